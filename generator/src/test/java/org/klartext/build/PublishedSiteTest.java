package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published keeps to the formats it is published in. */
class PublishedSiteTest {
  private static final Path ROOT = Path.of(System.getProperty("klartext.root"));

  /** What is built. */
  enum Tree {
    OURS,
    SMALL
  }

  @TempDir Path folder;

  private Path build(Tree tree) throws Exception {
    Path content = ROOT.resolve("content");
    if (tree == Tree.OURS) {
      assumeTrue(Files.isDirectory(content), "There is no content folder");
    } else {
      content = folder.resolve("content");
      org.klartext.TreeArchive.write(content, SmallPortal.ARCHIVE);
      grow(content);
    }
    Path out = folder.resolve("site");
    BuildReport report =
        Workplace.run(BuildOptions.of(content, ROOT.resolve("themes"), out, folder.resolve("var")));
    assertEquals(0, report.errors(), report.problems()::toString);
    return out;
  }

  /** So many pages that lists have several pages; threads as deep as they go. */
  private static void grow(Path content) throws Exception {
    for (int i = 0; i < 45; i++) {
      Files.writeString(
          content.resolve("de/faq/frage-" + i + ".md"),
          """
          ---
          title: "Frage %1$d: Was ist <b>&\\"%1$d\\"</b>?"
          description: "Mit < und & und \\" und '"
          date: 2026-01-%2$02d
          tags: [C++, "<i>", "A & B"]
          topics: [netz]
          ---
          ## Abschnitt "%1$d" & mehr

          | a | b |
          |---|--:|
          | 1 | [x](wlan.md) |

          - [ ] offen
          - [x] fertig

          Fußnote[^1] und ~~weg~~.

          [^1]: Hier.

          !!! note "Achtung"
              Text

          Begriff
          : Erklärung

          ```java
          var a = "<b>";
          ```

          https://www.youtube.com/watch?v=dQw4w9WgXcQ
          """
              .formatted(i, i % 28 + 1));
    }
    for (int i = 1; i < 16; i++) {
      Files.writeString(
          content.resolve("de/fragen/2026/q1.replies/01Z%02d.md".formatted(i)),
          """
          ---
          id: 01Z%02d
          kind: %s
          replyTo: 01%s
          author: {name: "Ida <b>", website: "https://ida.example/?a=1&b=2"}
          date: 2026-06-%02d
          %s
          ---
          %s
          """
              .formatted(
                  i,
                  i % 3 == 0 ? "mention" : "comment",
                  i == 1 ? "A" : "Z%02d".formatted(i - 1),
                  i,
                  i == 7 ? "removed: {reason: advertising, date: 2026-07-01}" : "lang: de",
                  i == 7 ? "" : "Text & *mehr* http://www.example.org/?a=1&b=2"));
    }
  }

  private static List<Path> files(Path out, String ending) throws Exception {
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      assertFalse(found.isEmpty(), ending);
      return found;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPageIsValidHtml(Tree tree) throws Exception {
    Path out = build(tree);
    EmbeddedValidator validator = new EmbeddedValidator();
    List<String> faults = new ArrayList<>();
    for (Path file : files(out, ".html")) {
      String report = validator.validate(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (report.contains("\"type\":\"error\"")) {
        faults.add(out.relativize(file) + " " + report);
      }
    }
    assertEquals(List.of(), faults);
  }

  @ParameterizedTest
  @EnumSource
  void everyFeedCanBeRead(Tree tree) throws Exception {
    Path out = build(tree);
    for (Path file : files(out, "feed.xml")) {
      try (XmlReader reader = new XmlReader(Files.newInputStream(file))) {
        var feed = new SyndFeedInput().build(reader);
        assertFalse(feed.getTitle().isBlank(), file::toString);
        feed.getEntries().forEach(entry -> assertFalse(entry.getLink().isBlank()));
      }
    }
    for (Path file : files(out, "feed.json")) {
      JsonNode feed = JsonMapper.shared().readTree(file.toFile());
      assertEquals("https://jsonfeed.org/version/1.1", feed.path("version").asString());
      assertFalse(feed.path("title").asString().isBlank());
      assertTrue(feed.path("items").isArray());
      for (JsonNode item : feed.path("items")) {
        assertFalse(item.path("id").asString().isBlank(), file::toString);
        assertTrue(item.has("content_html") || item.has("content_text"), file::toString);
      }
    }
  }

  private static String base(Path out) throws Exception {
    JsonNode site = JsonMapper.shared().readTree(out.resolve("api/v1/site.json").toFile());
    return site.path("data").path("baseUrl").asString();
  }

  /** The file behind an address of the site; empty for other sites. */
  private static Optional<Path> file(Path out, String base, String address) {
    String path = URI.create(base).getPath();
    String origin = base.substring(0, base.length() - path.length());
    String local = address.startsWith(base) ? address.substring(origin.length()) : address;
    if (!local.startsWith(path)) {
      return Optional.empty();
    }
    String decoded = URI.create(local).getPath().substring(path.length());
    return Optional.of(
        out.resolve(decoded.isEmpty() || decoded.endsWith("/") ? decoded + "index.html" : decoded));
  }

  @ParameterizedTest
  @EnumSource
  void theSitemapNamesFilesThatExist(Tree tree) throws Exception {
    Path out = build(tree);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var sitemap = factory.newDocumentBuilder().parse(out.resolve("sitemap.xml").toFile());
    var locations = sitemap.getElementsByTagName("loc");
    assertTrue(locations.getLength() > 4);
    for (int i = 0; i < locations.getLength(); i++) {
      String address = locations.item(i).getTextContent();
      assertTrue(file(out, base(out), address).filter(Files::isRegularFile).isPresent(), address);
    }
    var languages = sitemap.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link");
    for (int i = 0; i < languages.getLength(); i++) {
      String address = ((org.w3c.dom.Element) languages.item(i)).getAttribute("href");
      assertTrue(file(out, base(out), address).filter(Files::isRegularFile).isPresent(), address);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyAddressOnAPageLeadsToAFileAndAPlaceInIt(Tree tree) throws Exception {
    Path out = build(tree);
    String base = base(out);
    List<String> dangling = new ArrayList<>();
    for (Path page : files(out, ".html")) {
      Document html = Jsoup.parse(page, "UTF-8");
      for (Element element : html.select("[href], [src]")) {
        String address = element.hasAttr("src") ? element.attr("src") : element.attr("href");
        if (!address.matches("(?i)(mailto|tel|data):.*") && isDangling(out, base, page, address)) {
          dangling.add(out.relativize(page) + " → " + address);
        }
      }
    }
    assertEquals(List.of(), dangling);
  }

  private static boolean isDangling(Path out, String base, Path page, String address)
      throws Exception {
    String fragment = address.contains("#") ? address.substring(address.indexOf('#') + 1) : "";
    String place = address.contains("#") ? address.substring(0, address.indexOf('#')) : address;
    Optional<Path> target = place.isEmpty() ? Optional.of(page) : file(out, base, place);
    if (target.isEmpty()) {
      return !address.startsWith("http");
    }
    if (!Files.isRegularFile(target.get())) {
      return true;
    }
    return !fragment.isEmpty()
        && target.get().toString().endsWith(".html")
        && Jsoup.parse(target.get(), "UTF-8")
                .getElementById(
                    java.net.URLDecoder.decode(fragment, java.nio.charset.StandardCharsets.UTF_8))
            == null;
  }

  @ParameterizedTest
  @EnumSource
  void everyDocumentIsJsonAndItsLinksExist(Tree tree) throws Exception {
    Path out = build(tree);
    String base = base(out);
    for (Path file : files(out.resolve("api"), ".json")) {
      JsonNode links = JsonMapper.shared().readTree(file.toFile()).path("links");
      assertEquals(file, file(out, base, links.path("self").asString()).orElseThrow());
      for (String name : List.of("next", "markdown", "canonical")) {
        if (links.has(name)) {
          String address = links.path(name).asString();
          assertTrue(file(out, base, address).filter(Files::isRegularFile).isPresent(), address);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void structuredDataKeepsToTheVocabulary(Tree tree) throws Exception {
    Path vocabulary =
        Path.of(System.getProperty("klartext.corpora", ""))
            .resolve("jsonld/schemaorg-30.0/schemaorg-current-https.jsonld");
    assumeTrue(Files.isRegularFile(vocabulary), "The corpora are not here");
    Vocabulary words = Vocabulary.read(vocabulary);
    assertFalse(
        words
            .faults(JsonMapper.shared().readTree("{\"@type\":\"Article\",\"price\":1}"))
            .isEmpty());
    Path out = build(tree);
    List<String> faults = new ArrayList<>();
    int found = 0;
    for (Path page : files(out, ".html")) {
      for (Element script : Jsoup.parse(page, "UTF-8").select("script[type=application/ld+json]")) {
        found++;
        for (String fault : words.faults(JsonMapper.shared().readTree(script.data()))) {
          faults.add(out.relativize(page) + ": " + fault);
        }
      }
    }
    assertTrue(found > 5);
    assertEquals(List.of(), faults);
  }

  @Test
  void nothingIsAskedOfThirdParties() throws Exception {
    Path out = build(Tree.SMALL);
    for (Path page : files(out, ".html")) {
      for (Element element :
          Jsoup.parse(page, "UTF-8")
              .select("[src], link[rel=stylesheet], link[rel~=icon|preload]")) {
        String address = element.hasAttr("src") ? element.attr("src") : element.attr("href");
        assertTrue(address.startsWith("/"), () -> page + " asks for " + address);
      }
    }
  }
}

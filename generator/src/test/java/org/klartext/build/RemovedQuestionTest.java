package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of a question that was removed a marker stays, and what others said to it. */
class RemovedQuestionTest {
  private static final String FILE = "de/fragen/2026/q1.md";
  private static final String PAGE = "fragen/warum-blinkt-das-rote-licht-q1/index.html";

  /** Words that stand nowhere but in the question. */
  private static final List<String> SECRETS =
      List.of("Warum blinkt", "Geheimwort", "Klausuria", "Andersfrage", "Kurzwort", "Markerwort");

  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void buildForTheFirstTime() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
    place.write(
        FILE,
        """
        ---
        title: Warum blinkt das rote Licht?
        id: q1
        date: 2026-05-01
        topic: netz
        tags: [Markerwort]
        description: Kurzwort
        asked: [Andersfrage]
        author: {name: Klausuria}
        aliases: [/altes/licht/]
        ---
        Geheimwort
        """);
    place.replace("de/artikel/router.md", "authors: [mira]", "related: [../fragen/2026/q1.md]");
    place.replace("de/artikel/kabel/index.md", "Siehe ", "Zur [Frage](../../fragen/2026/q1.md). ");
    assertEquals(List.of(), place.build().problems());
  }

  @AfterEach
  void end() {
    place.close();
  }

  private void remove(String removed) throws Exception {
    place.replace(FILE, "id: q1", "id: q1\n" + removed);
  }

  private Document page() throws Exception {
    return Jsoup.parse(place.output(PAGE));
  }

  private JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(place.output(path));
  }

  private List<String> filesWith(List<String> words) throws Exception {
    List<String> found = new ArrayList<>();
    for (String path : place.output().keySet()) {
      Path file = place.out().resolve(path);
      if (Files.isRegularFile(file)) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        words.stream().filter(text::contains).forEach(word -> found.add(word + " in " + path));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "removed: {reason: insult, date: 2026-08-01}",
        "removed: {}",
        "removed:",
        "removed: false",
        "removed: {reason: unknown}",
        "removed: [1]"
      })
  void nothingOfItIsToldAnywhere(String removed) throws Exception {
    assertFalse(filesWith(SECRETS).isEmpty());
    remove(removed);
    place.build();
    assertEquals(List.of(), filesWith(SECRETS));
    place.assertLikeCleanBuild(removed);
  }

  @Test
  void itsAddressAnswersWithAMarkerAndTheRepliesStay() throws Exception {
    remove("removed: {reason: insult, date: 2026-08-01}");
    assertEquals(List.of(), place.build().problems());
    Document page = page();
    assertEquals("Entfernte Frage", page.select("h1").text());
    assertEquals("Entfernte Frage – Portal", page.title());
    assertEquals(
        "Hier stand eine Frage. Sie wurde entfernt: Beleidigung. 1. August 2026",
        page.select(".document-body > .removed").text());
    assertEquals("noindex", page.select("meta[name=robots]").attr("content"));
    assertTrue(page.select(".answers").text().contains("Es sucht ein Netz."));
    assertEquals(0, page.select(".asker, .aside, script[type=application/ld+json]").size());
    assertTrue(place.output("altes/licht/index.html").contains("Entfernte Frage"));
    assertTrue(place.output("en/" + PAGE).contains("Removed question"));
  }

  @Test
  void itIsInNoListNoFeedAndNoSitemap() throws Exception {
    remove("removed: {reason: insult}");
    BuildReport report = place.build();
    assertTrue(report.deleted().contains("fragen/index.html"), "it was the only question");
    List<String> files = new ArrayList<>(filesWith(List.of("warum-blinkt-das-rote-licht")));
    files.removeIf(it -> it.endsWith(".klartext"));
    Set<String> left =
        Set.of(
            PAGE,
            "en/" + PAGE,
            "altes/licht/index.html",
            "artikel/kabel/index.html",
            "en/artikel/kabel/index.html",
            "artikel/kabel/index.md",
            "api/v1/pages/q1.json",
            "api/v1/pages/kabel.json",
            "feed.xml",
            "feed.json");
    for (String file : files) {
      assertTrue(left.contains(file.substring(file.indexOf(" in ") + 4)), file);
    }
    assertFalse(place.output("sitemap.xml").contains("licht"));
    assertEquals(0, json("api/v1/questions/index.json").at("/meta/total").asInt());
  }

  @Test
  void itsDocumentSaysWhyAndWhen() throws Exception {
    remove("removed: {reason: insult, date: 2026-08-01T10:00:00Z}");
    place.build();
    JsonNode data = json("api/v1/pages/q1.json").path("data");
    assertEquals("insult", data.at("/removed/reason").asString());
    assertEquals("2026-08-01T12:00:00+02:00", data.at("/removed/date").asString());
    for (String key : List.of("title", "html", "text", "asker")) {
      assertEquals("", data.path(key).asString(), key);
    }
    assertEquals("01A", data.at("/replies/answers/0/id").asString());
  }

  @Test
  void aReasonThatNobodyNamedAndAWrongOneAreTold() throws Exception {
    remove("removed: {reason: critical}");
    assertEquals(List.of("unknown-reason"), codes());
    place.replace(FILE, "removed: {reason: critical}", "removed: true");
    assertEquals(List.of("wrong-type"), codes().stream().distinct().toList());
    assertTrue(page().select(".document-body > .removed").text().endsWith("wurde entfernt."));
  }

  private List<String> codes() throws Exception {
    return place.build().problems().stream()
        .map(org.klartext.site.Problem::code)
        .filter(it -> !it.equals("missing-key"))
        .toList();
  }

  @Test
  void whatStandsBelowTheHeadOfARemovedQuestionDoesNotCount() throws Exception {
    remove("removed: {reason: insult}");
    place.build();
    place.replace(FILE, "Geheimwort", "Noch ein anderes");
    assertEquals(List.of(), place.build().rendered());
  }

  @Test
  void itsAddressStaysWhereTheServerHasWrittenTheSlug() throws Exception {
    place.write(
        FILE, "---\nid: q1\nslug: warum-blinkt-das-rote-licht\nremoved: {reason: spam}\n---\n");
    assertEquals(
        List.of(),
        place.build().problems().stream()
            .filter(it -> !it.code().equals("dangling-link"))
            .toList());
    assertEquals("Entfernte Frage", page().select("h1").text());
  }
}

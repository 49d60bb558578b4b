package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import tools.jackson.databind.JsonNode;

/** The server says of itself what it takes and gives: to programs, and to people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedApiTest {
  private TestServer server;
  private Path content;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server =
        TestServer.in(folder)
            .with(TestPortal.ARCHIVE.replace("http://localhost/", "http://localhost/hilfe/"))
            .flag("--cors", "https://app.example")
            .start();
    content = server.content();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Document page(String path, String... headers) {
    Answer answer = server.get(path, headers);
    assertEquals(200, answer.status());
    return Jsoup.parse(answer.body());
  }

  @Test
  void theDocumentIsThatOfThisPortal() {
    JsonNode document = server.get("/hilfe/api/openapi.json").json();
    assertEquals("http://localhost/hilfe", document.at("/servers/0/url").asString());
    assertEquals("Portal", document.at("/info/contact/name").asString());
    assertEquals("3.1.1", document.path("openapi").asString());
  }

  @Test
  void whoeverHasItNeedNotReadItAgain() {
    Answer first = server.get("/hilfe/api/openapi.json");
    String tag = first.header("ETag");
    assertEquals("no-cache", first.header("Cache-Control"));
    Answer again = server.get("/hilfe/api/openapi.json", "If-None-Match", "\"other\", " + tag);
    assertEquals(304, again.status());
    assertEquals(tag, again.header("ETag"));
    assertEquals(200, server.get("/hilfe/api/openapi.json", "If-None-Match", "\"other\"").status());
  }

  @Test
  void anotherSiteMayReadItIfItMayReadAnything() {
    Answer answer = server.get("/hilfe/api/openapi.json", "Origin", "https://app.example");
    assertEquals("https://app.example", answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void aPortalWithAnotherNameDescribesItselfAnew() throws Exception {
    String tag = server.get("/hilfe/api/openapi.json").header("ETag");
    Path file = content.resolve("site.yaml");
    String before = Files.readString(file);
    Files.writeString(file, before.replace("de: Portal", "de: Auskunft"));
    try {
      while (server.get("/hilfe/api/openapi.json").header("ETag").equals(tag)) {
        Thread.onSpinWait();
      }
      JsonNode document = server.get("/hilfe/api/openapi.json").json();
      assertEquals("Auskunft", document.at("/info/contact/name").asString());
    } finally {
      Files.writeString(file, before);
    }
  }

  @Test
  void thePageTellsOfEachCallInTheDocument() {
    JsonNode paths = server.get("/hilfe/api/openapi.json").json().path("paths");
    List<String> described =
        paths
            .propertyStream()
            .flatMap(path ->
                path.getValue()
                    .propertyStream()
                    .map(it -> it.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
            .sorted()
            .toList();
    Document page = page("/hilfe/api/");
    assertEquals(described, page.select(".address").eachText().stream().sorted().toList());
  }

  @Test
  void thePageSaysWhatACallNeedsAndHowItIsMade() {
    Elements decide = page("/hilfe/api/").select(".call:has(#decide)");
    assertTrue(
        decide.select(".fields dt").eachText().toString().contains("If-Match header required"));
    assertTrue(decide.text().contains("Needs the scope moderation."));
    assertEquals("not-possible", decide.select("a[href=#409-not-possible]").text());
    String example = decide.select("pre").eachText().getLast();
    assertTrue(example.startsWith("curl -X PUT 'http://localhost/hilfe/api/v1/"), example);
    assertTrue(example.contains("-H 'If-Match: \"1.1\"'"), example);
  }

  @Test
  void everyLinkInThePageLeadsSomewhere() {
    Document page = page("/hilfe/api/");
    TreeSet<String> ids = new TreeSet<>(page.select("[id]").eachAttr("id"));
    String lost =
        page.select("main a[href^=#]").eachAttr("href").stream()
            .map(it -> it.substring(1))
            .filter(it -> !ids.contains(it))
            .distinct()
            .collect(Collectors.joining(" "));
    assertEquals("", lost);
    assertEquals(
        "http://localhost/hilfe/api/openapi.json",
        page.select("a[href$=openapi.json]").attr("href"));
  }

  @Test
  void itsTextsAreEnglishInAPortalOfAnyLanguage() {
    Document german = page("/hilfe/api/", "Accept-Language", "de");
    assertEquals("de", german.select("html").attr("lang"));
    assertEquals("Die Programmierschnittstelle", german.select("h1").text());
    assertEquals("en", german.select(".api").attr("lang"));
    Document english = page("/hilfe/api/?lang=en");
    assertEquals("The API", english.select("h1").text());
    assertEquals(german.select(".api").text(), english.select(".api").text());
    assertNotEquals(german.select("header").text(), english.select("header").text());
  }

  @Test
  void withoutItsSlashTheAddressLeadsThere() {
    Answer answer = server.get("/hilfe/api");
    assertEquals(301, answer.status());
    assertEquals("/hilfe/api/", answer.header("Location").replaceAll("^http://[^/]+", ""));
  }
}

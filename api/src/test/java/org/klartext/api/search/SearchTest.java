package org.klartext.api.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.search.SearchPortal.encoded;
import static org.klartext.api.search.SearchPortal.ids;
import static org.klartext.api.search.SearchPortal.search;
import static org.klartext.api.search.SearchPortal.stream;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** Whoever looks for something gets the page, the passage and the ways to go on from there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = SearchPortal.start(folder).as(Role.MODERATOR);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static JsonNode first(Answer answer) {
    return answer.json().path("data").path(0);
  }

  private static String marked(JsonNode pieces) {
    return stream(pieces)
        .map(it ->
            it.path("marked").asBoolean()
                ? "[" + it.path("text").asString("") + "]"
                : it.path("text").asString(""))
        .collect(Collectors.joining());
  }

  @Test
  void aPageIsFoundWithThePassageAndTheHeadingThatFit() {
    Answer answer = search(server, "Welche Frist hat die Kündigung?");
    assertEquals(200, answer.status(), answer.body());
    assertEquals("no-cache", answer.header("Cache-Control"));
    JsonNode hit = first(answer);
    assertEquals("kuendigen", hit.path("id").asString());
    assertEquals("faq", hit.path("kind").asString());
    assertEquals("de", hit.path("lang").asString());
    assertEquals("/faq/kuendigen/", hit.path("permalink").asString());
    assertEquals("Wie kündige ich meinen Vertrag?", hit.path("title").asString());
    assertEquals("In drei Schritten.", hit.path("description").asString());
    assertEquals("2026-03-02T00:00:00+01:00", hit.path("date").asString());
    assertEquals("2026-10-05T00:00:00+02:00", hit.path("updated").asString());
    assertTrue(hit.path("score").asDouble() > 0);
    assertTrue(marked(hit.path("titleMarked")).contains("[kündige]"), answer.body());
    assertTrue(marked(hit.path("passage")).contains("[Kündigung]"), answer.body());
    assertEquals("Welche Frist gilt", hit.path("section").path("heading").asString());
    String anchor = hit.path("section").path("anchor").asString();
    assertEquals("/faq/kuendigen/#" + anchor, hit.path("section").path("permalink").asString());
    assertTrue(server.get("/faq/kuendigen/").body().contains("id=\"" + anchor + "\""));
    assertEquals("de", answer.json().path("meta").path("lang").asString());
    assertTrue(answer.json().path("links").path("self").asString().startsWith("/api/v1/search?q="));
  }

  @Test
  void anAnswerUnderAQuestionIsFoundWhereItStands() {
    JsonNode hit = first(search(server, "Geflacker Firmware"));
    assertEquals("0frage000001", hit.path("id").asString());
    assertEquals("open", hit.path("status").asString());
    assertEquals("01M6NZESW5NZTWHCPKMH6P24GN", hit.path("section").path("anchor").asString());
  }

  @Test
  void asManyPagesAsAFilterCountsAreFoundWithIt() {
    List<String> queries = List.of("Kündigung Vertrag", "Vertrag Netz Router", "Mira Beispiel");
    int looked = 0;
    for (String query : queries) {
      for (String chosen : List.of("lang=de", "kind=faq", "topic=vertrag")) {
        JsonNode facets = search(server, query, chosen).json().path("meta").path("facets");
        for (String name : List.of("kind", "topic", "tag")) {
          for (JsonNode each : facets.path(name)) {
            String filter = name + "=" + encoded(each.path("value").asString());
            Answer found =
                chosen.startsWith(name)
                    ? search(server, query, filter)
                    : search(server, query, chosen, filter);
            assertEquals(
                each.path("count").asInt(),
                found.json().path("meta").path("total").asInt(),
                () -> query + " " + chosen + " " + filter);
            looked++;
          }
        }
      }
    }
    assertTrue(looked > 20, "There were only " + looked + " filters");
  }

  @Test
  void aSearchIsLimitedByKindTopicAndTag() {
    assertEquals(
        List.of("kuendigen", "umzug"),
        ids(search(server, "Kündigung", "kind=faq", "topic=vertrag")));
    assertEquals(List.of("umzug"), ids(search(server, "Kündigung", "topic=netz")));
    assertEquals(List.of("einfach"), ids(search(server, "Kündigung", "tag=Haltung")));
    assertEquals(List.of(), ids(search(server, "Kündigung", "topic=nichts")));
    JsonNode topics = search(server, "Kündigung").json().path("meta").path("facets").path("topic");
    assertEquals("vertrag", topics.path(0).path("value").asString());
    assertEquals("Vertrag und Laufzeit", topics.path(0).path("title").asString());
  }

  @Test
  void thePageOfAListIsAsLongAsOneWants() {
    Answer one = search(server, "Kündigung", "page%5Bsize%5D=1");
    assertEquals(1, ids(one).size());
    assertTrue(one.json().path("meta").path("total").asInt() > 1);
  }

  @Test
  void everyLanguageHasItsOwnPagesAndWhatStandsInForThem() {
    assertEquals(List.of("cancel"), ids(search(server, "cancel contract", "lang=en")));
    JsonNode german = first(search(server, "Umzug", "lang=en"));
    assertEquals("umzug", german.path("id").asString());
    assertEquals("de", german.path("lang").asString());
    assertEquals("/en/faq/umzug/", german.path("permalink").asString());
    assertEquals(200, server.get("/en/faq/umzug/").status());
    assertEquals(List.of(), ids(search(server, "cancel")));
    assertFalse(ids(search(server, "Kündigen Vertrag", "lang=en")).contains("kuendigen"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lang=de",
        "q=",
        "q=%20",
        "q=x&lang=fr",
        "q=x&kind=spam",
        "q=x&sort=date",
        "q=x&page%5Bsize%5D=0",
        "q=x&page%5Bsize%5D=51",
        "q=x&page%5Bsize%5D=1e1",
        "q=x&page%5Bafter%5D=MQ",
        "q=x&q=y",
        "q=x&typing=maybe",
        "q=%00"
      })
  void aTamperedSearchIsRefused(String query) {
    Answer answer = server.get("/api/v1/search?" + query);
    assertEquals(400, answer.status(), query + " " + answer.body());
    assertEquals("application/problem+json", answer.header("Content-Type"));
  }

  @Test
  void aRefusalNamesTheParameter() {
    assertEquals("invalid-parameter", server.get("/api/v1/search").text("code"));
    assertTrue(server.get("/api/v1/search").text("detail").startsWith("q: "));
    assertTrue(server.get("/api/v1/search?q=x&sort=y").text("detail").startsWith("sort: "));
    assertTrue(server.get("/api/v1/suggest?q=x&limit=3").text("detail").startsWith("limit: "));
  }

  static Stream<String> strange() {
    return Stream.of(
        "Kündigung AND NOT (Vertrag OR \"Frist",
        "title:[a TO z] +kuendigung^99 ~",
        "kündig*",
        "?*?*?*?*",
        "/(k+)+ündigung$/",
        "((((((((((((((((((((",
        "\\\\\\ \" ' ; -- {{ }} ${jndi:ldap://x} <script>alert(1)</script>",
        "und oder der die das ein",
        "the of and",
        "😀😀😀 👩‍👩‍👧‍👦",
        "…!?.,;:",
        "\u0001\u0002\u001b[31mKündigung\u0007",
        "\u202eKündigung\u2066",
        "Ku\u0308ndigung",
        "Kündigung ".repeat(80),
        "k".repeat(10_000),
        "Wort ".repeat(2_000),
        IntStream.range(0, 1_000).mapToObj(it -> "w" + it).collect(Collectors.joining(" ")),
        "z\u0351\u0358".repeat(500),
        "ﷺ".repeat(1_000),
        "漢字".repeat(500));
  }

  @ParameterizedTest
  @MethodSource("strange")
  void whateverPeopleTypeIsText(String text) {
    for (String path : List.of("/api/v1/search?q=", "/api/v1/suggest?q=", "/search?q=")) {
      Answer answer = server.get(path + encoded(text));
      assertEquals(200, answer.status(), () -> path + " " + answer.body());
      assertTrue(answer.body().length() < 100_000, path);
    }
    Map<String, String> question = Map.of("title", text, "body", text);
    for (Answer answer :
        List.of(
            server.post("/api/v1/similar", question), server.form("/api/v1/similar", question))) {
      assertEquals(200, answer.status(), answer::body);
      assertTrue(answer.json().path("data").size() <= 3);
    }
  }

  @Test
  void whatLooksLikeASyntaxFindsWhatItsWordsMean() {
    for (String text :
        List.of(
            "title:Kündigung", "+Kündigung -xyz", "\"Kündigung", "Ku\u0308ndigung", "Kuendigung")) {
      assertTrue(ids(search(server, text)).contains("kuendigen"), text);
    }
  }

  @Test
  void aLongTextCountsAsFarAsItIsRead() {
    String text = "Wie kündige ich den Vertrag " + "und so weiter ".repeat(650);
    assertEquals("kuendigen", ids(search(server, text)).getFirst());
  }

  @Test
  void brokenUtf8IsTextOrRefused() {
    for (String escape : List.of("%ff", "%c0%ae", "%ed%a0%80", "K%fcndigung", "%f0%9f")) {
      for (String path : List.of("/api/v1/search?q=", "/api/v1/suggest?q=", "/search?q=")) {
        int status = server.get(path + escape).status();
        assertTrue(status == 200 || status == 400, path + escape + " " + status);
      }
    }
  }

  @Test
  void withoutAWordNothingIsFound() {
    for (String text : List.of("😀", "…", "?!")) {
      Answer answer = search(server, text);
      assertEquals(200, answer.status());
      assertEquals(0, answer.json().path("meta").path("total").asInt());
    }
  }

  @Test
  void whoTypesIsOfferedPages() {
    Answer answer = server.get("/api/v1/suggest?q=" + encoded("Wie kündige"));
    assertEquals("no-cache", answer.header("Cache-Control"));
    JsonNode first = first(answer);
    assertEquals("kuendigen", first.path("id").asString());
    assertEquals("faq", first.path("kind").asString());
    assertEquals("/faq/kuendigen/", first.path("permalink").asString());
    assertEquals("Wie kündige ich meinen Vertrag?", first.path("title").asString());
    assertEquals("de", answer.json().path("meta").path("lang").asString());
    for (String nothing : List.of("", "?q=", "?q=%20", "?q=k")) {
      Answer none = server.get("/api/v1/suggest" + nothing);
      assertEquals(200, none.status());
      assertTrue(none.json().path("data").size() <= 8);
    }
  }

  @Test
  void aQuestionBeingWrittenFindsThePageThatAnswersIt() {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("title", "Ich möchte meinen Vertrag kündigen");
    question.put("body", "Bis wann muss ich das tun?");
    for (Answer answer :
        List.of(
            server.post("/api/v1/similar", question), server.form("/api/v1/similar", question))) {
      assertEquals(200, answer.status(), answer::body);
      assertEquals("kuendigen", ids(answer).getFirst());
      assertTrue(ids(answer).size() <= 3);
      assertFalse(first(answer).path("passage").isEmpty());
    }
    assertEquals(
        List.of(),
        ids(server.post("/api/v1/similar", Map.of("title", "Wo brüten Kraniche im Herbst?"))));
    assertEquals(List.of(), ids(server.post("/api/v1/similar", Map.of())));
    assertEquals(
        List.of("cancel"),
        ids(server.post("/api/v1/similar", Map.of("title", "cancel contract", "lang", "en"))));
    assertEquals(0, server.get("/api/v1/moderation/queue").json().path("data").size());
  }

  @Test
  void aQuestionThatCannotBeReadIsRefused() {
    assertEquals(400, server.post("/api/v1/similar", Map.of("titel", "x")).status());
    assertEquals(400, server.post("/api/v1/similar", Map.of("title", List.of())).status());
    assertEquals(422, server.post("/api/v1/similar", Map.of("lang", "fr")).status());
    assertEquals(415, server.raw("POST", "/api/v1/similar", "text/plain", "x").status());
    assertEquals(400, server.raw("POST", "/api/v1/similar", "application/json", "{").status());
    assertEquals(405, server.get("/api/v1/similar").status());
    String huge = "x".repeat(2_000_000);
    assertEquals(413, server.post("/api/v1/similar", Map.of("body", huge)).status());
  }

  private Document page(String query) {
    Answer answer = server.get("/search" + query);
    assertEquals(200, answer.status(), answer::body);
    assertEquals("noindex", answer.header("X-Robots-Tag"));
    return Jsoup.parse(answer.body(), "http://localhost/");
  }

  @Test
  void theSearchIsAPageThatNeedsNoScript() {
    Document page = page("?q=" + encoded("Frist der Kündigung"));
    assertEquals("noindex", page.select("meta[name=robots]").attr("content"));
    assertEquals("Frist der Kündigung", page.select("main input[name=q]").val());
    assertEquals("/faq/kuendigen/", page.select("main .card a").first().attr("href"));
    assertEquals("Kündigung", page.select("main .card-text mark").first().text());
    assertTrue(page.select("main .hit-section").attr("href").startsWith("/faq/kuendigen/#"));
    assertTrue(page.title().contains("Frist der Kündigung"));
    Document faq = page(link(page, "kind=faq"));
    assertEquals(
        page.select(".filters a[href*=kind=faq] .count").text() + " Treffer",
        faq.select("main .total").text());
    assertTrue(faq.select(".filters a[aria-current]").text().contains("Häufige Fragen"));
    Document all =
        page(faq.select(".filters").first().select("a").first().attr("href").substring(7));
    assertEquals(page.select("main .card").size(), all.select("main .card").size());
  }

  @Test
  void aFilterWithoutHitsIsShownAndCanBeLeft() {
    Document page = page("?q=" + encoded("Kündigung") + "&kind=expert&topic=nichts%01");
    assertEquals(2, page.select(".filters a[aria-current=true]").size());
    assertEquals("0", page.select(".filters").first().select("a[aria-current=true] .count").text());
    assertTrue(page.select("main .empty").text().contains("Mit dieser Auswahl"));
  }

  private static String link(Document page, String part) {
    return page.select(".filters a[href*=" + part + "]").attr("href").substring("/search".length());
  }

  @Test
  void whoFindsNothingIsAskedToAsk() {
    Document page = page("?q=" + encoded("Kraniche & Störche"));
    assertTrue(page.select("main .empty").text().contains("„Kraniche & Störche“"));
    String ask = page.select("main .empty a").attr("href");
    assertEquals(
        "Kraniche & Störche", Jsoup.parse(server.get(ask).body()).select("#_f-title").val());
  }

  @Test
  void thePageOfTheSearchSpeaksEveryLanguage() {
    Document page = page("?lang=en&q=cancel");
    assertEquals("en", page.select("html").attr("lang"));
    assertEquals("/en/faq/cancel/", page.select("main .card a").first().attr("href"));
    assertEquals(
        List.of("/search?lang=de&q=cancel", "/search?lang=en&q=cancel"),
        page.select(".sections .languages a").eachAttr("href"));
    assertEquals("de", page("?lang=xx&q=x").select("html").attr("lang"));
    assertEquals(1, page("").select("main form.search").size());
    assertEquals(0, page("?q=x&kind=%22&utm_source=y").select("[aria-current=true].chip").size());
  }

  @Test
  void theSearchPageOfTheSiteKeepsItsAddress() {
    Document published = Jsoup.parse(server.get("/search/").body());
    assertEquals(1, published.select("#_hits").size());
    assertEquals("/search", published.select("form.search").first().attr("action"));
    assertEquals("/search/", published.select("form.search").first().attr("data-page"));
    assertEquals(0, published.select("main noscript").size());
    List<String> languages = new ArrayList<>();
    for (String path : List.of("/search/", "/en/search/")) {
      languages.add(Jsoup.parse(server.get(path).body()).select("[name=lang]").first().val());
    }
    assertEquals(List.of("de", "en"), languages);
  }

  @Test
  void theHealthSaysThatTheSearchIsUp() {
    assertEquals("up", server.get("/health/ready").text("search"));
  }
}

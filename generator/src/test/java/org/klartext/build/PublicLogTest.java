package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How contributions are decided on is told to everybody. */
class PublicLogTest {
  private static final String LOG = "_data/moderation/2026-11.json";
  private static final String PAGE = "moderation/index.html";
  private static final String QUESTION = "/fragen/warum-blinkt-das-rote-licht-q1/";

  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void makeTree() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
  }

  @AfterEach
  void end() {
    place.close();
  }

  private void log(String month, String totals, String... decisions) throws Exception {
    place.write(
        "_data/moderation/" + month + ".json",
        "{\"month\": \"%s\", \"decisions\": [%s],\n\"totals\": {%s}}\n"
            .formatted(month, String.join(",\n", decisions), totals));
  }

  private static String decision(String at, String kind, String decision, String rest) {
    return "{\"at\": \"%s\", \"kind\": \"%s\", \"decision\": \"%s\", \"by\": \"staff\"%s}"
        .formatted(at, kind, decision, rest);
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(place.output(path));
  }

  private static List<String> footer(Document page) {
    return page.select("footer a").eachAttr("href");
  }

  @Test
  void withoutAServerAndALogThereIsNoSuchPage() throws Exception {
    place.build();
    assertFalse(place.output().containsKey(PAGE));
    assertFalse(footer(page("index.html")).contains("/hilfe/moderation/"));
  }

  @Test
  void whereThereIsAServerThePageIsThereBeforeAnythingWasDecided() throws Exception {
    place.replace("site.yaml", "defaultOwner: mira", "apiUrl: /\ndefaultOwner: mira");
    place.build();
    assertTrue(page(PAGE).select("main").text().contains("Bisher wurde nichts entschieden."));
    assertEquals(0, page(PAGE).select("table").size());
    assertTrue(footer(page("index.html")).contains("/hilfe/moderation/"));
    assertTrue(footer(page("en/faq/wlan/index.html")).contains("/hilfe/en/moderation/"));
  }

  @Test
  void itTellsReasonsNumbersAndDecisions() throws Exception {
    log(
        "2026-11",
        "\"approved\": 12, \"rejected\": {\"spam\": 3}, \"removed\": {\"insult\": 1}",
        decision(
            "2026-11-02T10:00:00Z", "question", "approved", ", \"page\": \"" + QUESTION + "\""),
        decision("2026-11-03T10:00:00Z", "comment", "rejected", ", \"reason\": \"spam\""),
        decision(
            "2026-11-04T10:00:00Z",
            "answer",
            "removed",
            ", \"reason\": \"insult\", \"page\": \"" + QUESTION + "\""),
        decision("2026-11-05T10:00:00Z", "answer", "edited", ", \"page\": \"/gibt/es/nicht/\""));
    log("2026-10", "\"withdrawn\": 1");
    assertEquals(List.of(), place.build().problems());
    Document page = page(PAGE);
    assertEquals("Moderation", page.select("h1").text());
    assertEquals(
        List.of(
            "kritisch ist,", "uns schlecht aussehen lässt,", "Mitbewerber nennt oder empfiehlt."),
        page.select("section[aria-labelledby=_never] li").eachText());
    assertEquals(7, page.select("section[aria-labelledby=_reasons] dt").size());
    Element table = page.expectFirst("table");
    assertEquals("Entscheidungen nach Monat und Grund", table.select("caption").text());
    assertEquals(
        List.of(
            "November 2026",
            "veröffentlicht 12",
            "abgelehnt Spam 3",
            "entfernt Beleidigung 1",
            "Oktober 2026",
            "zurückgezogen 1"),
        table.select("tbody tr").eachText());
    assertEquals(List.of("col", "col", "col"), table.select("thead th").eachAttr("scope"));
    assertEquals(
        List.of(
            "Antwort geändert 5. November 2026, durch das Team",
            "Antwort entfernt: Beleidigung 4. November 2026, durch das Team ·"
                + " Warum blinkt das rote Licht?",
            "Kommentar abgelehnt: Spam 3. November 2026, durch das Team"),
        page.select(".log-decisions > li").eachText());
    assertEquals("/hilfe" + QUESTION, page.select(".log-decisions a").attr("href"));
    assertEquals(
        List.of("/hilfe/moderation/2026-11.json", "/hilfe/moderation/2026-10.json"),
        page.select("a[type=application/json]").eachAttr("href"));
    assertEquals(place.text(LOG), place.output("moderation/2026-11.json"));
    Document english = page("en/" + PAGE);
    assertTrue(english.select("table").text().contains("November 2026 published 12"));
    assertEquals(
        List.of("/hilfe/moderation/2026-11.json", "/hilfe/moderation/2026-10.json"),
        english.select("a[type=application/json]").eachAttr("href"));
  }

  @Test
  void searchEnginesAndTranslationsFindItAndOurSearchDoesNot() throws Exception {
    log("2026-11", "\"approved\": 1");
    place.build();
    String sitemap = place.output("sitemap.xml");
    assertTrue(sitemap.contains("<loc>https://portal.example/hilfe/moderation/</loc>"));
    assertTrue(sitemap.contains("<loc>https://portal.example/hilfe/en/moderation/</loc>"));
    assertEquals(0, page(PAGE).select("meta[name=robots]").size());
    assertEquals(2, page(PAGE).select("head link[hreflang]").size());
    assertFalse(place.output("llms.txt").contains("moderation"));
  }

  @Test
  void onlyTheLatestTwoHundredDecisionsAreListed() throws Exception {
    String[] decisions =
        IntStream.range(0, 250)
            .mapToObj(i ->
                decision("2026-11-05T10:00:00Z", "comment", "rejected", ", \"reason\": \"spam\""))
            .toArray(String[]::new);
    log("2026-11", "\"rejected\": {\"spam\": 250}", decisions);
    place.build();
    assertEquals(200, page(PAGE).select(".log-decisions > li").size());
  }

  @Test
  void whatIsWrittenIntoALogIsTextAndNothingElse() throws Exception {
    String bad = "<script>alert(1)</script>\\\" onclick=x";
    log(
        "2026-11",
        "\"removed\": {\"" + bad + "\": 1}",
        decision("2026-11-05T10:00:00Z", "comment", "removed", ", \"reason\": \"" + bad + "\""),
        decision(
            "2026-11-05T10:00:00Z", "comment", "removed", ", \"page\": \"javascript:alert(1)\""));
    place.build();
    Document page = page(PAGE);
    assertEquals(0, page.select("main script, [onclick], [href^=javascript]").size());
    assertTrue(page.select("table").text().contains("<script>alert(1)</script>\" onclick=x"));
  }

  @Test
  void aChangedLogRendersNothingElse() throws Exception {
    log("2026-11", "\"approved\": 1");
    place.build();
    log("2026-11", "\"approved\": 2");
    assertEquals(
        List.of("en/" + PAGE, "moderation/2026-11.json", PAGE),
        place.build(Set.of(LOG)).rendered());
    place.assertLikeCleanBuild("another number");
    log("2026-12", "\"approved\": 3");
    assertEquals(
        List.of("en/" + PAGE, "moderation/2026-12.json", PAGE),
        place.build(Set.of("_data/moderation/2026-12.json")).rendered());
    place.assertLikeCleanBuild("another month");
    place.delete(LOG);
    assertEquals(List.of("moderation/2026-11.json"), place.build(Set.of(LOG)).deleted());
    place.assertLikeCleanBuild("a month gone");
    place.delete("_data/moderation/2026-12.json");
    place.build();
    place.assertLikeCleanBuild("no log at all");
    assertFalse(place.output().containsKey(PAGE));
  }

  @Test
  void anEditOfATextKeepsTheLog() throws Exception {
    log("2026-11", "\"approved\": 1");
    place.build();
    place.replace("de/artikel/router.md", "im Flur", "im Keller");
    BuildReport report = place.build();
    assertFalse(report.rendered().contains(PAGE));
    place.assertLikeCleanBuild("after the edit");
  }

  @Test
  void aBrokenLogIsToldAndTheOtherMonthsAreShown() throws Exception {
    log("2026-10", "\"approved\": 1");
    place.write(LOG, "{\"decisions\": [");
    place.write("_data/moderation/readme.txt", "x");
    place.write("_data/other/2026-11.json", "{}");
    BuildReport report = place.build();
    assertEquals(
        List.of("unreadable-log " + LOG),
        report.problems().stream().map(it -> it.code() + " " + it.file()).toList());
    assertTrue(page(PAGE).select("table").text().contains("Oktober 2026"));
    assertFalse(place.output().containsKey("moderation/2026-11.json"));
  }
}

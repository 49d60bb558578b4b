package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.site.Problem;

/** How long answers take, who gives them and what stays open is told to everybody. */
class ServiceFiguresTest {
  private static final String FIGURES = "_data/dialogue/2026-11.json";
  private static final String PAGE = "dialog/index.html";
  private static final String NOVEMBER =
      """
      {"questions": 1012,
       "answered": {"count": 9, "medianSeconds": 8100, "p90Seconds": 30000,
         "byCustomers": 4, "byStaff": 5},
       "accepted": {"count": 3, "medianSeconds": 9000, "p90Seconds": 40000},
       "open": {"day": 1, "week": 2, "month": 0, "older": 0, "overdue": 1},
       "handOvers": 2, "handOversOfAnswered": 1,
       "escalations": 6, "askedBack": 7, "reopened": 8, "overruled": 1, "stopped": 3,
       "refused": {"duplicate": 1, "spam": 2, "advertising": 0}}
      """;

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

  private void figures(String month, String asOf, String all, String topics) throws Exception {
    place.write(
        "_data/dialogue/" + month + ".json",
        "{\"month\": \"%s\", \"asOf\": \"%s\",\n\"all\": %s, \"topics\": {%s}}\n"
            .formatted(month, asOf, all, topics));
  }

  private void questions(String month, int questions) throws Exception {
    String asOf = YearMonth.parse(month).atEndOfMonth().toString();
    figures(month, asOf, "{\"questions\": " + questions + "}", "");
  }

  private static String answers(int byCustomers, int byStaff, int seconds) {
    return """
    {"answered": {"count": %d, "medianSeconds": %d, "p90Seconds": %d, "byCustomers": %d,
    "byStaff": %d}}\
    """
        .formatted(byCustomers + byStaff, seconds, 2 * seconds, byCustomers, byStaff);
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(place.output(path));
  }

  private static List<String> footer(Document page) {
    return page.select("footer a").eachAttr("href");
  }

  private static List<String> rows(Element table) {
    return table.select("tbody tr").eachText();
  }

  @Test
  void withoutFiguresThereIsNoSuchPage() throws Exception {
    place.replace("site.yaml", "defaultOwner: mira", "apiUrl: /\ndefaultOwner: mira");
    place.build();
    assertFalse(place.output().containsKey(PAGE));
    assertFalse(footer(page("index.html")).contains("/hilfe/dialog/"));
    assertFalse(place.output("sitemap.xml").contains("dialog"));
    assertFalse(place.output("index.html").contains("figures"));
  }

  @Test
  void itTellsTheNewestMonthAtAGlance() throws Exception {
    figures("2026-11", "2026-11-27", NOVEMBER, "");
    assertEquals(List.of(), place.build().problems());
    Document page = page(PAGE);
    assertEquals("Servicezahlen", page.select("h1").text());
    assertEquals("November 2026", page.select("#_latest").text());
    assertTrue(page.text().contains("Der Monat läuft noch; gezählt bis 27. November 2026."));
    assertEquals(
        List.of(
            "Erste echte Antwort nach 2 Std. 15 Min. im Median; neun von zehn nach höchstens"
                + " 8 Std. 20 Min.",
            "Beantwortete Fragen 9 neu gestellt: 1.012",
            "Antworten von Kunden 44 % 4 von Kunden, 5 vom Team",
            "Offene Fragen 3 überfällig: 1"),
        page.select(".key-figures > div").eachText().stream()
            .map(text -> text.replace('\u00a0', ' '))
            .toList());
    Document english = page("en/" + PAGE);
    assertEquals("Service figures", english.select("h1").text());
    assertTrue(english.text().contains("The month is not over; counted up to 27 November 2026."));
    assertTrue(english.select(".key-figures").text().contains("newly asked: 1,012"));
    assertTrue(english.select(".key-figures").text().replace('\u00a0', ' ').contains("2 h 15 min"));
  }

  @Test
  void itTellsEveryMonthWhatHappenedAndWhyContributionsWereRefused() throws Exception {
    figures("2026-11", "2026-11-27", NOVEMBER, "");
    questions("2026-09", 5);
    place.build();
    Document page = page(PAGE);
    Element months = page.expectFirst("table:has(#_table-months)");
    assertEquals(
        List.of(
            "November 2026 1.012 9 2 Std. 15 Min. 8 Std. 20 Min. 44 % 3 2 Std. 30 Min."
                + " 11 Std. 7 Min. 3 1",
            "September 2026 5 0 – – – 0 – – 0 0"),
        rows(months).stream().map(text -> text.replace('\u00a0', ' ')).toList());
    assertEquals(
        List.of("November 2026 2 0,11 6 7 8 3 1 3", "September 2026 0 – 0 0 0 0 0 0"),
        rows(page.expectFirst("table:has(#_table-steps)")));
    assertEquals(
        List.of("Spam 2", "steht schon an anderer Stelle 1"),
        rows(page.expectFirst("table.figures-refused")));
    assertEquals(17, page.select("section[aria-labelledby=_formulas] dt").size());
    assertEquals(
        List.of("/hilfe/dialog/2026-11.json", "/hilfe/dialog/2026-09.json"),
        page.select("a[type=application/json]").eachAttr("href"));
    assertEquals(place.text(FIGURES), place.output("dialog/2026-11.json"));
    assertFalse(place.output().containsKey("en/dialog/2026-11.json"));
  }

  @Test
  void topicsLeadToTheirPagesWhereTheyHaveOne() throws Exception {
    figures(
        "2026-11",
        "2026-11-30",
        NOVEMBER,
        "\"netz\": " + answers(1, 1, 60) + ", \"vertrag\": {\"questions\": 4}");
    place.build();
    Element table = page(PAGE).expectFirst("table:has(#_table-topics)");
    assertEquals(
        List.of("Netz 0 2 1 Min. 2 Min. 50 % 0 0 0,00", "vertrag 4 0 – – – 0 0 –"),
        rows(table).stream().map(text -> text.replace('\u00a0', ' ')).toList());
    assertEquals(List.of("/hilfe/themen/netz/"), table.select("a").eachAttr("href"));
    assertTrue(page(PAGE).text().contains("Der ganze Monat."));
    place.replace("de/themen/netz.md", "title: Netz", "title: Internet");
    place.build();
    assertTrue(page(PAGE).select("table").text().contains("Internet 0 2"));
    place.assertLikeCleanBuild("another title");
  }

  @Test
  void chartsAreDrawnInThePageAndHaveTheirTables() throws Exception {
    figures("2026-11", "2026-11-27", NOVEMBER, "");
    figures("2026-09", "2026-09-30", answers(3, 6, 3_600), "");
    figures("2025-11", "2025-11-30", answers(9, 9, 90_000), "");
    place.build();
    Document page = page(PAGE);
    assertEquals(3, page.select("figure.chart").size());
    for (Element drawing : page.select("svg.drawing")) {
      assertEquals("img", drawing.attr("role"));
      String[] names = drawing.attr("aria-labelledby").split(" ", -1);
      assertEquals(2, names.length);
      for (String name : names) {
        assertFalse(drawing.expectFirst("#" + name).text().isEmpty());
      }
    }
    Element times = page.expectFirst(".chart-times");
    assertEquals(2, times.select("svg.drawing .mark-median").size());
    assertEquals(2, times.select("svg.drawing .mark-p90").size());
    assertEquals(
        List.of(
            "November 2026 2 Std. 15 Min. 8 Std. 20 Min. 9",
            "Oktober 2026 – – –",
            "September 2026 1 Std. 2 Std. 9"),
        rows(times.expectFirst("details table")).stream()
            .map(text -> text.replace('\u00a0', ' '))
            .toList());
    assertEquals(
        "November 2026 Median: 2 Std. 15 Min.",
        times.select(".mark-median title").eachText().getLast().replace('\u00a0', ' '));
    Element answers = page.expectFirst(".chart-answers");
    assertEquals(List.of("3.6em", "4.8em"), heights(answers, "byCustomers"));
    assertEquals(List.of("7.2em", "6.0em"), heights(answers, "byStaff"));
    Element open = page.expectFirst(".chart-open");
    assertEquals(List.of("25.0%", "50.0%"), open.select(".mark-age").eachAttr("width"));
    assertEquals(List.of("25.0%"), open.select(".mark-overdue").eachAttr("width"));
    assertEquals(
        List.of("bis 1 Tag 1", "bis 7 Tage 2", "bis 30 Tage 0", "älter 0", "überfällig 1"),
        rows(open.expectFirst("table")));
  }

  private static List<String> heights(Element chart, String role) {
    return chart.select("svg.drawing .mark-" + role).eachAttr("height");
  }

  @Test
  void ofManyMonthsTheLastTwelveAreDrawnAndAllAreListed() throws Exception {
    for (YearMonth month = YearMonth.of(2025, 9);
        !month.isAfter(YearMonth.of(2026, 11));
        month = month.plusMonths(1)) {
      figures(month.toString(), month.atEndOfMonth().toString(), answers(1, 2, 7_200), "");
    }
    place.build();
    Document page = page(PAGE);
    assertEquals(12, page.select(".chart-times svg.drawing .mark-median").size());
    assertEquals(12, rows(page.expectFirst(".chart-answers table")).size());
    assertEquals(15, rows(page.expectFirst("table:has(#_table-months)")).size());
    assertEquals(15, page.select("a[type=application/json]").size());
  }

  @Test
  void whereNothingHappenedThatIsSaid() throws Exception {
    questions("2026-11", 0);
    place.build();
    Document page = page(PAGE);
    assertEquals(0, page.select("svg.drawing").size());
    assertEquals(
        List.of(
            "In diesen Monaten gab es noch keine Antwort.",
            "In diesen Monaten gab es noch keine Antwort.",
            "Keine Frage ist offen."),
        page.select(".chart .empty").eachText());
    assertTrue(page.text().contains("In diesem Monat wurde kein Beitrag abgelehnt."));
  }

  @Test
  void everyPageLeadsThereAndSearchEnginesFindIt() throws Exception {
    questions("2026-11", 1);
    place.build();
    assertTrue(footer(page("index.html")).contains("/hilfe/dialog/"));
    assertTrue(footer(page("en/faq/wlan/index.html")).contains("/hilfe/en/dialog/"));
    String sitemap = place.output("sitemap.xml");
    assertTrue(sitemap.contains("<loc>https://portal.example/hilfe/dialog/</loc>"));
    assertTrue(sitemap.contains("<loc>https://portal.example/hilfe/en/dialog/</loc>"));
    assertEquals(2, page(PAGE).select("head link[hreflang]").size());
    assertEquals(0, page(PAGE).select("meta[name=robots]").size());
  }

  @Test
  void textsMayLinkToItAndNoPageMayTakeItsPlace() throws Exception {
    questions("2026-11", 1);
    place.replace("de/artikel/router.md", "im Flur.", "[dort](/dialog/).");
    assertEquals(List.of(), place.build().problems());
    place.write("de/dialog/index.md", "---\ntitle: Dialog\n---\nText.\n");
    assertEquals(
        List.of("de/dialog/index.md"),
        place.build().problems().stream()
            .filter(problem -> problem.code().equals("reserved-permalink"))
            .map(Problem::file)
            .toList());
    assertEquals("Servicezahlen", page(PAGE).select("h1").text());
  }

  @Test
  void whatIsWrittenIntoFiguresIsTextAndNothingElse() throws Exception {
    String bad = "<script>alert(1)</script>\\\" onclick=x";
    figures(
        "2026-11",
        "2026-11-30",
        "{\"refused\": {\"" + bad + "\": 1}}",
        "\"" + bad + "\": {\"questions\": 1}");
    place.build();
    Document page = page(PAGE);
    assertEquals(0, page.select("main script, [onclick]").size());
    assertEquals(
        2,
        page.select("table th").stream()
            .filter(cell -> cell.text().equals("<script>alert(1)</script>\" onclick=x"))
            .count());
  }

  @Test
  void changedFiguresRenderNothingElse() throws Exception {
    questions("2026-11", 1);
    place.build();
    questions("2026-11", 2);
    assertEquals(
        List.of("dialog/2026-11.json", PAGE, "en/" + PAGE),
        place.build(Set.of(FIGURES)).rendered());
    place.assertLikeCleanBuild("another number");
    questions("2026-12", 3);
    assertEquals(
        List.of("dialog/2026-12.json", PAGE, "en/" + PAGE),
        place.build(Set.of("_data/dialogue/2026-12.json")).rendered());
    place.assertLikeCleanBuild("another month");
    place.delete(FIGURES);
    assertEquals(List.of("dialog/2026-11.json"), place.build(Set.of(FIGURES)).deleted());
    place.assertLikeCleanBuild("a month gone");
    place.delete("_data/dialogue/2026-12.json");
    place.build();
    place.assertLikeCleanBuild("no figures at all");
    assertFalse(place.output().containsKey(PAGE));
    assertFalse(footer(page("index.html")).contains("/hilfe/dialog/"));
  }

  @Test
  void anEditOfATextKeepsTheFigures() throws Exception {
    questions("2026-11", 1);
    place.build();
    place.replace("de/artikel/router.md", "im Flur", "im Keller");
    assertFalse(place.build().rendered().contains(PAGE));
    place.assertLikeCleanBuild("after the edit");
  }

  @Test
  void aMonthThatCannotBeReadIsToldAndTheOthersAreShown() throws Exception {
    questions("2026-10", 1);
    place.write(FIGURES, "{\"asOf\": \"2026-11-27\",\n\"all\": {\"questions\": -1}}");
    place.write("_data/dialogue/2026-12.json", "{\"all\": {");
    place.write("_data/dialogue/readme.txt", "x");
    List<Problem> problems = place.build().problems();
    assertEquals(
        List.of(
            "bad-figures " + FIGURES + ":2", "unreadable-figures _data/dialogue/2026-12.json:1"),
        problems.stream()
            .map(it -> it.code() + " " + it.file() + ":" + it.position().line())
            .toList());
    assertEquals("Oktober 2026", page(PAGE).select("#_latest").text());
    assertFalse(place.output().containsKey("dialog/2026-11.json"));
  }
}

package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.site.Edition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What has become of a question, from its state file to all that readers and programs see. */
class QuestionStatesTest {
  private static final String FILE = "de/fragen/2026/q1.md";
  private static final String STATE = "de/fragen/2026/q1.replies/_state.yaml";
  private static final String ANSWER = "de/fragen/2026/q1.replies/01A.md";
  private static final String PAGE = "fragen/warum-blinkt-das-rote-licht-q1/index.html";
  private static final String FAQ = "faq/wlan/index.html";

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

  private void state(String text) throws Exception {
    place.write(STATE, text);
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(place.output(path));
  }

  private String facts() throws Exception {
    return page(PAGE).select(".facts").text();
  }

  private JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(place.output(path));
  }

  private JsonNode data() throws Exception {
    return json("api/v1/pages/q1.json").path("data");
  }

  private JsonNode listed() throws Exception {
    return json("api/v1/questions/index.json").at("/data/0");
  }

  private JsonNode structured() throws Exception {
    String script = page(PAGE).select("script[type=application/ld+json]").html();
    return JsonMapper.shared().readTree(script).at("/@graph/0/mainEntity");
  }

  private List<String> titles(String path, String part) throws Exception {
    return page(path).select(part + " .card-question .card-title").eachText();
  }

  private List<String> problems() throws Exception {
    return place.buildAfresh().problems().stream()
        .map(it ->
            it.severity()
                + " "
                + it.code()
                + " "
                + it.file()
                + ":"
                + it.position().line()
                + " "
                + it.hint().orElse(""))
        .toList();
  }

  @Test
  void aQuestionBackIsShownButCountsAsNoAnswer() throws Exception {
    state("state: asked-back\nowner: mira\ndue: 2026-11-20T10:00:00Z\n");
    place.build();
    assertEquals(
        "Stand Rückfrage gestellt – wartet auf eine Ergänzung der fragenden Person."
            + " Zuständig MB Mira Beispiel Technikerin",
        facts(),
        "its clock rests: neither due nor overdue");
    Document page = page(PAGE);
    assertEquals("Rückfrage gestellt", page.select(".kicker .status").text());
    assertEquals("Noch keine Antwort", page.select(".answers h2").text());
    assertEquals("Team Rückfrage", page.select("#01A .badge").text());
    assertEquals("asked-back", data().path("status").asString());
    assertTrue(data().path("overdueSince").isMissingNode());
    assertTrue(data().at("/replies/answers/0/asksBack").asBoolean());
    assertEquals(0, structured().path("answerCount").asInt());
    assertTrue(structured().path("suggestedAnswer").isMissingNode());
    assertTrue(
        page("fragen/index.html").select(".card-meta").text().contains("Rückfrage gestellt"));
    assertFalse(page("fragen/index.html").select(".card-meta").text().contains("Antwort"));
  }

  @Test
  void onlyWhileTheHouseHasToAnswerDoesTimeChangeAnything() throws Exception {
    String due = "due: 2026-11-30T10:00:00Z\nowner: mira\n";
    Instant then = Instant.parse("2026-11-30T10:00:00Z");
    state("state: open\n" + due);
    assertEquals(Optional.of(then), place.build().nextChange());
    for (String status : List.of("asked-back", "answered", "closed")) {
      state("state: " + status + "\n" + due);
      assertEquals(Optional.empty(), place.build().nextChange(), status);
    }
    state("state: asked-back\noverdueSince: 2026-11-01T10:00:00Z\n");
    place.build();
    assertFalse(facts().contains("Überfällig"), "not even if the file says so");
  }

  @Test
  void besideAQuestionBackOtherAnswersCount() throws Exception {
    state("state: asked-back\nowner: mira\n");
    place.write(
        "de/fragen/2026/q1.replies/01B.md",
        "---\nkind: answer\nauthor: {name: Uwe}\ndate: 2026-05-03\n---\nEs ist kaputt.\n");
    place.build();
    assertEquals("1 Antwort", page(PAGE).select(".answers h2").text());
    assertEquals(1, structured().path("answerCount").asInt());
    assertEquals("Uwe", structured().at("/suggestedAnswer/0/author/name").asString());
    assertTrue(page("fragen/index.html").select(".card-meta").text().contains("1 Antwort"));
    state("state: open\nowner: mira\n");
    place.build();
    assertEquals(2, structured().path("answerCount").asInt(), "a reply like others afterwards");
  }

  @Test
  void aReopenedQuestionSaysSoWhileItIsOpenAndAfterwards() throws Exception {
    String reopened = "owner: mira\nreopened: 2026-11-18T09:00:00Z\n";
    state("state: open\n" + reopened);
    place.build();
    assertTrue(
        facts()
            .contains("Wieder geöffnet am 18. November 2026: die Antworten hatten nicht geholfen"));
    assertEquals("wieder offen", page(PAGE).select(".kicker .status").text());
    assertEquals("wieder offen", page("fragen/offen/index.html").select(".status").text());
    assertEquals("open", listed().path("status").asString());
    assertEquals("2026-11-18T10:00:00+01:00", listed().path("reopened").asString());
    state("state: answered\naccepted: 01A\n" + reopened);
    place.build();
    assertTrue(facts().contains("War noch einmal offen: am 18. November 2026"), facts());
    assertEquals("beantwortet", page("fragen/index.html").select(".status").text());
    assertEquals("Es sucht ein Netz.", structured().at("/acceptedAnswer/0/text").asString());
    assertEquals("01A", listed().path("accepted").asString());
    place.assertLikeCleanBuild("answered again");
  }

  @ParameterizedTest
  @CsvSource({
    "0, '', ''",
    "1, einmal weitergegeben, handed over once",
    "2, zweimal weitergegeben, handed over twice",
    "7, 7-mal weitergegeben, handed over 7 times"
  })
  void howOftenAQuestionWasHandedOverStandsNextToItsOwner(int times, String german, String english)
      throws Exception {
    for (String status : List.of("open", "answered")) {
      state("state: " + status + "\nowner: mira\nhandedOver: " + times + "\n");
      place.build();
      assertTrue(facts().endsWith(("Technikerin " + german).strip()), facts());
      assertTrue(page("en/" + PAGE).select(".facts").text().endsWith(english));
      assertEquals(times, data().path("handedOver").asInt(-1));
      assertEquals(times, listed().path("handedOver").asInt(-1));
    }
  }

  @Test
  void aQuestionAndTheEntryItWasPromotedToLeadToEachOther() throws Exception {
    place.build();
    state("state: answered\nowner: mira\naccepted: 01A\nfaq: wlan\n");
    place.build(Set.of(STATE));
    Elements notice = page(PAGE).select(".notice");
    assertEquals("Daraus wurde: Wie komme ich ins Netz?", notice.text());
    assertEquals("/hilfe/faq/wlan/", notice.select("a").attr("href"));
    Elements origins = page(FAQ).select(".origins");
    assertEquals("Aus der Frage: Warum blinkt das rote Licht?", origins.text());
    assertEquals("/hilfe/" + PAGE.replace("index.html", ""), origins.select("a").attr("href"));
    assertEquals("wlan", data().at("/faq/id").asString());
    assertEquals("/hilfe/faq/wlan/", listed().at("/faq/permalink").asString());
    assertEquals("q1", json("api/v1/pages/wlan.json").at("/data/questions/0/id").asString());
    place.assertLikeCleanBuild("promoted");
    state("state: answered\nowner: mira\naccepted: 01A\n");
    place.build(Set.of(STATE));
    assertEquals(0, page(FAQ).select(".origins").size());
    place.assertLikeCleanBuild("no longer");
  }

  @Test
  void anEntryThatSeveralQuestionsBecameNamesTheOldestFirst() throws Exception {
    state("state: answered\nfaq: wlan\n");
    place.write(
        "de/fragen/2026/a2.md", "---\ntitle: Kein Netz?\nid: a2\ndate: 2026-06-01\n---\nNein.\n");
    place.write("de/fragen/2026/a2.replies/_state.yaml", "state: closed\nfaq: wlan\n");
    place.build();
    assertEquals(
        List.of("Warum blinkt das rote Licht?", "Kein Netz?"),
        page(FAQ).select(".origins a").eachText());
    assertTrue(page(FAQ).select(".origins").text().startsWith("Aus den Fragen:"));
  }

  @Test
  void theLinksFollowTheEntryWhenItComesMovesOrGoes() throws Exception {
    state("state: answered\nowner: mira\nfaq: neu\n");
    place.build();
    assertEquals(0, page(PAGE).select(".notice").size());
    assertTrue(data().path("faq").isMissingNode());
    String entry = "---\ntitle: Warum blinkt es?\nid: neu\n---\nEs sucht.\n";
    place.write("de/faq/blinkt.md", entry);
    place.build(Set.of("de/faq/blinkt.md"));
    assertEquals("/hilfe/faq/blinkt/", page(PAGE).select(".notice a").attr("href"));
    assertEquals(1, page("faq/blinkt/index.html").select(".origins a").size());
    place.assertLikeCleanBuild("the entry came");
    place.replace("de/faq/blinkt.md", "title: Warum blinkt es?", "title: Was blinkt?");
    place.replace(FILE, "title: Warum blinkt das", "title: Wieso blinkt das");
    place.build(Set.of("de/faq/blinkt.md", FILE));
    place.assertLikeCleanBuild("both have other titles");
    place.delete("de/faq/blinkt.md");
    place.build(Set.of("de/faq/blinkt.md"));
    place.assertLikeCleanBuild("the entry went");
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft: true", "audience: internal", "date: 2030-01-01"})
  void anEntryThatReadersCannotSeeIsNeitherTheirLinkNorAProblem(String key) throws Exception {
    place.delete("en/faq/wlan.md");
    place.replace("de/faq/wlan.md", "id: wlan", "id: wlan\n" + key);
    state("state: closed\nowner: mira\nfaq: wlan\nduplicateOf: wlan\n");
    assertEquals(List.of(), problems());
    assertFalse(place.output(PAGE).contains("ins Netz"));
    assertFalse(place.output("api/v1/pages/q1.json").contains("wlan"));
    assertFalse(place.output("api/v1/questions/index.json").contains("wlan"));
  }

  @Test
  void anInternalEntryIsLinkedInTheInternalEdition() throws Exception {
    place.replace("de/faq/wlan.md", "id: wlan", "id: wlan\naudience: internal");
    state("state: answered\nowner: mira\nfaq: wlan\n");
    Workplace.run(place.options().with(Edition.INTERNAL));
    assertEquals("/hilfe/faq/wlan/", page(PAGE).select(".notice a").attr("href"));
    assertEquals(1, page(FAQ).select(".origins a").size());
  }

  @Test
  void aDuplicateLeadsToThePageThatAnswersIt() throws Exception {
    state("state: closed\nowner: mira\nduplicateOf: wlan\n");
    place.build();
    assertEquals(
        "Diese Frage wird hier beantwortet: Wie komme ich ins Netz?",
        page(PAGE).select(".notice").text());
    assertEquals("wlan", data().at("/duplicateOf/id").asString());
    assertEquals("/hilfe/faq/wlan/", listed().at("/duplicateOf/permalink").asString());
    assertEquals(0, page(FAQ).select(".origins").size());
    state("state: open\nowner: mira\nduplicateOf: wlan\n");
    place.build();
    assertEquals(0, page(PAGE).select(".notice").size(), "it takes answers again");
    place.assertLikeCleanBuild("reopened");
  }

  @Test
  void theMarkersOfDuplicatesLeadToWhatStaysThere() throws Exception {
    String removed = "removed: {reason: duplicate, date: 2026-08-01, of: wlan}";
    place.replace(FILE, "id: q1", "id: q1\n" + removed);
    place.replace(ANSWER, "date: 2026-05-02", "date: 2026-05-02\n" + removed);
    place.build();
    assertEquals("/hilfe/faq/wlan/", page(PAGE).select(".notice a").attr("href"));
    assertEquals(
        "Es steht hier: Wie komme ich ins Netz?", page(PAGE).select("#01A p:last-of-type").text());
    assertEquals("wlan", data().at("/removed/of/id").asString());
    assertEquals("wlan", data().at("/replies/answers/0/removed/of/id").asString());
    place.delete("de/faq/wlan.md");
    place.build();
    assertEquals(0, page(PAGE).select(".removed ~ p a, .notice").size());
    place.assertLikeCleanBuild("the page is gone");
  }

  @Test
  void whatNamesNoPageOrMakesNoSenseIsTold() throws Exception {
    state("state: askedback\nreopened: gestern\nhandedOver: -1\nfaq: wlam\nduplicateOf: q1\n");
    place.replace(
        ANSWER, "date: 2026-05-02", "date: 2026-05-02\nremoved: {reason: duplicate, of: x}");
    String id = "Write the id of a page: api/v1/pages/index.json tells them all.";
    assertEquals(
        List.of(
            "WARNING unknown-page " + ANSWER + ":6 " + id,
            "ERROR wrong-type " + STATE + ":1 ",
            "ERROR wrong-type " + STATE + ":2 ",
            "ERROR wrong-type " + STATE + ":3 ",
            "WARNING unknown-page " + STATE + ":4 Did you mean “wlan”?",
            "WARNING unknown-page " + STATE + ":5 " + id),
        problems());
    assertEquals("open", data().path("status").asString());
    assertEquals(0, page(PAGE).select(".notice").size());
  }

  @Test
  void theMostUrgentOpenQuestionsComeFirstAndNoneIsLeftOut() throws Exception {
    question("n1", "open", "due: 2026-11-24T10:00:00Z");
    question("n2", "asked-back", "due: 2026-11-19T10:00:00Z");
    question("n3", "open", "due: 2026-11-20T10:00:00Z");
    question("n4", "open", "due: 2026-11-23T10:00:00Z");
    question("n5", "open", "due: 2026-10-01T10:00:00Z");
    place.build();
    List<String> urgent = List.of("Frage n5", "Frage n3", "Frage n4", "Frage n1", "Frage n2");
    assertEquals(urgent, titles("fragen/offen/index.html", "main"));
    assertEquals(urgent, titles("index.html", ".group-open"));
    assertEquals(urgent, titles("themen/netz/index.html", ".group-open"));
    assertEquals(
        "/hilfe/fragen/offen/", page("index.html").select(".group-open .more a").attr("href"));
    assertEquals(
        List.of("Warum blinkt das rote Licht?"), titles("fragen/beantwortet/index.html", "main"));
  }

  private void question(String id, String status, String due) throws Exception {
    place.write(
        "de/fragen/2026/" + id + ".md",
        "---\ntitle: Frage %s\nid: %s\ndate: 2026-08-01\ntopic: netz\n---\nText.\n"
            .formatted(id, id));
    place.write(
        "de/fragen/2026/" + id + ".replies/_state.yaml",
        "state: " + status + "\nowner: mira\n" + due + "\n");
  }

  @Test
  void anAcceptedAnswerBelowAnotherReplyIsFoundByPrograms() throws Exception {
    place.write(
        "de/fragen/2026/q1.replies/01B.md",
        "---\nid: 01B\nkind: answer\nreplyTo: 01A\nauthor: {name: Uwe}\ndate: 2026-05-03\n---\nJa.\n");
    state("state: answered\nowner: mira\naccepted: 01B\n");
    place.build();
    assertEquals("Ja.", structured().at("/acceptedAnswer/0/text").asString());
    assertEquals("Es sucht ein Netz.", structured().at("/suggestedAnswer/0/text").asString());
    assertEquals(2, structured().path("answerCount").asInt());
    assertEquals("2 Antworten", page(PAGE).select(".answers h2").text());
  }

  @Test
  void anAnswerOfTheHouseIsSignedWithTheProfile() throws Exception {
    place.write("de/experten/mira.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    place.replace(
        "de/experten/mira.md", "id: mira", "id: mira\nphoto: mira.svg\ndepartment: Technik");
    place.build();
    Elements head = page(PAGE).select("#01A .reply-head");
    assertEquals("/hilfe/experten/mira/", head.select("a.person-name").attr("href"));
    assertEquals("Mira Beispiel", head.select("a.person-name").text());
    assertEquals("Technikerin, Technik", head.select(".person-role").text());
    assertEquals("/hilfe/experten/mira.svg", head.select("img.avatar").attr("src"));
    assertEquals("Team Das hat geholfen", head.select(".badge").text());
    assertEquals("Technikerin", structured().at("/acceptedAnswer/0/author/jobTitle").asString());
  }
}

package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.figures.Chronicle;
import org.klartext.api.identity.Role;
import org.klartext.api.moderation.Moderation;
import org.klartext.api.store.Database;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service figures tell what happened, and nothing else. */
class FiguresTest {
  private static final String FIGURES = "/api/v1/dialogue/figures";

  /**
   * The figures of {@link ScriptedYear}, worked out by hand. Nine hours a day, Monday to Friday; q1
   * stands for the time in hours from the question q1 to what is counted. Times are in seconds:
   * median and ninetieth percentile.
   */
  private static final Map<String, List<String>> YEAR = new LinkedHashMap<>();

  static {
    YEAR.put(
        "2026-01 2026-01-31",
        List.of(
            // q1 to q5; the one taken for spam is none. Answered: q1 9:00 to 11:15 = 2.25; q2 = 2;
            // q3 Friday 16:30 to 17:00 and Monday 8:00 to 8:45 = 1.25. Accepted: q2 7 + 2 = 9.
            // Open: q4 since the 14th = 18 days, due on the 15th; q5 since eight o'clock tonight.
            "all: questions 5, answered 3 (7200 8100) by 1 + 2, accepted 1 (32400 32400),"
                + " open 1 0 1 0, overdue 1, refused {spam=1}",
            // q1, q2: (2.25 + 2) / 2
            "netz: questions 2, answered 2 (7650 8100) by 1 + 1, accepted 1 (32400 32400)",
            // q3, q5
            "vertrag: questions 2, answered 1 (4500 4500) by 0 + 1, open 1 0 0 0"));
    YEAR.put(
        "2026-02 2026-02-28",
        List.of(
            // q6 to q9; q10 is still taken for spam. Answered: q5 on Saturday, by acceptance on
            // Tuesday 9:00 = 9 + 1; q6 8 + 7 = 15; q7 9 + 2 = 11, handed over and escalated
            // before; q4 9 on 25 days from January 14 to February 17, and 4 = 229; q8 7 + 1 = 8,
            // since the first one was undone. Sorted: 8 10 11 15 229. Open: q9, eight days old.
            "all: questions 4, answered 5 (39600 824400) by 1 + 4, accepted 1 (36000 36000),"
                + " open 0 0 1 0, overdue 1, handOvers 1, handOversOfAnswered 2, escalations 1,"
                + " askedBack 1, overruled 1, stopped 1",
            // q6, q7: (15 + 11) / 2
            "netz: questions 2, answered 2 (46800 54000) by 0 + 2, handOvers 1,"
                + " handOversOfAnswered 2, escalations 1, askedBack 1",
            // q5, q8: (10 + 8) / 2
            "vertrag: questions 1, answered 2 (32400 36000) by 0 + 2, accepted 1 (36000 36000),"
                + " overruled 1, stopped 1"));
    YEAR.put(
        "2026-03 2026-03-31",
        List.of(
            // q10, released on the 2nd, q11, q12, q13, q15; q16 was spam, its answer counts no
            // more.
            // Answered: q10 2.5; q12 1; q11 1 on Friday and, after the clocks went forward, 1 on
            // Monday. Accepted: q12 3; the second time does not count. Open: q13, half an hour.
            "all: questions 5, answered 3 (7200 9000) by 1 + 2, accepted 1 (10800 10800),"
                + " open 1 0 0 0, reopened 1,"
                + " refused {advertising=1, duplicate=1, insult=1, off-topic=1, spam=1}",
            // q10, q11, q15: (2.5 + 2) / 2
            "netz: questions 3, answered 2 (8100 9000) by 0 + 2, refused {off-topic=1, spam=1}",
            "vertrag: questions 2, answered 1 (3600 3600) by 1 + 0, accepted 1 (10800 10800),"
                + " open 1 0 0 0, reopened 1, refused {insult=1}"));
    YEAR.put(
        "2026-04 2026-04-30",
        List.of(
            // q14 (half past midnight, in UTC still March), q17 to q20. Answered: q13 5; q17 2 on
            // Thursday and, after Easter, 2 on Tuesday; q18 1.5 and removed again; q20 2 and
            // erased. Sorted: 1.5 2 4 5. Open: q18 since the 13th, q19 since the 20th, asked back.
            "all: questions 5, answered 4 (10800 18000) by 1 + 3, open 0 0 2 0, overdue 1,"
                + " askedBack 1, refused {personal-data=1}",
            // q20
            "netz: questions 1, answered 1 (7200 7200) by 0 + 1",
            // q17, q18 asked; q13, q17, q18 answered: 5 4 1.5
            "vertrag: questions 2, answered 3 (14400 18000) by 1 + 2, open 0 0 1 0, overdue 1,"
                + " refused {personal-data=1}"));
    YEAR.put(
        "2026-05 2026-05-31",
        List.of(
            // nothing happens, but q18 and q19 grow older
            "all: open 0 0 0 2, overdue 1", "vertrag: open 0 0 0 1, overdue 1"));
    YEAR.put(
        "2026-06 2026-06-30",
        List.of(
            // q21, q22, q23. Answered: q19 7 on April 20, 9 on 4 + 4 + 5 + 5 + 5 + 5 days (May 1
            // is a holiday), 2 on June 1 = 261; q21 3, handed over twice before; q22 9 + 1 = 10,
            // escalated before. Accepted: q18 8 on April 13, 9 on 4 + 5 + 4 + 5 + 5 + 5 + 5 + 1
            // days, 3 on June 2 = 317. Open: q23, eight hours old.
            "all: questions 3, answered 3 (36000 939600) by 0 + 3, accepted 1 (1141200 1141200),"
                + " open 1 0 0 0, handOvers 2, handOversOfAnswered 3, escalations 1",
            // q21, q22: (3 + 10) / 2
            "netz: questions 2, answered 2 (23400 36000) by 0 + 2, handOvers 2,"
                + " handOversOfAnswered 3, escalations 1",
            "vertrag: questions 1, accepted 1 (1141200 1141200), open 1 0 0 0"));
    YEAR.put(
        "2026-07 2026-07-31",
        List.of(
            // q24 to q27; that q23 was closed was undone. Answered: q23 1 + 3 = 4; q24 0.5.
            // Open: q25 seven hours, q27 seven days, q26 a minute more; those two overdue.
            "all: questions 4, answered 2 (8100 14400) by 1 + 1, open 1 1 1 0, overdue 2,"
                + " stopped 2",
            "netz: questions 1, answered 1 (1800 1800) by 0 + 1, stopped 2",
            "vertrag: answered 1 (14400 14400) by 1 + 0"));
    YEAR.put(
        "2026-08 2026-08-31",
        List.of(
            // q28. Answered: q27, on a Saturday, 9 on 5 days and 2 = 47; q28 2, since the first
            // one was undone: (47 + 2) / 2.
            "all: questions 1, answered 2 (88200 169200) by 1 + 1,"
                + " refused {advertising=1, insult=1, unlawful=1}",
            "vertrag: questions 1, answered 1 (7200 7200) by 1 + 0, refused {insult=1}"));
    YEAR.put(
        "2026-09 2026-09-30",
        List.of(
            // q29, q31; the one taken for spam never was a question. Answered: q29 1, and it stays
            // the answer of an expert after its erasure; q31 2, since what a reader asks back is
            // no answer: (1 + 2) / 2.
            "all: questions 2, answered 2 (5400 7200) by 0 + 2, refused {advertising=1}",
            "netz: questions 1, answered 1 (3600 3600) by 0 + 1, refused {advertising=1}",
            "vertrag: questions 1, answered 1 (7200 7200) by 0 + 1"));
    YEAR.put(
        "2026-10 2026-10-31",
        List.of(
            // q32 to q35. Answered: q32 2 on Friday and, after the clocks went back, 2 on Monday.
            // Open: q34 one day, q33 a quarter of an hour more; q35 thirty days and that hour.
            "all: questions 4, answered 1 (14400 14400) by 0 + 1, open 1 1 1 0, overdue 1",
            "vertrag: questions 1, answered 1 (14400 14400) by 0 + 1"));
    YEAR.put(
        "2026-11 2026-11-30",
        List.of(
            // q36. Answered: q33, on a Friday night, 1; q35 9 on 21 days and 2.5 = 191.5; q36 0.5.
            // Accepted: q35 9 on 22 days and 1 = 199. Open: q35 again, due on the 5th.
            "all: questions 1, answered 3 (3600 689400) by 1 + 2, accepted 1 (716400 716400),"
                + " open 0 0 0 1, overdue 1, reopened 1, refused {duplicate=1}",
            "netz: questions 1, answered 1 (1800 1800) by 0 + 1"));
    YEAR.put(
        "2026-12 2026-12-31",
        List.of(
            // q37, q38, q39. Answered: q37 1 on Christmas Eve and 1 on Monday; q38 1. Accepted: q38
            // 2. Open: q39 for 37 hours, of which 15 count until the year is over.
            "all: questions 3, answered 2 (5400 7200) by 1 + 1, accepted 1 (7200 7200),"
                + " open 0 1 0 0, reopened 1",
            "netz: questions 1, answered 1 (3600 3600) by 1 + 0, accepted 1 (7200 7200)",
            "vertrag: questions 1, answered 1 (7200 7200) by 0 + 1"));
  }

  /** One of those months, as everybody can read it. */
  private static final String FEBRUARY =
      """
      {
        "month" : "2026-02",
        "asOf" : "2026-02-28",
        "all" : {
          "questions" : 4,
          "answered" : {
            "count" : 5,
            "medianSeconds" : 39600,
            "p90Seconds" : 824400,
            "byCustomers" : 1,
            "byStaff" : 4
          },
          "accepted" : {
            "count" : 1,
            "medianSeconds" : 36000,
            "p90Seconds" : 36000
          },
          "open" : {
            "day" : 0,
            "week" : 0,
            "month" : 1,
            "older" : 0,
            "overdue" : 1
          },
          "handOvers" : 1,
          "handOversOfAnswered" : 2,
          "escalations" : 1,
          "askedBack" : 1,
          "reopened" : 0,
          "overruled" : 1,
          "stopped" : 1,
          "refused" : { }
        },
        "topics" : {
          "netz" : {
            "questions" : 2,
            "answered" : {
              "count" : 2,
      """;

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private TestServer start(TestDatabases database) throws Exception {
    ScriptedYear.at(clock, "2026-01-05T08:00");
    return TestServer.in(folder)
        .on(database)
        .with(ScriptedYear.ARCHIVE)
        .at(clock)
        .start()
        .as(Role.MODERATOR);
  }

  /** Figures in a line; what is zero is left out. */
  private static String line(String name, JsonNode figures) {
    List<String> parts = new ArrayList<>();
    number(parts, "questions", figures);
    times(parts, "answered", figures)
        .ifPresent(it -> {
          parts.add(
              it
                  + " by %s + %s"
                      .formatted(
                          figures.at("/answered/byCustomers"), figures.at("/answered/byStaff")));
        });
    times(parts, "accepted", figures).ifPresent(parts::add);
    JsonNode open = figures.path("open");
    String ages =
        "open %s %s %s %s"
            .formatted(open.path("day"), open.path("week"), open.path("month"), open.path("older"));
    if (!ages.equals("open 0 0 0 0")) {
      parts.add(ages);
    }
    number(parts, "overdue", open);
    for (String each :
        List.of(
            "handOvers",
            "handOversOfAnswered",
            "escalations",
            "askedBack",
            "reopened",
            "overruled",
            "stopped")) {
      number(parts, each, figures);
    }
    if (!figures.path("refused").isEmpty()) {
      Map<String, Integer> refused = new LinkedHashMap<>();
      figures.path("refused").forEachEntry((reason, it) -> refused.put(reason, it.asInt()));
      parts.add("refused " + refused);
    }
    return name + ": " + String.join(", ", parts);
  }

  private static void number(List<String> parts, String name, JsonNode from) {
    int number = from.required(name).asInt();
    if (number != 0) {
      parts.add(name + " " + number);
    }
  }

  private static Optional<String> times(List<String> parts, String name, JsonNode figures) {
    JsonNode times = figures.required(name);
    assertEquals(times.required("count").asInt() > 0, times.has("medianSeconds"), parts::toString);
    return times.has("medianSeconds")
        ? Optional.of(
            "%s %s (%s %s)"
                .formatted(
                    name,
                    times.path("count"),
                    times.path("medianSeconds"),
                    times.path("p90Seconds")))
        : Optional.empty();
  }

  private static Map.Entry<String, List<String>> told(String json) {
    JsonNode month = JsonMapper.shared().readTree(json);
    List<String> lines = new ArrayList<>();
    lines.add(line("all", month.path("all")));
    month.path("topics").forEachEntry((topic, it) -> lines.add(line(topic, it)));
    return Map.entry(month.path("month").asString() + " " + month.path("asOf").asString(), lines);
  }

  private static Path file(TestServer server, String month) {
    return server.content().resolve("_data/dialogue/" + month + ".json");
  }

  /** The file of a month, as soon as it tells of a day. */
  private static String file(TestServer server, String month, String day) throws Exception {
    Path file = file(server, month);
    until(() -> Files.exists(file) && Files.readString(file).contains("\"" + day + "\""));
    return Files.readString(file);
  }

  private static String live(TestServer server, String month) {
    Answer answer = server.get(FIGURES + "?month=" + month, "Authorization", "");
    assertEquals(200, answer.status(), answer.body());
    return answer.body();
  }

  @ParameterizedTest
  @EnumSource
  void aYearIsToldAsItWas(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      ScriptedYear year = new ScriptedYear(server, clock);
      year.firstThird();
      ScriptedYear.at(clock, "2026-05-20T10:00");
      assertEquals(
          Map.entry(
              "2026-05 2026-05-20",
              List.of("all: open 0 0 1 1, overdue 1", "vertrag: open 0 0 0 1, overdue 1")),
          told(file(server, "2026-05", "2026-05-20")),
          "what can still be undone is left out: q19 is half a minute short of thirty days");
      year.secondThird();
      year.lastThird();
      ScriptedYear.at(clock, "2026-12-30T12:02");
      assertEquals("2026-12-30", server.get(FIGURES).text("asOf"));
      assertEquals(1, server.get(FIGURES).json().at("/all/open/day").asInt());
      ScriptedYear.at(clock, "2027-01-04T07:30");
      file(server, "2027-01", "2027-01-04");
      for (Map.Entry<String, List<String>> month : YEAR.entrySet()) {
        String name = month.getKey().substring(0, 7);
        String json = file(server, name, month.getKey().substring(8));
        assertEquals(month, told(json));
        assertEquals(json, live(server, name));
      }
      assertEquals(
          FEBRUARY, Files.readString(file(server, "2026-02")).substring(0, FEBRUARY.length()));
      assertFalse(Files.exists(file(server, "2025-12")));
      assertAsManyAreOpenAsSomebodyWaitsFor(server);
      assertTheDatabaseTellsTheSameAgain(server);
      assertAnotherStartChangesNothing(server);
    }
  }

  private static void assertAsManyAreOpenAsSomebodyWaitsFor(TestServer server) {
    JsonNode open = server.get(FIGURES).json().at("/all/open");
    int figures =
        open.path("day").asInt()
            + open.path("week").asInt()
            + open.path("month").asInt()
            + open.path("older").asInt();
    assertEquals(
        server.get("/api/v1/moderation/questions?limit=100").json().path("data").size(), figures);
  }

  private void assertTheDatabaseTellsTheSameAgain(TestServer server) throws Exception {
    try (SiteLoader loader = new SiteLoader(server.content(), new Markdown());
        Database again = server.database()) {
      Site site = loader.load(LoadRequest.of(Edition.PUBLIC, clock.instant()));
      SortedMap<YearMonth, byte[]> months =
          new Chronicle(again, () -> site, Moderation.UNDO)
              .since(Optional.empty(), clock.instant());
      assertEquals(13, months.size());
      for (Map.Entry<YearMonth, byte[]> month : months.entrySet()) {
        assertArrayEquals(
            Files.readAllBytes(file(server, month.getKey().toString())), month.getValue());
      }
    }
  }

  /** Months are published together: when the present one has changed, the others stayed. */
  private void assertAnotherStartChangesNothing(TestServer server) throws Exception {
    List<Long> before = written(server);
    server.restart();
    new Conversation(server).ask(Conversation.unique("Noch etwas?"));
    clock.pass(Duration.ofMinutes(2));
    until(() ->
        JsonMapper.shared().readTree(file(server, "2027-01").toFile()).at("/all/questions").asInt()
            == 1);
    assertEquals(before, written(server));
  }

  /** How often the file of each month was written. */
  private static List<Long> written(TestServer server) {
    try (Database database = server.database()) {
      return YEAR.keySet().stream()
          .map(it -> "_data/dialogue/" + it.substring(0, 7) + ".json")
          .map(it -> database.query(tx -> tx.publications().position(it)))
          .toList();
    }
  }

  @Test
  void whereNobodyHasAskedThereIsNoFileAndNothingToTell() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      assertEquals(
          Map.entry("2026-01 2026-01-05", List.of("all: ")), told(live(server, "2026-01")));
      new Conversation(server).comment("router", "Bei mir auch.");
      clock.pass(Duration.ofMinutes(2));
      until(() -> Files.exists(server.out().resolve("index.html")));
      assertFalse(Files.exists(server.content().resolve("_data/dialogue")));
    }
  }

  @Test
  void everybodyMayAskForAMonth() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      new Conversation(server).ask("Wann?");
      clock.pass(Duration.ofMinutes(2));
      Answer now = server.get(FIGURES, "Authorization", "");
      assertEquals(200, now.status());
      assertEquals("application/json", now.header("Content-Type"));
      assertEquals("public, max-age=60", now.header("Cache-Control"));
      assertEquals("2026-01", now.text("month"));
      assertEquals(1, now.json().at("/all/questions").asInt());
      assertEquals(now.body(), live(server, "2026-01"));
      for (String month : List.of("2025-12", "2026-02", "9999-12", "0000-01")) {
        assertEquals(Map.entry(month + " 2026-01-05", List.of("all: ")), told(live(server, month)));
      }
      for (String wrong :
          List.of(
              "?month=2026-13",
              "?month=2026-1",
              "?month=2026-01-01",
              "?month=jetzt",
              "?month=%2B2026-01",
              "?month=2026-01&month=2026-02",
              "?monat=2026-01")) {
        Answer answer = server.get(FIGURES + wrong);
        assertEquals(400, answer.status(), wrong);
        assertEquals("invalid-parameter", answer.text("code"));
      }
    }
  }
}

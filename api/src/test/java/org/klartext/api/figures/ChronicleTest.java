package org.klartext.api.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.TreeArchive;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestPortal;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Place;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.contribution.Substance;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures are counted when that is due, from however many questions there are. */
class ChronicleTest {
  private static final Duration UNDO = Duration.ofSeconds(30);
  private static final Instant MONDAY = Instant.parse("2026-02-02T08:00:00Z");
  private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

  @TempDir private Path folder;
  private Optional<Site> site = Optional.empty();

  @BeforeEach
  void read() throws Exception {
    TreeArchive.write(folder.resolve("content"), TestPortal.ARCHIVE);
    try (SiteLoader loader = new SiteLoader(folder.resolve("content"), new Markdown())) {
      site = Optional.of(loader.load(LoadRequest.of(Edition.PUBLIC, MONDAY)));
    }
  }

  private Chronicle chronicle(Database database) {
    return new Chronicle(database, site::orElseThrow, UNDO);
  }

  private static JsonNode json(byte[] bytes) {
    return JsonMapper.shared().readTree(new String(bytes, StandardCharsets.UTF_8));
  }

  private static int questions(byte[] bytes) {
    return json(bytes).at("/all/questions").asInt();
  }

  /** A question. */
  private static void ask(Transaction tx, String id, Instant at) {
    Assignment owner = Assignment.given(id, "mira", at.plus(Duration.ofHours(8)), at);
    tx.assignments().add(owner);
    add(tx, Kind.QUESTION, id, id, at, Optional.empty());
  }

  /** An answer to it that everybody can see at once. */
  private static void answer(Transaction tx, String id, String question, Instant at) {
    add(tx, Kind.ANSWER, id, question, at, Optional.of(Substance.PASSES));
    tx.decisions()
        .add(
            new Decision(
                id,
                id,
                1,
                Decision.Action.APPROVED,
                Optional.empty(),
                Optional.empty(),
                new Actor.Staff("max"),
                at));
  }

  private static void add(
      Transaction tx,
      Kind kind,
      String id,
      String page,
      Instant at,
      Optional<Substance> substance) {
    Contribution contribution =
        new Contribution(
            id,
            "number-" + id,
            kind,
            new Place(page, id + ".md", "", Optional.of("netz"), "de", Optional.empty()),
            Contributor.UNKNOWN,
            Standing.arrived(State.HELD).published(at),
            new Verdict(Verdict.Outcome.HOLD, "none", ""),
            at,
            1,
            0);
    Revision wording = new Revision(1, "", "Text", at, new Actor.Contributor(), substance);
    tx.contributions().add(contribution, wording, "", "");
  }

  @ParameterizedTest
  @EnumSource
  void manyQuestionsAreReadBitByBitAndEachIsCountedOnce(TestDatabases databases) {
    try (Database database = databases.open(folder)) {
      int asked = 0;
      for (int more : List.of(199, 1, 1, 399)) { // one less than a bit, one, one more, three
        int first = asked;
        database.transact(tx -> {
          for (int at = first; at < first + more; at++) {
            String id = "q%04d".formatted(at);
            ask(tx, id, MONDAY.plusSeconds(at));
            answer(tx, "a%04d".formatted(at), id, MONDAY.plusSeconds(2L * at));
          }
          return true;
        });
        asked += more;
        byte[] month =
            chronicle(database).month(Optional.empty(), MONDAY.plus(Duration.ofHours(5)));
        assertEquals(asked, questions(month));
        assertEquals(asked, json(month).at("/all/answered/count").asInt());
        assertEquals(asked, json(month).at("/topics/netz/answered/byCustomers").asInt());
        assertEquals((asked - 1) / 2, json(month).at("/all/answered/medianSeconds").asInt());
      }
    }
  }

  @Test
  void thePresentMonthIsCountedOnceAMinuteForThoseWhoAsk() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      Chronicle chronicle = chronicle(database);
      ask(database, "a", MONDAY);
      Instant later = MONDAY.plus(Duration.ofHours(1));
      assertEquals(1, questions(chronicle.month(Optional.empty(), later)));
      ask(database, "b", MONDAY.plusSeconds(1));
      assertEquals(1, questions(chronicle.month(Optional.of(FEBRUARY), later.plusSeconds(59))));
      assertEquals(2, questions(chronicle.month(Optional.empty(), later.plusSeconds(60))));
      ask(database, "c", MONDAY.plusSeconds(2));
      assertEquals(List.of(3), questions(chronicle, later.toString()), "the file never waits");
    }
  }

  private static void ask(Database database, String id, Instant at) {
    database.transact(tx -> {
      ask(tx, id, at);
      return true;
    });
  }

  @Test
  void monthsFollowTheClockAndAlsoGoBackWithIt() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      Chronicle chronicle = chronicle(database);
      assertTrue(chronicle.since(Optional.empty(), MONDAY).isEmpty());
      ask(database, "a", MONDAY);
      ask(database, "b", Instant.parse("2026-04-30T21:59:58Z"));
      ask(database, "c", Instant.parse("2026-04-30T22:00:00Z"));
      assertEquals(List.of(1), questions(chronicle, "2026-02-03T08:00:00Z"));
      assertEquals(List.of(1, 0, 1), questions(chronicle, "2026-04-30T22:00:29Z"), "not yet May");
      assertEquals(List.of(1, 0, 1, 1), questions(chronicle, "2026-05-01T08:00:00Z"));
      assertEquals(List.of(1, 0), questions(chronicle, "2026-03-03T08:00:00Z"), "set back");
      assertEquals(List.of(), questions(chronicle, "2026-01-31T08:00:00Z"));
      assertEquals(List.of(1, 0, 1, 1, 0), questions(chronicle, "2026-06-01T08:00:00Z"));
      Instant june = Instant.parse("2026-06-01T08:00:00Z");
      YearMonth may = YearMonth.of(2026, 5);
      assertEquals(2, chronicle.since(Optional.of(may), june).size());
      assertEquals(
          "2026-05-31", json(chronicle.month(Optional.of(may), june)).path("asOf").asString());
    }
  }

  private static List<Integer> questions(Chronicle chronicle, String now) {
    return chronicle.since(Optional.empty(), Instant.parse(now)).values().stream()
        .map(ChronicleTest::questions)
        .toList();
  }

  @Test
  void aSignThatStaysMeansThatNothingHasHappened() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      Chronicle chronicle = chronicle(database);
      Instant later = MONDAY.plus(Duration.ofMinutes(1));
      Chronicle.Sign nothing = chronicle.sign(later);
      assertEquals(nothing, chronicle.sign(later.plus(Duration.ofHours(9))));
      assertTrue(!nothing.equals(chronicle.sign(later.plus(Duration.ofHours(19)))), "a new day");
      ask(database, "a", MONDAY);
      Chronicle.Sign asked = chronicle.sign(later);
      assertTrue(!nothing.equals(asked), "a question");
      database.transact(tx -> {
        answer(tx, "b", "a", MONDAY.plusSeconds(40));
        return true;
      });
      assertEquals(asked, chronicle.sign(later), "can still be undone");
      assertTrue(!asked.equals(chronicle.sign(later.plusSeconds(11))), "an answer");
    }
  }
}

package org.klartext.api.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.store.Database;
import org.klartext.api.store.StoreException;

/** Votes and searches are counted, and nothing is left of those who made them. */
class FeedbackTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  private Feedback open(Database database) {
    return Feedback.open(database, clock, new SecureRandom());
  }

  private static Gaps gaps(Feedback feedback) {
    return feedback.gaps(feedback.today().minusDays(29), Optional.empty(), 100);
  }

  /** Such as {@code de router 2/1}: searches and days. */
  private static List<String> searches(Feedback feedback) {
    return gaps(feedback).searches().stream()
        .map(it ->
            "%s %s %d/%d".formatted(it.wish().lang(), it.wish().words(), it.searches(), it.days()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aVisitorHasOneVoteAPageAndDayAndMayChangeIt(TestDatabases databases) {
    try (Database database = databases.open(folder)) {
      Feedback feedback = open(database);
      assertTrue(feedback.vote("router", true, "a"));
      assertTrue(feedback.vote("router", true, "a"));
      feedback.vote("router", true, "b");
      feedback.vote("lampe", false, "a");
      assertEquals(Map.of("router", new Votes(2, 0), "lampe", new Votes(0, 1)), feedback.votes());
      feedback.vote("router", false, "b");
      assertEquals(new Votes(1, 1), feedback.votes().get("router"));
      clock.pass(Duration.ofDays(1));
      feedback.vote("router", true, "a");
      assertEquals(new Votes(2, 1), feedback.votes().get("router"));
      assertEquals(feedback.votes(), open(database).votes(), "all of it is stored");
      assertEquals(
          List.of("lampe", "router"),
          gaps(feedback).pages().stream().map(it -> it.page()).toList());
      Gaps today = feedback.gaps(feedback.today(), Optional.empty(), 100);
      assertEquals(List.of(), today.pages(), "nobody said no today");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSeveralSearchForIsListedTheMostFrequentFirst(TestDatabases databases) {
    try (Database database = databases.open(folder)) {
      Feedback feedback = open(database);
      for (String visitor : List.of("a", "b", "c")) {
        feedback.searchedInVain("de", "Glasfaser?", visitor);
        feedback.searchedInVain("de", "  glasfaser ", visitor);
      }
      feedback.searchedInVain("en", "Fibre", "a");
      feedback.searchedInVain("en", "fibre", "b");
      feedback.searchedInVain("de", "Geheimnis", "a");
      assertEquals(List.of("de glasfaser 3/1", "en fibre 2/1"), searches(feedback));
      assertEquals(1, gaps(feedback).others());
      clock.pass(Duration.ofDays(2));
      feedback.searchedInVain("en", "fibre", "d");
      feedback.searchedInVain("en", "fibre", "e");
      assertEquals(List.of("en fibre 4/2", "de glasfaser 3/1"), searches(feedback));
      assertEquals(LocalDate.parse("2026-11-27"), gaps(feedback).searches().getFirst().last());
      Gaps english = feedback.gaps(feedback.today(), Optional.of("en"), 1);
      assertEquals(1, english.searches().size());
      assertEquals(0, english.others());
      assertEquals(List.of(), feedback.gaps(feedback.today(), Optional.of("de"), 9).searches());
    }
  }

  @ParameterizedTest
  @EnumSource
  void othersOnTheSameDatabaseLearnOfVotesAndWords(TestDatabases databases) {
    String url = databases.url(folder);
    try (Database here = Database.open(url);
        Database there = Database.open(url)) {
      Feedback one = open(here);
      Feedback other = open(there);
      one.vote("router", true, "a");
      other.vote("router", true, "b");
      assertEquals(new Votes(1, 0), one.votes().get("router"));
      one.tidy();
      assertEquals(new Votes(2, 0), one.votes().get("router"));
      one.searchedInVain("de", "router", "a");
      one.searchedInVain("de", "router", "b");
      one.save();
      other.searchedInVain("de", "router", "c");
      assertEquals(1, gaps(other).others(), "has not heard of it");
      other.tidy();
      other.searchedInVain("de", "router", "d");
      assertEquals(List.of("de router 4/1"), searches(other));
      assertEquals(0, gaps(other).others());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOldIsForgotten(TestDatabases databases) {
    try (Database database = databases.open(folder)) {
      Feedback feedback = open(database);
      feedback.vote("router", false, "a");
      feedback.searchedInVain("de", "router", "a");
      feedback.searchedInVain("de", "router", "b");
      feedback.searchedInVain("de", "lampe", "b");
      feedback.save();
      LocalDate first = feedback.today();
      clock.pass(Duration.ofDays(90));
      feedback.tidy();
      assertEquals(1, feedback.gaps(first, Optional.empty(), 9).searches().size());
      clock.pass(Duration.ofDays(1));
      feedback.tidy();
      Gaps gaps = feedback.gaps(first, Optional.empty(), 9);
      assertEquals(List.of(), gaps.searches());
      assertEquals(0, gaps.others());
      clock.pass(Duration.ofDays(309));
      feedback.tidy();
      assertEquals(1, feedback.votes().size());
      clock.pass(Duration.ofDays(1));
      feedback.tidy();
      assertEquals(Map.of(), feedback.votes());
      assertEquals(List.of(), feedback.gaps(first, Optional.empty(), 9).pages());
    }
  }

  @Test
  void nothingOfASingleVisitorAndNothingPersonalIsInTheFiles() throws IOException {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      Feedback feedback = open(database);
      feedback.vote("router", false, "visitor-of-today");
      feedback.searchedInVain("de", "Einzelwunsch", "visitor-of-today");
      for (String visitor : List.of("visitor-of-today", "another-visitor")) {
        feedback.searchedInVain("de", "Gemeinwunsch", visitor);
        feedback.searchedInVain("de", "Post von anna@portal.example", visitor);
        feedback.searchedInVain("de", "Rechnung 4711123", visitor);
        feedback.searchedInVain("de", "Langwunsch ".repeat(10), visitor);
      }
      assertEquals(List.of("de gemeinwunsch 2/1"), searches(feedback));
      assertEquals(3, gaps(feedback).others(), "one of a single visitor, two long ones");
      feedback.close();
      database.tidy();
    }
    String bytes = bytes(folder);
    assertTrue(bytes.contains("gemeinwunsch"));
    for (String secret :
        List.of("einzelwunsch", "anna", "4711", "langwunsch", "visitor-of", "another-")) {
      assertFalse(bytes.toLowerCase(java.util.Locale.ROOT).contains(secret), secret);
    }
  }

  private static String bytes(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void afterARestartTheSameVisitorIsANewOne() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      Feedback feedback = open(database);
      feedback.vote("router", true, "a");
      feedback.searchedInVain("de", "router", "a");
      feedback.close();
      Feedback again = open(database);
      again.vote("router", true, "a");
      again.searchedInVain("de", "router", "a");
      assertEquals(new Votes(2, 0), again.votes().get("router"));
      assertEquals(List.of(), searches(again), "and still alone with these words");
      assertEquals(2, gaps(again).others());
    }
  }

  @Test
  void aVoteThatCannotBeStoredIsToldAndDoesNotCount() {
    Database database = TestDatabases.SQLITE.open(folder);
    Feedback feedback = open(database);
    feedback.searchedInVain("de", "router", "a");
    database.close();
    assertThrows(StoreException.class, () -> feedback.vote("router", true, "a"));
    assertThrows(StoreException.class, () -> feedback.vote("router", true, "a"), "not taken");
    assertThrows(StoreException.class, feedback::save);
    assertEquals(Map.of(), feedback.votes());
    feedback.close();
  }

  @ParameterizedTest
  @EnumSource
  void votesOfManyAtATimeAreAllCountedWhileEverythingIsReadAnew(TestDatabases databases) {
    try (Database database = databases.open(folder)) {
      Feedback feedback = open(database);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 300; i++) {
          String visitor = "visitor " + i;
          threads.execute(() -> feedback.vote("router", true, visitor));
          if (i % 30 == 0) {
            threads.execute(feedback::tidy);
          }
        }
      }
      assertEquals(Map.of("router", new Votes(300, 0)), feedback.votes());
      assertEquals(feedback.votes(), open(database).votes());
    }
  }

  @Test
  void manyNoesWeighMoreThanFewAndAllOfThemMoreThanSome() {
    assertTrue(new Votes(0, 10).weight() > new Votes(500, 50).weight());
    assertTrue(new Votes(10, 20).weight() > new Votes(0, 1).weight());
    assertEquals(0.25, new Votes(3, 1).share());
    assertEquals(0, Votes.NONE.share());
  }
}

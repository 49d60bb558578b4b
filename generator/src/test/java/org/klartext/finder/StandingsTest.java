package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Of two pages that say the same, the one that helped more or is fresher comes first. */
class StandingsTest {
  private static final Instant OLD = Instant.parse("2021-01-01T00:00:00Z");
  private static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");

  private static Entry entry(String id, String title, Optional<Instant> updated, int helpful) {
    return new Entry(
        id,
        title,
        List.of(),
        List.of(),
        List.of(new Entry.Section("", "", "Der Zähler hängt im Keller.")),
        Set.of(),
        new Entry.Standing(updated, helpful, 0));
  }

  private static List<String> found(Entry... entries) {
    Finder finder = Finder.of("de", List.of(entries), List.of());
    List<String> found =
        finder.find("Zähler ablesen", Set.of(), 9).hits().stream().map(Hit::id).toList();
    assertEquals(found.subList(0, Math.min(3, found.size())), similar(finder));
    return found;
  }

  private static List<String> similar(Finder finder) {
    return finder.similar("Zähler ablesen").stream().map(Hit::id).toList();
  }

  @Test
  void theFresherPageComesFirst() {
    assertEquals(
        List.of("new", "old", "undated"),
        found(
            entry("undated", "Zähler ablesen", Optional.empty(), 0),
            entry("old", "Zähler ablesen", Optional.of(OLD), 0),
            entry("new", "Zähler ablesen", Optional.of(NEW), 0)));
  }

  @Test
  void thePageThatHelpedComesFirst() {
    assertEquals(
        List.of("loved", "unknown", "useless"),
        found(
            entry("unknown", "Zähler ablesen", Optional.empty(), 0),
            entry("useless", "Zähler ablesen", Optional.empty(), -40),
            entry("loved", "Zähler ablesen", Optional.empty(), 40)));
  }

  @Test
  void aPageThatFitsBetterStaysFirst() {
    assertEquals(
        List.of("fits", "loved"),
        found(
            entry("fits", "Zähler ablesen", Optional.of(OLD), -1_000),
            entry("loved", "Strom ablesen", Optional.of(NEW), 1_000)));
  }

  @Test
  void aVoteCountsFromTheNextGenerationOn() {
    Finder before =
        Finder.of(
            "de",
            List.of(
                entry("a", "Zähler ablesen", Optional.empty(), 1),
                entry("b", "Zähler ablesen", Optional.empty(), 0)),
            List.of());
    Finder after =
        before.with(List.of(entry("b", "Zähler ablesen", Optional.empty(), 5)), List.of());
    assertEquals(List.of("a", "b"), similar(before));
    assertEquals(List.of("b", "a"), similar(after));
  }

  @Property(tries = 200)
  void aScoreMovesByTwoPartsInAHundredAtMost(
      @ForAll int helpful, @ForAll int otherHelpful, @ForAll boolean dated) {
    Optional<Instant> newest = Optional.of(NEW);
    double one =
        Standings.bonus(new Entry.Standing(dated ? newest : Optional.of(OLD), helpful, 0), newest);
    double other = Standings.bonus(new Entry.Standing(Optional.empty(), otherHelpful, 0), newest);
    assertTrue(Math.abs(one - other) <= 0.02, one + " " + other);
  }
}

package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartext.search.WordReader;

/** Whatever people type is text, and whatever changes is found as it is now. */
class FinderTest {
  private static final Finder FINDER =
      Finder.of(
          "en",
          List.of(
              entry("cancel", "How do I cancel my contract?", "Write to us.", "kind:faq"),
              entry("bill", "Understanding a bill", "It comes in January.", "kind:article"),
              entry("move", "Moving house", "Tell us your new address.", "kind:faq"),
              entry("not", "AND OR NOT", "Words of a language of its own.", "kind:article")),
          List.of());

  /** The terms of a site that names no senses of its own. */
  static Terms terms() {
    WordReader reader = WordReader.of("de");
    return new Terms(reader, Senses.of("de", reader, List.of()));
  }

  private static Entry entry(String id, String title, String text, String trait) {
    return new Entry(
        id, title, List.of(), List.of(), List.of(new Entry.Section("", "", text)), Set.of(trait));
  }

  private static String first(Finder finder, String text) {
    List<Hit> hits = finder.find(text, Set.of(), 5).hits();
    return hits.isEmpty() ? "" : hits.getFirst().id();
  }

  static List<String> hostile() {
    return List.of(
        "",
        " ",
        "\u0000\u0001\u001b[31m\u202e",
        "😀".repeat(3_000),
        "\ud800",
        "the and of to",
        "*:*",
        "title:[a TO z]",
        "/(a+)+$/",
        "????*",
        "\"",
        "((((((((((",
        "contract~2^1e30",
        "a".repeat(10_000),
        "contract ".repeat(1_200),
        IntStream.range(0, 1_000).mapToObj(it -> "word" + it).collect(Collectors.joining(" ")),
        "z̸͑".repeat(3_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileTextIsAnsweredLikeAnyOther(String text) {
    assertTrue(FINDER.find(text, Set.of(), 2).hits().size() <= 2);
    assertTrue(FINDER.similar(text).size() <= 3);
    assertTrue(FINDER.suggest(text, 8).size() <= 8);
    assertTrue(FINDER.explain(text, "cancel").stream().allMatch(it -> it.share() > 0));
  }

  @Property(tries = 200)
  void anyTextIsAnswered(@ForAll String text, @ForAll int limit) {
    assertTrue(FINDER.find(text, Set.of(), limit).hits().size() <= Math.max(0, limit));
    assertTrue(FINDER.similar(text).size() <= 3);
    assertTrue(FINDER.suggest(text, limit).size() <= Math.max(0, limit));
  }

  @Test
  void theReasonsOfAHitAddUpToItsScore() {
    Hit hit = FINDER.find("cancel contracts", Set.of(), 1).hits().getFirst();
    List<Contribution> reasons = FINDER.explain("cancel contracts", hit.id());
    assertEquals(hit.score(), reasons.stream().mapToDouble(Contribution::share).sum(), 0.001);
    assertTrue(reasons.stream().anyMatch(it -> it.term().equals("cancel")), reasons::toString);
    assertEquals(List.of(), FINDER.explain("cancel", "elsewhere"));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "contract*",
        "+contract",
        "title:contract",
        "(contract",
        "contract^9",
        "-contract"
      })
  void syntaxIsText(String text) {
    assertEquals("cancel", first(FINDER, text));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "cancelling contracts, cancel",
    "quit subscription, cancel",
    "bills, bill",
    "invoice, bill",
    "adress, move",
    "moved, move"
  })
  void englishIsFoundInOtherForms(String typed, String page) {
    assertEquals(page, first(FINDER, typed));
  }

  @Test
  void aSearchIsLimitedToTraits() {
    Hits hits = FINDER.find("bill contract address", Set.of("kind:faq"), 10);
    assertEquals(
        Set.of("cancel", "move"), hits.hits().stream().map(Hit::id).collect(Collectors.toSet()));
    assertEquals(2, hits.total());
  }

  @Test
  void asManyPagesAsATraitCountsAreFoundWithItInsteadOfOthersOfItsSort() {
    for (String wanted : List.of("kind:faq", "kind:article")) {
      Hits hits = FINDER.find("bill contract address", Set.of(wanted), 10);
      assertEquals(
          List.of(new Hits.Trait("kind:faq", 2), new Hits.Trait("kind:article", 1)), hits.traits());
      hits.traits()
          .forEach(trait ->
              assertEquals(
                  trait.pages(),
                  FINDER.find("bill contract address", Set.of(trait.name()), 10).total(),
                  trait.name()));
    }
  }

  @Test
  void aChangedPageIsFoundAsItIsNow() {
    Finder before =
        Finder.of("en", List.of(entry("a", "Opening hours", "", "kind:faq")), List.of());
    Finder after =
        before.with(
            List.of(
                entry("a", "Holidays", "", "kind:faq"), entry("b", "Parking", "", "kind:article")),
            List.of());
    assertEquals("", first(after, "opening"));
    assertEquals("a", first(after, "holidays"));
    assertEquals("b", first(after, "parking"));
    assertEquals("a", first(before, "opening"));
    assertEquals("", first(before, "parking"));
    assertEquals("", first(after.with(List.of(), List.of("b")), "parking"));
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    Finder empty = Finder.of("fr", List.of(), List.of());
    assertEquals(Hits.NONE, empty.find("contrat", Set.of(), 10));
    assertEquals(List.of(), empty.similar("contrat"));
    assertFalse(first(FINDER, "contract").isEmpty());
  }
}

package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartext.search.ReadWord;

/** A question costs a bounded number of looks into the index, whoever asks it. */
class RankingTest {
  private static final int PAGES = 3_000;
  private static final int FIELDS = Signal.values().length;
  private static final Terms TERMS = FinderTest.terms();
  private static final List<String> WORDS = words();
  private static final PageIndex INDEX = PageIndex.inMemory(TERMS);

  private static List<String> words() {
    Random random = new Random(1);
    return Stream.generate(() ->
            random.ints(7, 'a', 'i').mapToObj(Character::toString).collect(Collectors.joining()))
        .distinct()
        .limit(500)
        .toList();
  }

  @BeforeAll
  static void indexPagesThatHaveMuchInCommon() {
    Random random = new Random(2);
    List<Entry> entries =
        IntStream.range(0, PAGES)
            .mapToObj(page ->
                new Entry(
                    "page-" + page,
                    text(random, 4),
                    List.of(new Entry.Section("", "", "overall " + text(random, 100)))))
            .toList();
    INDEX.replaceAll(entries);
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, 0, WORDS.size())
        .mapToObj(WORDS::get)
        .collect(Collectors.joining(" "));
  }

  static List<String> questions() {
    Random random = new Random(3);
    return List.of(
        text(random, 5),
        text(random, 300),
        "overall " + text(random, 3),
        String.join(" ", WORDS),
        WORDS.stream().map(it -> it + "x").collect(Collectors.joining(" ")),
        WORDS.stream().map(it -> "x" + it).collect(Collectors.joining(" ")),
        "abcdefgh".repeat(1_000),
        "the and of to ".repeat(1_000),
        "*a* ?b* title:[a TO z] /(a+)+$/ ".repeat(200),
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void noQuestionCostsMoreThanSoMuch(String text) throws IOException {
    IndexView view = INDEX.view();
    IndexView.Tools tools = view.take();
    Ranking ranking = new Ranking(TERMS, view, tools);
    List<ReadWord> words = TERMS.words(text, 60);
    ranking.score(words);
    assertTrue(ranking.lookedUp() <= FIELDS * Ranking.MOST_TERMS, () -> "" + ranking.lookedUp());
    int most = FIELDS * (Ranking.mostOccurrences(PAGES) + PAGES);
    assertTrue(ranking.read() <= most, () -> "" + ranking.read());
  }

  @Test
  void aScoreIsNeverMoreThanOne() throws IOException {
    IndexView view = INDEX.view();
    for (String text : questions()) {
      IndexView.Tools tools = view.take();
      new Ranking(TERMS, view, tools).score(TERMS.words(text, 60));
      assertTrue(new Scores(view, tools.scratch()).best() <= 1.001, text);
    }
  }

  @Test
  void whatWasAnsweredBeforeDoesNotCount() throws IOException {
    IndexView view = INDEX.view();
    List<List<Scores.Scored>> answers = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      IndexView.Tools tools = view.take();
      new Ranking(TERMS, view, tools).score(TERMS.words(WORDS.get(7), 60));
      answers.add(new Scores(view, tools.scratch()).top(10, 0));
      view.giveBack(tools);
      IndexView.Tools other = view.take();
      new Ranking(TERMS, view, other).score(TERMS.words(WORDS.get(8) + " " + WORDS.get(9), 60));
      view.giveBack(other);
    }
    assertEquals(answers.getFirst(), answers.getLast());
  }

  @Test
  void aboutSoManyPagesCountAsWanted() throws IOException {
    IndexView view = INDEX.view();
    IndexView.Tools tools = view.take();
    new Ranking(TERMS, view, tools).score(TERMS.words(String.join(" ", WORDS), 60));
    Scores scores = new Scores(view, tools.scratch());
    float least = scores.best() / 4;
    assertTrue(scores.total(least) > 1_000);
    float bar = scores.bar(least, 500);
    assertTrue(scores.total(bar) <= 500 && scores.total(bar) > 250, () -> "" + scores.total(bar));
    assertEquals(least, scores.bar(least, PAGES));
    assertEquals(
        scores.total(bar),
        scores.top(PAGES, bar).size(),
        "those that count are those that are best");
    scores.limit(Set.of("no such trait"));
    assertEquals(0, scores.total(Float.MIN_VALUE));
  }
}

package org.klartext.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.klartext.site.Heading;
import org.klartext.view.PageView;
import org.klartext.view.SearchEntry;

/** The words of one page: how much each says there, and how often it occurs. */
final class EntryWords {
  private static final int MOST = 255;
  private static final double QUARTERS = 4;
  private static final double TITLE = 6;
  private static final double USUAL_TITLE = 5;
  private static final double ASKED = 5;
  private static final double HEADING = 2;
  private static final double DESCRIPTION = 2;
  private static final double LABEL = 1.5;

  private final Word[] words;
  private final byte[] weights;
  private final byte[] counts;
  private final int length;

  /**
   * Words of a page.
   *
   * @param words each of them once
   * @param weights what each says as part of short texts, in quarters
   * @param counts how often each occurs in the long texts
   * @param length of the long texts in words
   */
  EntryWords(Word[] words, byte[] weights, byte[] counts, int length) {
    this.words = words;
    this.weights = weights;
    this.counts = counts;
    this.length = length;
  }

  /** Reads a page. */
  static EntryWords of(SearchEntry entry, Vocabulary vocabulary) {
    Counter counter = new Counter(vocabulary);
    PageView page = entry.page();
    counter.addShort(page.title(), title(page.title()));
    page.meta().asked().forEach(asked -> counter.addShort(asked, ASKED));
    for (Heading heading : entry.headings()) {
      counter.addShort(heading.text(), HEADING);
    }
    counter.addShort(page.description(), DESCRIPTION);
    entry.labels().forEach(label -> counter.addShort(label, LABEL));
    entry.texts().forEach(counter::addLong);
    return counter.words();
  }

  /** A word of a short title says more than one of a long one. */
  private static double title(String title) {
    int[] words = {0};
    Tokens.each(title, _ -> words[0]++);
    return TITLE / Math.sqrt(Math.max(1, words[0] / USUAL_TITLE));
  }

  /** How many different words there are. */
  int size() {
    return words.length;
  }

  /** One of the words. */
  Word word(int index) {
    return words[index];
  }

  /** All the words. */
  List<Word> words() {
    return List.of(words);
  }

  /** How many words the long texts have. */
  int length() {
    return length;
  }

  /** What a word says as part of short texts: titles, headings, labels. */
  double weight(int index) {
    return (weights[index] & 0xFF) / QUARTERS;
  }

  /** How often a word occurs in the long texts. */
  int count(int index) {
    return counts[index] & 0xFF;
  }

  /** Collects the words of a page. */
  private static final class Counter {
    private final Vocabulary vocabulary;
    private final Map<Word, double[]> found = new LinkedHashMap<>();
    private int length;

    Counter(Vocabulary vocabulary) {
      this.vocabulary = vocabulary;
    }

    void addShort(String text, double weight) {
      Tokens.each(text, count(counts -> counts[0] += weight));
    }

    void addLong(String text) {
      Consumer<String> counter = count(counts -> counts[1]++);
      Tokens.each(
          text,
          token -> {
            length++;
            counter.accept(token);
          });
    }

    private Consumer<String> count(Consumer<double[]> change) {
      return token ->
          vocabulary
              .word(token)
              .ifPresent(word -> change.accept(found.computeIfAbsent(word, _ -> new double[2])));
    }

    EntryWords words() {
      List<Map.Entry<Word, double[]>> all = List.copyOf(found.entrySet());
      Word[] words = new Word[all.size()];
      byte[] weights = new byte[all.size()];
      byte[] counts = new byte[all.size()];
      for (int index = 0; index < words.length; index++) {
        words[index] = all.get(index).getKey();
        double[] counted = all.get(index).getValue();
        weights[index] = (byte) Math.min(MOST, Math.round(counted[0] * QUARTERS));
        counts[index] = (byte) Math.min(MOST, (int) counted[1]);
      }
      return new EntryWords(words, weights, counts, length);
    }
  }
}

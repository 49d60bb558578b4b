package org.klartext.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.klartext.search.WordReader;

/** The words of a text of the site, and where each begins. */
final class SiteText {
  private static final int MOST_WORDS = 50_000;
  private static final int LETTERS_A_WORD = 6;

  private final List<SiteWord> words;
  private int[] starts;

  private SiteText(int expected) {
    this.words = new ArrayList<>(expected);
    this.starts = new int[expected];
  }

  /** Reads a text; of a very long one, the beginning. */
  static SiteText of(String text, Function<String, SiteWord> reading) {
    SiteText read = new SiteText(1 + text.length() / LETTERS_A_WORD);
    WordReader.each(text, (token, start) -> read.add(reading, token, start));
    return read;
  }

  private void add(Function<String, SiteWord> reading, String token, int start) {
    int size = words.size();
    if (size < MOST_WORDS) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
      }
      starts[size] = start;
      words.add(reading.apply(token));
    }
  }

  /** Its words. */
  List<SiteWord> words() {
    return words;
  }

  /** Where one of them begins. */
  int start(int word) {
    return starts[word];
  }
}

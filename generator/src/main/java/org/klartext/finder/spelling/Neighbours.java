package org.klartext.finder.spelling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The words of a dictionary that differ from another one in a few letters, which are changed,
 * added, left out or swapped with the next one ("optimal string alignment"). A beginning that no
 * such word can have is skipped with all words that have it, so that the size of the dictionary
 * hardly matters.
 */
public final class Neighbours {
  /** What a term says after this is not compared. */
  public static final char END = ' ';

  private static final int LONGEST = 40;
  private static final int MOST_STEPS = 4_000;
  private static final int FEW = 4;
  private static final int SHORT = 2;
  private static final byte AFTER_ALL = (byte) 0xFF;

  private final String word;
  private final int edits;
  private final int[][] rows;

  /** What stands in the rows: for so many of these letters they are right. */
  private String compared = "";

  private int right;

  /**
   * Of a word; those of a very long one are not looked for.
   *
   * @param word in its one spelling
   * @param edits how many letters may differ
   */
  public Neighbours(String word, int edits) {
    this.word = word;
    this.edits = edits;
    this.rows = new int[Math.min(word.length(), LONGEST) + edits + 2][];
    this.rows[0] = new int[word.length() + 1];
    Arrays.setAll(rows[0], at -> at);
  }

  /**
   * A term that is near.
   *
   * @param term all of it
   * @param away how many letters of it differ
   */
  public record Near(String term, int away) {}

  /**
   * Looks for them, in the order of the dictionary.
   *
   * @param terms the dictionary
   * @param same how many letters at the beginning must not differ; at most as many as there are
   * @throws IOException if the dictionary cannot be read
   */
  public List<Near> in(TermsEnum terms, int same) throws IOException {
    List<Near> near = new ArrayList<>();
    if (word.length() > LONGEST) {
      return near;
    }
    BytesRef beginning = new BytesRef(word.substring(0, same));
    BytesRef term = seek(terms, beginning);
    for (int step = 0;
        step < MOST_STEPS && term != null && StringHelper.startsWith(term, beginning);
        step++) {
      String other = term.utf8ToString();
      int space = other.indexOf(END);
      int end = space < 0 ? other.length() : space;
      int alike = compare(other, end);
      if (alike == end) {
        int away = rows[end][word.length()];
        if (away <= edits) {
          near.add(new Near(other, away));
        }
        term = terms.next();
      } else {
        term = after(terms, other.substring(0, letters(other, alike + 1)));
      }
    }
    return near;
  }

  private static @Nullable BytesRef seek(TermsEnum terms, BytesRef from) throws IOException {
    return terms.seekCeil(from) == TermsEnum.SeekStatus.END ? null : terms.term();
  }

  /** A letter of two halves is not cut. */
  private static int letters(String text, int length) {
    return Character.isHighSurrogate(text.charAt(length - 1)) && length < text.length()
        ? length + 1
        : length;
  }

  /** The next term without a beginning; where only a few can have it, one by one. */
  private static @Nullable BytesRef after(TermsEnum terms, String beginning) throws IOException {
    BytesRef skipped = new BytesRef(beginning);
    int few = beginning.length() <= SHORT ? 0 : FEW;
    for (int tried = 0; tried < few; tried++) {
      BytesRef term = terms.next();
      if (term == null || !StringHelper.startsWith(term, skipped)) {
        return term;
      }
    }
    byte[] bytes = Arrays.copyOf(skipped.bytes, skipped.length + 1);
    bytes[skipped.length] = AFTER_ALL;
    return seek(terms, new BytesRef(bytes));
  }

  /**
   * Counts, letter by letter, how many differ at least.
   *
   * @return how many letters may be the beginning of a word that is near
   */
  private int compare(String other, int end) {
    int at = 0;
    while (at < right && at < end && compared.charAt(at) == other.charAt(at)) {
      at++;
    }
    compared = other;
    right = at;
    while (at < end && at + 1 < rows.length && row(at + 1, other) <= edits) {
      at++;
      right = at;
    }
    return at;
  }

  /** Fills the row of so many letters; the least that it holds. */
  private int row(int at, String other) {
    if (rows[at] == null) {
      rows[at] = new int[word.length() + 1];
    }
    int[] row = rows[at];
    int[] last = rows[at - 1];
    row[0] = at;
    int least = at;
    for (int letter = 1; letter < row.length; letter++) {
      boolean same = word.charAt(letter - 1) == other.charAt(at - 1);
      int cost =
          Math.min(last[letter - 1] + (same ? 0 : 1), 1 + Math.min(last[letter], row[letter - 1]));
      boolean swapped =
          at > 1
              && letter > 1
              && word.charAt(letter - 1) == other.charAt(at - 2)
              && word.charAt(letter - 2) == other.charAt(at - 1);
      row[letter] = swapped ? Math.min(cost, rows[at - 2][letter - 2] + 1) : cost;
      least = Math.min(least, row[letter]);
    }
    return least;
  }
}

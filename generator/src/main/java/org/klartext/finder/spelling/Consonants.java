package org.klartext.finder.spelling;

import java.util.BitSet;
import java.util.Collection;

/**
 * The first consonants of some terms, by which most words of a text are seen to hold none of them:
 * however a word is spelled and inflected, these stay.
 */
public final class Consonants {
  private static final int MOST = 3;
  private static final int LETTER_BITS = 5;
  private static final int LETTER = (1 << LETTER_BITS) - 1;
  private static final int FIRST_WITH_MARKS = 0x80;
  private static final String VOWELS = "aeiou";
  private static final String MARKED_VOWELS = "äöüáéíóúàèìòùâêîôû";

  /** For each number of consonants, those of the terms that have as many, or that many first. */
  private final BitSet[] runs = new BitSet[MOST + 1];

  /**
   * Those of some terms.
   *
   * @param terms in their one spelling
   */
  public Consonants(Collection<String> terms) {
    for (int count = 0; count <= MOST; count++) {
      runs[count] = new BitSet();
    }
    for (String term : terms) {
      int run = 0;
      int count = 0;
      for (int at = 0; at < term.length() && count < MOST; at++) {
        if (!isVowel(term.charAt(at))) {
          run = (run << LETTER_BITS) | (term.charAt(at) & LETTER);
          count++;
        }
      }
      runs[count].set(run);
    }
  }

  /**
   * False if none of the terms begins anywhere in a word of a text.
   *
   * @param text that holds the word
   * @param from where the word begins
   * @param to where it ends
   */
  public boolean mayBeIn(String text, int from, int to) {
    int last = 0;
    int count = 0;
    for (int at = from; at < to; at++) {
      char letter = text.charAt(at);
      if (isVowel(letter)) {
        continue;
      }
      if (letter >= FIRST_WITH_MARKS) {
        return true; // it may be spelled in another way
      }
      last = (last << LETTER_BITS) | (letter & LETTER);
      count++;
      if (isBeginning(last, count)) {
        return true;
      }
    }
    return runs[0].get(0);
  }

  private boolean isBeginning(int last, int count) {
    int mask = 0;
    for (int length = 1; length <= Math.min(count, MOST); length++) {
      mask = (mask << LETTER_BITS) | LETTER;
      if (runs[length].get(last & mask)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVowel(char letter) {
    return letter < FIRST_WITH_MARKS
        ? VOWELS.indexOf(letter | 0x20) >= 0
        : MARKED_VOWELS.indexOf(Character.toLowerCase(letter)) >= 0;
  }
}

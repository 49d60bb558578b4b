package org.klartext.search;

import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Cuts a text into words: runs of letters, digits and the marks on them. Words that are joined by a
 * hyphen count also as one ("E-Mail" is found as "Email"). A soft hyphen is no part of a word.
 */
final class Tokens {
  /** Nobody types a longer word; the rest of it is left out. */
  private static final int LONGEST = 60;

  private static final int SOFT_HYPHEN = 0xAD;

  private Tokens() {}

  /** Takes each word of a text, in order. */
  static void each(String text, Consumer<String> words) {
    eachAt(text, (word, start) -> words.accept(word));
  }

  /** Takes each word of a text with the place where it begins, in order. */
  static void eachAt(String text, ObjIntConsumer<String> words) {
    StringBuilder joined = new StringBuilder();
    int first = 0;
    int at = 0;
    while (at < text.length()) {
      int start = start(text, at);
      int end = end(text, start);
      if (end == start) {
        return;
      }
      String word = word(text, start, end);
      words.accept(word, start);
      boolean continues = joined.length() > 0 && start == at + 1 && text.charAt(at) == '-';
      if (!continues) {
        joined.setLength(0);
        first = start;
      }
      joined.append(word);
      boolean goesOn = end < text.length() - 1 && text.charAt(end) == '-' && isWord(text, end + 1);
      if (continues && !goesOn) {
        words.accept(shortened(joined.toString()), first);
      }
      at = end;
    }
  }

  /**
   * Where the next word begins, looked for from a place on; the length of the text if none does.
   */
  static int start(String text, int from) {
    int at = from;
    while (at < text.length() && !isWord(text, at)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** Where the word ends that begins at a place. */
  static int end(String text, int from) {
    int at = from;
    while (at < text.length() && (isWord(text, at) || text.charAt(at) == SOFT_HYPHEN)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static boolean isWord(String text, int at) {
    int letter = text.codePointAt(at);
    if (letter < 0x80) {
      return (letter >= 'a' && letter <= 'z')
          || (letter >= 'A' && letter <= 'Z')
          || (letter >= '0' && letter <= '9');
    }
    return switch (Character.getType(letter)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static String word(String text, int start, int end) {
    String word = text.substring(start, end);
    return shortened(word.indexOf(SOFT_HYPHEN) < 0 ? word : word.replace("\u00AD", ""));
  }

  private static String shortened(String word) {
    if (word.length() <= LONGEST) {
      return word;
    }
    int end = Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return word.substring(0, end);
  }
}

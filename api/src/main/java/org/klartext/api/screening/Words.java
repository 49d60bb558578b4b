package org.klartext.api.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text in their folded form. Scripts that write no blanks between words give a word
 * for each character.
 */
final class Words {
  private static final int DOTS = 0x308;
  private static final String SIGNS = "$@!|";
  private static final String APOSTROPHES = "'’";

  /**
   * One word.
   *
   * @param folded without case and accents
   * @param start where in the visible text it begins
   * @param end where it is over
   */
  record Word(String folded, int start, int end) {}

  private final String text;
  private final Folding folding;
  private final boolean signs;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int start;

  private Words(String text, Folding folding, boolean signs) {
    this.text = text;
    this.folding = folding;
    this.signs = signs;
  }

  /** Letters and digits make words. */
  static List<Word> of(Visible text, Folding folding) {
    return new Words(text.text(), folding, false).read();
  }

  /** Signs that look like letters make words too, if they stand between letters or digits. */
  static List<Word> withSigns(Visible text, Folding folding) {
    boolean none = text.text().chars().noneMatch(Words::isSign);
    return none && folding == Folding.UMLAUTS_WRITTEN_OUT
        ? text.words()
        : new Words(text.text(), folding, true).read();
  }

  private List<Word> read() {
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int point = text.codePointAt(at);
      next = at + Character.charCount(point);
      take(point, at, next);
    }
    close(text.length());
    return List.copyOf(words);
  }

  private void take(int point, int at, int next) {
    if (Folding.isMark(point)) {
      mark(point);
    } else if (isLetter(point)) {
      letter(point, at, next);
    } else if (isSignInside(point, next)) {
      word.appendCodePoint(point);
    } else if (isApostropheInside(point, next)) {
      word.append('\'');
    } else {
      close(at);
    }
  }

  private void mark(int point) {
    int last = word.length() - 1;
    if (point == DOTS && last >= 0) {
      String dotted = folding.withDots(word.substring(last));
      word.replace(last, last + 1, dotted);
    }
  }

  private void letter(int point, int at, int next) {
    if (standsAlone(point)) {
      close(at);
    }
    if (word.isEmpty()) {
      start = at;
    }
    folding.fold(point, word);
    if (standsAlone(point)) {
      close(next);
    }
  }

  private void close(int end) {
    if (!word.isEmpty()) {
      words.add(new Word(word.toString(), start, end));
      word.setLength(0);
    }
  }

  private boolean isSignInside(int point, int next) {
    return signs && isSign(point) && !word.isEmpty() && isLetterAfterSign(next);
  }

  private boolean isApostropheInside(int point, int next) {
    return APOSTROPHES.indexOf(point) >= 0
        && !word.isEmpty()
        && next < text.length()
        && isLetter(text.codePointAt(next));
  }

  private boolean isLetterAfterSign(int at) {
    int letter = at < text.length() && isSign(text.codePointAt(at)) ? at + 1 : at;
    return letter < text.length() && isLetter(text.codePointAt(letter));
  }

  private static boolean isSign(int point) {
    return SIGNS.indexOf(point) >= 0;
  }

  private static boolean isLetter(int point) {
    return Character.isLetterOrDigit(point)
        || (point > 0x80 && (Character.isAlphabetic(point) || isCircledDigit(point)));
  }

  private static boolean isCircledDigit(int point) {
    return Character.getType(point) == Character.OTHER_NUMBER;
  }

  private static boolean standsAlone(int point) {
    return point > 0x80
        && (Character.isIdeographic(point)
            || switch (Character.UnicodeScript.of(point)) {
              case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
              default -> false;
            });
  }
}

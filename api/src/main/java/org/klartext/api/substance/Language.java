package org.klartext.api.substance;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** A language whose answers can be judged: how its words are folded and cut to their stems. */
enum Language {
  GERMAN("de"),
  ENGLISH("en");

  /** The longest first. */
  private static final List<String> GERMAN_ENDINGS =
      List.of(
          "ungen", "ung", "ten", "tet", "ern", "te", "et", "en", "em", "er", "es", "st", "e", "n",
          "s", "t");

  private static final List<String> ENGLISH_ENDINGS =
      List.of("'s", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y");

  private static final int SHORTEST_STEM = 3;
  private static final int DOTS = 0x308;

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The folder of its word lists. */
  String tag() {
    return tag;
  }

  /** True if a language tag such as {@code de-AT} means it. */
  boolean isMeantBy(String lang) {
    String small = lang.strip().toLowerCase(Locale.ROOT);
    return small.equals(tag) || small.startsWith(tag + "-") || small.startsWith(tag + "_");
  }

  /** A word without case, accents and hyphens; an umlaut is written out. */
  static String fold(String word) {
    StringBuilder folded = new StringBuilder(word.length() + 2);
    word.codePoints().forEach(point -> fold(point, folded));
    return folded.toString();
  }

  private static void fold(int point, StringBuilder folded) {
    switch (point) {
      case 'ä', 'Ä' -> folded.append("ae");
      case 'ö', 'Ö' -> folded.append("oe");
      case 'ü', 'Ü' -> folded.append("ue");
      case 'ß', 'ẞ' -> folded.append("ss");
      case '’', '‘', '`', '´' -> folded.append('\'');
      case '-', '_', '\u00ad' -> {}
      case DOTS -> folded.append('e');
      default -> foldOther(point, folded);
    }
  }

  // one at a time: the time to sort a long run of marks would grow with its square
  private static void foldOther(int point, StringBuilder folded) {
    if (point < 0x80) {
      folded.append((char) Character.toLowerCase(point));
      return;
    }
    Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
        .codePoints()
        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
        .forEach(part -> folded.appendCodePoint(Character.toLowerCase(part)));
  }

  /** What is left of a folded word without its ending. */
  String stem(String folded) {
    return switch (this) {
      case GERMAN -> withoutEnding(withoutUmlauts(folded), GERMAN_ENDINGS);
      case ENGLISH -> withoutEnding(folded, ENGLISH_ENDINGS);
    };
  }

  private static String withoutEnding(String word, List<String> endings) {
    for (String ending : endings) {
      int left = word.length() - ending.length();
      int least = ending.length() > 1 ? SHORTEST_STEM + 1 : SHORTEST_STEM;
      if (left >= least && word.endsWith(ending)) {
        return word.endsWith("ss") ? word : word.substring(0, left);
      }
    }
    return word;
  }

  /** The plural of a word often differs by an umlaut. */
  private static String withoutUmlauts(String folded) {
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
  }
}

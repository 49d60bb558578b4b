package org.klartext.site;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Makes parts of permalinks from words. */
public final class Slug {
  private static final Map<Integer, String> SPELLED =
      Map.ofEntries(
          Map.entry((int) 'ä', "ae"),
          Map.entry((int) 'ö', "oe"),
          Map.entry((int) 'ü', "ue"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ı', "i"));

  /** Names of files and folders have an end, too; in UTF-8 this stays below 255 bytes mostly. */
  private static final int LONGEST = 80;

  private Slug() {}

  /**
   * Lower case, ä→ae, accents of Latin letters stripped, letters and digits of all scripts kept,
   * everything else one hyphen; at most 80 characters.
   *
   * @return empty if no letter or digit is left
   */
  public static String of(String words) {
    return isPlain(words) ? words : convert(words);
  }

  private static boolean isPlain(String words) {
    boolean hyphen = true;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && (c != '-' || hyphen)) {
        return false;
      }
      hyphen = !letter;
    }
    return !hyphen;
  }

  private static String convert(String words) {
    String lower = Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder spelled = new StringBuilder();
    lower.codePoints().forEach(c -> spelled.append(spell(c)));
    StringBuilder slug = new StringBuilder();
    int base = ' ';
    for (int c : Normalizer.normalize(spelled, Normalizer.Form.NFD).codePoints().toArray()) {
      if (isMark(c)) {
        slug.append(Character.isLetter(base) && !isLatin(base) ? Character.toString(c) : "");
      } else if (Character.isLetterOrDigit(c)) {
        slug.appendCodePoint(c);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
      base = isMark(c) ? base : c;
    }
    String whole = Normalizer.normalize(slug, Normalizer.Form.NFC);
    return withoutHyphen(whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole);
  }

  private static String withoutHyphen(String slug) {
    return slug.endsWith("-") ? slug.substring(0, slug.length() - 1) : slug;
  }

  private static String spell(int c) {
    return SPELLED.getOrDefault(c, Character.toString(c));
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isLatin(int c) {
    return UnicodeScript.of(c) == UnicodeScript.LATIN;
  }

  /** A file name as a title: {@code wlan-im_haus} → {@code Wlan im haus}. */
  public static String humanise(String stem) {
    String words = stem.replaceAll("[-_]+", " ").strip();
    return words.isEmpty()
        ? stem
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

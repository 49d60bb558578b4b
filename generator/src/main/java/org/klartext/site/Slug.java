package org.klartext.site;

import java.text.Normalizer;
import java.util.Locale;

/** Words as part of an address. */
public final class Slug {
  private Slug() {}

  /**
   * Makes a slug.
   *
   * @param text any words
   * @return lower case, ä as ae, ß as ss, other accents dropped, all but letters and digits as
   *     single hyphens; {@code -} if nothing is left
   */
  public static String of(String text) {
    String spelled = spell(text.strip().toLowerCase(Locale.ROOT));
    StringBuilder slug = new StringBuilder(spelled.length());
    spelled.codePoints().forEach(c -> append(slug, c));
    int end = slug.length();
    while (end > 0 && slug.charAt(end - 1) == '-') {
      end--;
    }
    slug.setLength(end);
    return slug.isEmpty() ? "-" : slug.toString();
  }

  private static String spell(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    String german =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    return Normalizer.normalize(german, Normalizer.Form.NFD);
  }

  private static void append(StringBuilder slug, int c) {
    if (Character.isLetterOrDigit(c)) {
      slug.appendCodePoint(c);
    } else if (Character.getType(c) != Character.NON_SPACING_MARK
        && !slug.isEmpty()
        && slug.charAt(slug.length() - 1) != '-') {
      slug.append('-');
    }
  }
}

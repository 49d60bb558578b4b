package org.klartext.api.feedback;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartext.api.screening.Masking;

/** What somebody typed into the search, as it is compared with what others typed. */
final class SearchText {
  /** Characters of what is kept; who types more writes a letter. */
  static final int LONGEST = 80;

  /** What is longer still is not even read: nobody is to keep us busy with it. */
  private static final int LONGEST_READ = 1_000;

  /** So many digits may name a person: a customer, a contract, a day of birth. */
  private static final int MOST_DIGITS = 5;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ENDS = Pattern.compile("^[\\p{Z}\\p{P}]+|[\\p{Z}\\p{P}]+$");
  private static final Pattern UNSEEN = Pattern.compile("\\p{C}+");

  private SearchText() {}

  /**
   * The words in lower case with single blanks, without punctuation around them; empty if nothing
   * is left, if they might say something of a person, or if there is no end of them.
   */
  static Optional<String> of(String typed) {
    if (typed.length() > LONGEST_READ || hasNumber(typed) || Masking.isNeeded(typed)) {
      return Optional.empty();
    }
    String line = UNSEEN.matcher(BLANKS.matcher(typed).replaceAll(" ")).replaceAll("");
    String small = Normalizer.normalize(line.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    return Optional.of(ENDS.matcher(small).replaceAll("")).filter(it -> !it.isEmpty());
  }

  private static boolean hasNumber(String typed) {
    return typed.codePoints().filter(Character::isDigit).count() > MOST_DIGITS;
  }

  static boolean isTooLong(String words) {
    return words.codePointCount(0, words.length()) > LONGEST;
  }
}

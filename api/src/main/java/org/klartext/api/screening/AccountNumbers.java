package org.klartext.api.screening;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the numbers of bank accounts and payment cards; only those whose check digits are right.
 */
final class AccountNumbers {
  /** Beginning and length of the cards in use. */
  private static final Pattern CARD =
      Pattern.compile(
          "4\\d{12}(?:\\d{3}){0,2}|5[1-5]\\d{14}|2[2-7]\\d{14}|3[47]\\d{13}|3[068]\\d{12}|6\\d{15}");

  private static final int COUNTRY = 2;
  private static final int CARD_BEGINNING = 4;
  private static final int SHORTEST_CARD = 13;
  private static final int LONGEST_CARD = 19;

  private static final Map<String, Integer> IBAN_LENGTHS =
      Map.ofEntries(
          Map.entry("AT", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("CH", 21),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DK", 18),
          Map.entry("EE", 20),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GR", 27),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IT", 27),
          Map.entry("LI", 21),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("MC", 27),
          Map.entry("MT", 31),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("PL", 28),
          Map.entry("PT", 25),
          Map.entry("RO", 24),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("TR", 26),
          Map.entry("UA", 29));

  private AccountNumbers() {}

  static List<Finding> in(String text, List<DigitRun> digits) {
    List<Finding> found = new ArrayList<>();
    for (DigitRun run : digits) {
      if (mayBeIban(text, run)) {
        iban(text, run.start() - COUNTRY).ifPresent(found::add);
      }
      if (mayBeCard(text, run)) {
        card(text, run.start()).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Two letters before the digits, and no more than two. */
  private static boolean mayBeIban(String text, DigitRun run) {
    int start = run.start() - COUNTRY;
    return start >= 0
        && run.length() >= COUNTRY
        && isLatin(text.charAt(start))
        && isLatin(text.charAt(start + 1))
        && (start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start)));
  }

  private static boolean isLatin(char it) {
    return isAscii(it) && Character.isLetter(it);
  }

  private static boolean mayBeCard(String text, DigitRun run) {
    char first = text.charAt(run.start());
    return run.length() >= CARD_BEGINNING
        && first >= '2'
        && first <= '6'
        && (run.start() == 0 || !belongsToNumber(text.codePointBefore(run.start())));
  }

  private static boolean belongsToNumber(int before) {
    return Character.isLetterOrDigit(before) || ".,-".indexOf(before) >= 0;
  }

  private static Optional<Finding> iban(String text, int start) {
    String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    int length = IBAN_LENGTHS.getOrDefault(country, 0);
    int end = endOf(text, start, length);
    return length > 0
            && plain(text, start, end).length() == length
            && isIban(plain(text, start, end))
        ? Optional.of(new Finding(Finding.Sort.IBAN, start, end))
        : Optional.empty();
  }

  private static Optional<Finding> card(String text, int start) {
    for (int length = LONGEST_CARD; length >= SHORTEST_CARD; length--) {
      int end = endOf(text, start, length);
      String number = plain(text, start, end);
      if (number.length() == length
          && isCard(number)
          && !Surroundings.before(text, start).isOrder()) {
        return Optional.of(new Finding(Finding.Sort.CARD, start, end));
      }
    }
    return Optional.empty();
  }

  /** Where so many letters and digits are over, with single blanks and hyphens between them. */
  private static int endOf(String text, int start, int length) {
    int end = start;
    int count = 0;
    for (int at = start; at < text.length() && count < length; at++) {
      boolean taken = isAscii(text.charAt(at));
      if (!taken && (" -".indexOf(text.charAt(at)) < 0 || at > end)) {
        return end;
      }
      count += taken ? 1 : 0;
      end = taken ? at + 1 : end;
    }
    return end < text.length() && Character.isLetterOrDigit(text.charAt(end)) ? start : end;
  }

  private static boolean isAscii(char it) {
    return it < 0x80 && Character.isLetterOrDigit(it);
  }

  private static String plain(String text, int start, int end) {
    String compact = text.substring(start, end).replace(" ", "").replace("-", "");
    return compact.toUpperCase(Locale.ROOT);
  }

  private static boolean isIban(String iban) {
    StringBuilder digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(it -> digits.append(Character.digit(it, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static boolean isCard(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = Character.digit(number.charAt(number.length() - 1 - i), 10);
      int doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
      sum += i % 2 == 0 ? digit : doubled;
    }
    return CARD.matcher(number).matches() && sum % 10 == 0;
  }
}

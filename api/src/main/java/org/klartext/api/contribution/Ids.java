package org.klartext.api.contribution;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Names for what is new. Safe for use by several threads. */
public final class Ids {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int QUESTION_LENGTH = 12;

  private final InstantSource clock;
  private final RandomGenerator random;
  private String last = "";

  /**
   * A maker of names.
   *
   * @param clock tells when it is
   * @param random cannot be guessed
   */
  public Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * A ULID: 48 bits of milliseconds, then 80 random bits, as 26 characters of Crockford's base32.
   * Later ones sort after earlier ones, also within one millisecond.
   */
  public synchronized String ulid() {
    StringBuilder text = new StringBuilder(26);
    long time = clock.millis();
    for (int shift = 45; shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (time >>> shift) & 31));
    }
    last = last.startsWith(text.toString()) ? next(last) : text.append(digits(16)).toString();
    return last;
  }

  /** The next number in base32. */
  private static String next(String number) {
    StringBuilder text = new StringBuilder(number);
    int place = number.length() - 1;
    for (; number.charAt(place) == 'Z'; place--) {
      text.setCharAt(place, '0');
    }
    int digit = DIGITS.indexOf(number.charAt(place));
    return text.replace(place, place + 1, DIGITS.substring(digit + 1, digit + 2)).toString();
  }

  /** The id of a question: 60 random bits as 12 small base32 characters. */
  public String question() {
    return digits(QUESTION_LENGTH).toLowerCase(java.util.Locale.ROOT);
  }

  /** A number that people can read out to each other: 40 random bits, such as {@code K7M3-9Q2X}. */
  public String number() {
    return digits(4) + "-" + digits(4);
  }

  private String digits(int count) {
    StringBuilder text = new StringBuilder(count);
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    for (byte value : bytes) {
      text.append(DIGITS.charAt(value & 31));
    }
    return text.toString();
  }
}

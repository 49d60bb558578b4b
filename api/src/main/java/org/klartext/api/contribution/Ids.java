package org.klartext.api.contribution;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Names for what is new. Safe for use by several threads. */
public final class Ids {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int QUESTION_LENGTH = 12;

  private final InstantSource clock;
  private final RandomGenerator random;

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
   * Later ones sort after earlier ones.
   */
  public String ulid() {
    StringBuilder text = new StringBuilder(26);
    long time = clock.millis();
    for (int shift = 45; shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (time >>> shift) & 31));
    }
    return text.append(digits(16)).toString();
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

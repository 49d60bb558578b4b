package org.klartext.api.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** What a password must not be. Length counts, not kinds of characters. */
public final class PasswordRules {
  /** The fewest characters. */
  public static final int SHORTEST = 12;

  /** The most characters. */
  public static final int LONGEST = 200;

  private static final int FEWEST_DIFFERENT = 5;

  /** Long enough, and tried by everybody who tries. */
  private static final Set<String> COMMON =
      Set.of(
          "123456789012",
          "1234567890123",
          "12345678901234",
          "123456789012345",
          "1234567890123456",
          "12345678901234567890",
          "0123456789abcdef",
          "123456789abc",
          "abcdefghijkl",
          "abcdefghijklm",
          "abcdefghijklmnop",
          "abcdefghijklmnopqrstuvwxyz",
          "1q2w3e4r5t6y",
          "1q2w3e4r5t6z",
          "1qaz2wsx3edc",
          "1qaz2wsx3edc4rfv",
          "qwertyuiop12",
          "qwertyuiop123",
          "qwertyuiopasdf",
          "qwertzuiop12",
          "qwertzuiop123",
          "qwertzuiopasdf",
          "administrator",
          "administrator1",
          "administrator123",
          "changemechangeme",
          "correcthorsebatterystaple",
          "geheimgeheim",
          "hallohallohallo",
          "iloveyouiloveyou",
          "ichliebedich",
          "ichliebedich1",
          "klartextklartext",
          "klartext12345",
          "letmeinletmein",
          "meinpasswort",
          "meinpasswort1",
          "mypassword123",
          "passwort1234",
          "passwort12345",
          "passwort123456",
          "passwortpasswort",
          "password1234",
          "password12345",
          "password123456",
          "passwordpassword",
          "sommer2024sommer",
          "trustno1trustno1",
          "welcome12345",
          "willkommen123",
          "willkommen1234");

  private PasswordRules() {}

  /**
   * Refuses what would be guessed.
   *
   * @param name of the account
   * @throws AccountException with the rule that was broken
   */
  static void check(String name, String password) throws AccountException {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      throw new AccountException(
          AccountException.Code.PASSWORD_TOO_SHORT,
          "A password needs at least " + SHORTEST + " characters; a few words are fine.");
    }
    if (length > LONGEST) {
      throw new AccountException(
          AccountException.Code.PASSWORD_TOO_LONG,
          "A password has at most " + LONGEST + " characters.");
    }
    if (isCommon(name, password)) {
      throw new AccountException(
          AccountException.Code.PASSWORD_TOO_COMMON,
          "This password is one of the first that somebody would try. Take a few words that have"
              + " nothing to do with each other.");
    }
  }

  private static boolean isCommon(String name, String password) {
    String plain = normalized(password).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    String plainName = name.replaceAll("[^\\p{L}\\p{Nd}]", "");
    return COMMON.contains(plain)
        || plain.replace(plainName, "").chars().distinct().count() < FEWEST_DIFFERENT;
  }

  /** The same characters, however a keyboard has composed them. */
  static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}

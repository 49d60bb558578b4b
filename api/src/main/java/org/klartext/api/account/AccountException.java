package org.klartext.api.account;

import java.util.Locale;

/** Something cannot be done to an account; the message is a sentence for people. */
public final class AccountException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /** What is wrong, for programs. */
  public enum Code {
    /** A name may not look like this. */
    INVALID_NAME,
    /** Somebody else has this name. */
    NAME_TAKEN,
    /** Nobody has this name. */
    UNKNOWN_ACCOUNT,
    /** A password needs more characters, see {@link PasswordRules#SHORTEST}. */
    PASSWORD_TOO_SHORT,
    /** A password has too many characters, see {@link PasswordRules#LONGEST}. */
    PASSWORD_TOO_LONG,
    /** A password is one of those that are tried first. */
    PASSWORD_TOO_COMMON,
    /** The current password is another one. */
    WRONG_CREDENTIALS,
    /** A token must allow something, and no more than its owner may do. */
    INVALID_SCOPE,
    /** A token must say what it is for, and end in the future. */
    INVALID_TOKEN,
    /** There is no such token, or it has ended. */
    UNKNOWN_TOKEN,
    /** The link was used, is too old, or another one was made since. */
    SETUP_OVER;

    /** The name in JSON and in the texts of the theme. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  AccountException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** What is wrong, for programs. */
  public Code code() {
    return code;
  }
}

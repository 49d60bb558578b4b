package org.klartext.api.git;

/** Git cannot be used; the message says what, why and how to mend it. */
public class GitException extends Exception {
  private static final long serialVersionUID = 1;

  GitException(String message) {
    super(message);
  }

  GitException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.klartext.build;

/** A build could not begin or go on; the message is for people. */
public final class BuildException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * A build that failed as a whole.
   *
   * @param message what went wrong and where
   * @param hint how to mend it; may be empty
   */
  public BuildException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /**
   * The same because of something else.
   *
   * @param message what went wrong and where
   * @param hint how to mend it; may be empty
   * @param cause what is behind it
   */
  public BuildException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** How to mend it; may be empty. */
  public String hint() {
    return hint;
  }
}

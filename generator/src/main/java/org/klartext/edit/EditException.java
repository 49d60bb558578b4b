package org.klartext.edit;

/** A change of the tree that is not done; the message is for people. */
public final class EditException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * A change that is refused or has failed.
   *
   * @param message what is wrong, and where
   * @param hint how to mend it; may be empty
   */
  public EditException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /**
   * The same because of something else.
   *
   * @param message what is wrong, and where
   * @param hint how to mend it; may be empty
   * @param cause what is behind it
   */
  public EditException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** How to mend it; may be empty. */
  public String hint() {
    return hint;
  }
}

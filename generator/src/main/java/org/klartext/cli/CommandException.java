package org.klartext.cli;

/** A command cannot do what it should; the message is a sentence for people. */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * With a sentence for people.
   *
   * @param status the exit status, see {@link ExitStatus}
   * @param message what is wrong and how to mend it
   * @param cause why
   */
  public CommandException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  int status() {
    return status;
  }
}

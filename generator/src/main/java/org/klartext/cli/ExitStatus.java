package org.klartext.cli;

/** What a command tells scripts. */
public final class ExitStatus {
  /** Everything is fine. */
  public static final int FINE = 0;

  /** The content has errors; with {@code --strict} also warnings. */
  public static final int CONTENT_ERRORS = 1;

  /** The server's accounts and contributions are not such that it can be done. */
  public static final int REFUSED = 1;

  /** The command was used wrongly, or could not do its work at all. */
  public static final int WRONG_USE = 2;

  private ExitStatus() {}
}

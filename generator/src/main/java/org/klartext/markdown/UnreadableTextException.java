package org.klartext.markdown;

import org.klartext.site.Position;

/** A text that cannot be parsed; the message is for people. */
public final class UnreadableTextException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final int column;

  /** With a sentence and the place. */
  public UnreadableTextException(String message, Position position) {
    super(message);
    this.line = position.line();
    this.column = position.column();
  }

  /** Where in the file. */
  public Position position() {
    return new Position(line, column);
  }
}

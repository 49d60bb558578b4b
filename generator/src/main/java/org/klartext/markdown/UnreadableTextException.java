package org.klartext.markdown;

import org.klartext.site.Position;

/** A text that cannot be rendered; the message tells people what, why and how to mend it. */
public final class UnreadableTextException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;
  private final String message;

  UnreadableTextException(Position position, String message) {
    super(message);
    this.position = position;
    this.message = message;
  }

  /** What is wrong, why, and how to mend it. */
  @Override
  public String getMessage() {
    return message;
  }

  /** Where in the file; the start of the text where nothing more exact is known. */
  public Position position() {
    return position;
  }
}

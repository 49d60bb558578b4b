package org.klartext.site;

/**
 * A place in a text file.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Position(int line, int column) {
  /** The start of a file; also used where nothing more exact is known. */
  public static final Position START = new Position(1, 1);

  /** Refuses lines and columns below 1. */
  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("A position starts at 1:1, not " + line + ":" + column);
    }
  }
}

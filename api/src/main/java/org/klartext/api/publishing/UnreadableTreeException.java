package org.klartext.api.publishing;

/** The tree or the theme cannot be read at the moment. */
public final class UnreadableTreeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableTreeException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}

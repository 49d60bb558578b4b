package org.klartext.api.publishing;

/** Somebody else has published a change of the same path meanwhile: prepare again. */
public final class StaleTreeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleTreeException(String path) {
    super("There is a newer publication of " + path);
  }
}

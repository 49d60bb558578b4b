package org.klartext.api.moderation;

/** Somebody else has changed something between reading and writing: look again. */
final class OvertakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("Somebody else was faster", null, false, false);
  }
}

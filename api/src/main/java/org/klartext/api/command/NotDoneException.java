package org.klartext.api.command;

/** The server does not do one thing; the message is a sentence for people. Others may go on. */
final class NotDoneException extends Exception {
  private static final long serialVersionUID = 1L;

  NotDoneException(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}

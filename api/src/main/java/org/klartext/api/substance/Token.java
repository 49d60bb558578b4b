package org.klartext.api.substance;

/**
 * One piece of a text.
 *
 * @param kind what it is
 * @param word its letters without case and accents
 * @param stem the word without its ending
 */
record Token(Kind kind, String word, String stem) {
  /** Sorts of pieces. */
  enum Kind {
    WORD,
    NUMBER,
    /** A piece of a program. */
    CODE,
    /** The sign between two steps, as in "Settings > Billing". */
    STEP,
    /** The beginning of a few words in quotation marks, such as the name of a button. */
    LABEL,
    PHONE,
    /** An e-mail address. */
    MAIL,
    /** A postal address. */
    PLACE,
    LINK,
    /** The line above a signature. */
    SIGNATURE,
    /** A comma or what separates clauses likewise. */
    BREAK,
    /** The end of a sentence. */
    END,
    /** The end of a question. */
    ASK
  }

  static Token of(Kind kind) {
    return new Token(kind, "", "");
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** True for what one is reached by. */
  boolean isContact() {
    return switch (kind) {
      case PHONE, MAIL, PLACE -> true;
      default -> false;
    };
  }

  boolean isDatum() {
    return isContact() || kind == Kind.LINK;
  }
}

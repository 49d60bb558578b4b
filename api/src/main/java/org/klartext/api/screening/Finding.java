package org.klartext.api.screening;

/**
 * Personal data in a text.
 *
 * @param sort what it is
 * @param start where in the visible text it begins
 * @param end where it is over
 */
record Finding(Sort sort, int start, int end) {
  /** What others need not know of a person. */
  enum Sort {
    EMAIL("an e-mail address", "[E-Mail-Adresse entfernt]", "[e-mail address removed]"),
    PHONE("a telephone number", "[Telefonnummer entfernt]", "[telephone number removed]"),
    IBAN("the number of a bank account", "[IBAN entfernt]", "[IBAN removed]"),
    CARD("the number of a payment card", "[Kartennummer entfernt]", "[card number removed]");

    private final String words;
    private final String german;
    private final String english;

    Sort(String words, String german, String english) {
      this.words = words;
      this.german = german;
      this.english = english;
    }

    /** What it is, in English with an article. */
    String words() {
      return words;
    }

    /** What stands in its place, in German or else in English. */
    String mask(String lang) {
      return lang.equals("de") || lang.startsWith("de-") ? german : english;
    }
  }

  boolean overlaps(Finding other) {
    return start < other.end && other.start < end;
  }
}

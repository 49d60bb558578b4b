package org.klartext.finder;

/**
 * One way to compare a question with a page: a field of the index and the terms that are looked up
 * in it. Each gives a number between 0 and 1, the share of the question that the page has in this
 * field; the ranking is their weighted mean.
 */
enum Signal {
  /** Stems and parts of compounds of the title and the other wordings. */
  TITLE_PARTS(0.5),
  /** Runs of letters there: what stems do not see, and typing errors. */
  TITLE_GRAMS(0.5),
  /** All words there as they are spelled, stop words included: “who” is not “when”. */
  TITLE_WORDS(0.5),
  /** Stems and parts of compounds of headings and labels. */
  HEADING_PARTS(0.5),
  /** Stems of title and text. */
  BODY_STEMS(0.5),
  /** Stems and parts of compounds there. */
  BODY_PARTS(0.5),
  /** Runs of letters there. */
  BODY_GRAMS(0.5);

  private final double weight;

  Signal(double weight) {
    this.weight = weight;
  }

  /** What it counts for. */
  double weight() {
    return weight;
  }

  /** The name of the field. */
  String field() {
    return name();
  }

  /** True if the field is short and says what the page is about. */
  boolean isTitle() {
    return switch (this) {
      case TITLE_PARTS, TITLE_GRAMS, TITLE_WORDS, HEADING_PARTS -> true;
      case BODY_STEMS, BODY_PARTS, BODY_GRAMS -> false;
    };
  }
}

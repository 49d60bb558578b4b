package org.klartext.api.substance;

import java.util.Locale;

/** The word lists, one file each. */
enum Words {
  FUNCTION_WORDS(false),
  VAGUE_WORDS(true),
  ASKING(false),
  COURTESY_WORDS(true),
  GREETINGS(false),
  NAMES(false),
  HELPDESKS(true),
  CHANNELS(true),
  DEPARTMENTS(true),
  MEDIA(true),
  HOURS(false),
  YES_NO(false),
  NEGATIONS(false),
  MODALS(false),
  FIRST_PERSON(false),
  QUESTION_WORDS(false),
  POINTED_QUESTION_WORDS(false),
  SUBORDINATORS(false),
  DEMONSTRATIVES(false),
  CONJUNCTIONS(false),
  REASONS(false),
  ABBREVIATIONS(false),
  BEFORE_ORDINALS(false);

  private final boolean inflected;

  Words(boolean inflected) {
    this.inflected = inflected;
  }

  /** Whether other forms of the words belong to the list. */
  boolean inflected() {
    return inflected;
  }

  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
  }
}

package org.klartext.api.substance;

import java.util.Set;

/**
 * What a sentence does.
 *
 * @param sense whether it says or asks something
 * @param rules what it is if it does not
 */
record Finding(Sense sense, Set<Rule> rules) {
  /** Whether a sentence helps. */
  enum Sense {
    SAYS,
    /** One new word, which is an answer if nobody is sent elsewhere beside it. */
    HINTS,
    ASKS,
    /** A yes or no alone. */
    DECIDES,
    /** A statement too vague to stand alone, but which may explain a yes or no. */
    ADDS,
    NEITHER
  }

  Finding {
    rules = Set.copyOf(rules);
  }

  static Finding says() {
    return new Finding(Sense.SAYS, Set.of());
  }

  static Finding hints() {
    return new Finding(Sense.HINTS, Set.of());
  }

  static Finding asks() {
    return new Finding(Sense.ASKS, Set.of());
  }

  static Finding neither(Set<Rule> rules) {
    return new Finding(Sense.NEITHER, rules);
  }

  static Finding decides() {
    return new Finding(Sense.DECIDES, Set.of(Rule.ONLY_YES_OR_NO));
  }

  static Finding adds(Rule rule) {
    return new Finding(Sense.ADDS, Set.of(rule));
  }
}

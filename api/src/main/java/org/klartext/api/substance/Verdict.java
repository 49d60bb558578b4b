package org.klartext.api.substance;

import java.util.List;

/** What the check for simulated help makes of an answer. */
public sealed interface Verdict {
  /** The answer says something. */
  record Passes() implements Verdict {}

  /** A concrete question back to the asker, which stops the clock too. */
  record AsksBack() implements Verdict {}

  /**
   * The answer says nothing.
   *
   * @param rules what it is instead, the most telling first; never empty
   */
  record Stopped(List<Rule> rules) implements Verdict {
    /** Copies the rules. */
    public Stopped {
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("An answer is stopped for a reason");
      }
      rules = List.copyOf(rules);
    }
  }
}

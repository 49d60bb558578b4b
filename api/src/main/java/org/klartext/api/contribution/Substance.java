package org.klartext.api.contribution;

import java.util.Arrays;
import java.util.Locale;

/** What the check for simulated help says of the wording of an answer. */
public enum Substance {
  /** Says something to the matter. */
  PASSES,
  /** Asks the asker for something that is needed. */
  ASKS_BACK,
  /** Only points elsewhere. */
  STOPPED;

  /** The name in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The substance of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Substance of(String key) {
    return Arrays.stream(values())
        .filter(it -> it.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No substance: " + key));
  }
}

package org.klartext.api.contribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a contribution stands. */
public enum State {
  /** Waits for a decision. */
  HELD,
  /** Is taken for spam; waits for a decision, but not at the top. */
  QUARANTINED,
  /** Is public. */
  PUBLISHED,
  /** Was refused before it was public. */
  REJECTED,
  /** Was public and has been taken away; a marker stands in its place. */
  REMOVED,
  /** Was taken back by its contributor. */
  WITHDRAWN,
  /** Is gone, with everything that was known of its contributor. */
  ERASED;

  /** The name in JSON and in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that name, if there is one. */
  public static Optional<State> of(String key) {
    return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
  }

  /** True if somebody has to decide before the contribution can be seen. */
  public boolean isWaiting() {
    return this == HELD || this == QUARANTINED;
  }

  /** True if nothing can happen to it any more but erasure. */
  public boolean isOver() {
    return this == WITHDRAWN || this == ERASED;
  }
}

package org.klartext.api.account;

import java.time.Duration;
import org.klartext.api.identity.Session;

/** What comes of an attempt to sign in. */
public sealed interface LoginOutcome {
  /**
   * It worked.
   *
   * @param token for the browser's cookie; nobody can find it out again
   * @param session what it stands for
   */
  record SignedIn(String token, Session session) implements LoginOutcome {}

  /** Name or password is wrong, or the account is disabled; which of them, nobody is told. */
  record Refused() implements LoginOutcome {}

  /**
   * There were too many failures.
   *
   * @param delay until the next attempt counts; longer than zero
   */
  record Wait(Duration delay) implements LoginOutcome {
    /** The same in whole seconds, for {@code Retry-After}. */
    public long seconds() {
      return Math.max(1, delay.plusMillis(999).toSeconds());
    }
  }
}

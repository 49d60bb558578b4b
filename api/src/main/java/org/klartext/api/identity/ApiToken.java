package org.klartext.api.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key with which a program acts for somebody. The key itself is known only to whoever made it.
 *
 * @param id names it to people
 * @param account whose it is
 * @param label what it is for
 * @param scopes what it allows, as far as its owner may do it
 * @param created when it was made
 * @param until when it ends by itself
 * @param revoked when it was ended
 */
public record ApiToken(
    String id,
    String account,
    String label,
    Set<Scope> scopes,
    Instant created,
    Optional<Instant> until,
    Optional<Instant> revoked) {
  /** Copies what it is given. */
  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  /** True if it works at an instant. */
  public boolean isValid(Instant now) {
    return revoked.isEmpty() && until.filter(end -> !now.isBefore(end)).isEmpty();
  }
}

package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Instant;
import java.util.Optional;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.store.Repetitions.Known;
import org.klartext.api.store.Transaction;

/** What comes twice because a client did not hear that it had arrived. */
final class Repeats {
  private Repeats() {}

  /**
   * What the same key was used for before; takes the key if it is new.
   *
   * @param id of the contribution that it stands for from now
   * @throws RefusedException if the key came with another request
   */
  static Optional<Contribution> of(Transaction tx, Sending sending, String id, Instant now) {
    if (sending.key().isEmpty()) {
      return Optional.empty();
    }
    String key = sending.key().get();
    if (tx.repetitions().take(key, new Known(sending.fingerprint(), id), now)) {
      return Optional.empty();
    }
    Known known = tx.repetitions().find(key).orElseThrow();
    if (!known.fingerprint().equals(sending.fingerprint())) {
      throw new RefusedException(Code.IDEMPOTENCY_CONFLICT);
    }
    return tx.contributions().find(known.contribution());
  }
}

package org.klartext.api.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Submissions that may come twice: the key a client chose, and what came of it the first time. */
public final class Repetitions {
  private final Handle handle;

  Repetitions(Handle handle) {
    this.handle = handle;
  }

  /**
   * What a key was first used for.
   *
   * @param fingerprint of the request
   * @param contribution id of what it became
   */
  public record Known(String fingerprint, String contribution) {}

  /** What a key was first used for. */
  public Optional<Known> find(String key) {
    return handle
        .createQuery(
            "select fingerprint, contribution from idempotency where idempotency_key = :key")
        .bind("key", key)
        .map((row, _) -> new Known(row.getString("fingerprint"), row.getString("contribution")))
        .findOne();
  }

  /**
   * Takes a key.
   *
   * @return false if it has been taken, also by somebody who is faster at this moment
   */
  public boolean take(String key, Known known, Instant at) {
    return Insert.into("idempotency")
        .set("idempotency_key", key)
        .set("fingerprint", known.fingerprint())
        .set("contribution", known.contribution())
        .set("at", at)
        .unlessThere()
        .run(handle);
  }

  /** Forgets keys that were taken before an instant. */
  public int forget(Instant before) {
    return handle
        .createUpdate("delete from idempotency where at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }
}

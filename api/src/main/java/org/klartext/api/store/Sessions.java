package org.klartext.api.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.klartext.api.identity.Account;

/** Who has signed in, by the hash of what their browser keeps. */
public final class Sessions {
  private final Handle handle;

  Sessions(Handle handle) {
    this.handle = handle;
  }

  /**
   * Somebody who has signed in.
   *
   * @param account who
   * @param until when the session ends
   */
  public record Row(Account account, Instant until) {}

  /** Begins a session, and forgets those that have ended. */
  public void add(String hash, String account, Instant created, Instant until) {
    handle
        .createUpdate("delete from session where until <= :now")
        .bind("now", created.toEpochMilli())
        .execute();
    handle
        .createUpdate(
            """
            insert into session (hash, account, created, until)
            values (:hash, :account, :created, :until)
            """)
        .bind("hash", hash)
        .bind("account", account)
        .bind("created", created.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .execute();
  }

  /** The session of a hash, if it has not ended and its account is enabled. */
  public Optional<Row> find(String hash, Instant now) {
    return handle
        .createQuery(
            """
            select a.name, a.role, a.expert, a.enabled, a.created, s.until
            from session s join account a on a.name = s.account
            where s.hash = :hash and s.until > :now and a.enabled = 1
            """)
        .bind("hash", hash)
        .bind("now", now.toEpochMilli())
        .map((row, context) -> new Row(Accounts.row(row, context), Rows.instant(row, "until")))
        .findOne();
  }

  /** Ends a session. */
  public void end(String hash) {
    handle.createUpdate("delete from session where hash = :hash").bind("hash", hash).execute();
  }

  /**
   * Ends all sessions of an account but one.
   *
   * @param kept hash of the one that stays; empty for none
   */
  public void endAll(String account, String kept) {
    handle
        .createUpdate("delete from session where account = :account and hash <> :kept")
        .bind("account", account)
        .bind("kept", kept)
        .execute();
  }

  /** Forgets sessions that have ended. */
  public int forget(Instant now) {
    return handle
        .createUpdate("delete from session where until < :now")
        .bind("now", now.toEpochMilli())
        .execute();
  }
}

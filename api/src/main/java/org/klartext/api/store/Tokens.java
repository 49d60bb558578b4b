package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.klartext.api.identity.ApiToken;
import org.klartext.api.identity.Scope;

/** The keys of programs, by their hash. */
public final class Tokens {
  private final Handle handle;

  Tokens(Handle handle) {
    this.handle = handle;
  }

  /** Adds a token. */
  public void add(ApiToken token, String hash) {
    handle
        .createUpdate(
            """
            insert into token (id, account, label, hash, scopes, created, until)
            values (:id, :account, :label, :hash, :scopes, :created, :until)
            """)
        .bind("id", token.id())
        .bind("account", token.account())
        .bind("label", token.label())
        .bind("hash", hash)
        .bind("scopes", String.join(" ", token.scopes().stream().map(Scope::key).sorted().toList()))
        .bind("created", token.created().toEpochMilli())
        .bind("until", Rows.millis(token.until()))
        .execute();
  }

  /** All tokens, also those that have ended, the oldest first. */
  public List<ApiToken> all() {
    return handle.createQuery("select * from token order by created, id").map(Tokens::row).list();
  }

  /** The token of a hash. */
  public Optional<ApiToken> find(String hash) {
    return handle
        .createQuery("select * from token where hash = :hash")
        .bind("hash", hash)
        .map(Tokens::row)
        .findOne();
  }

  /**
   * Ends a token.
   *
   * @return false if there is none of that id, or if it was ended before
   */
  public boolean revoke(String id, Instant at) {
    return handle
            .createUpdate("update token set revoked = :at where id = :id and revoked is null")
            .bind("at", at.toEpochMilli())
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Ends all tokens of an account. */
  public void revokeAll(String account, Instant at) {
    handle
        .createUpdate("update token set revoked = :at where account = :account and revoked is null")
        .bind("at", at.toEpochMilli())
        .bind("account", account)
        .execute();
  }

  private static ApiToken row(ResultSet row, StatementContext context) throws SQLException {
    return new ApiToken(
        row.getString("id"),
        row.getString("account"),
        row.getString("label"),
        Stream.of(row.getString("scopes").split(" "))
            .flatMap(key -> Scope.of(key).stream())
            .collect(Collectors.toSet()),
        Rows.instant(row, "created"),
        Rows.maybeInstant(row, "until"),
        Rows.maybeInstant(row, "revoked"));
  }
}

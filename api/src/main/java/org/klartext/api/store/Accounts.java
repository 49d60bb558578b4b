package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.AuditEntry;
import org.klartext.api.identity.Role;

/** Who works here, the hashes of their passwords, and what was done to them. */
public final class Accounts {
  private static final String FIRST = "first";

  private final Handle handle;

  Accounts(Handle handle) {
    this.handle = handle;
  }

  /**
   * An account and the hash of its password.
   *
   * @param account whose it is
   * @param hash encoded with its salt and parameters
   */
  public record Credentials(Account account, String hash) {}

  /**
   * Adds an account.
   *
   * @param hash of the password
   * @return false if the name is taken
   */
  public boolean add(Account account, String hash) {
    return handle
            .createUpdate(
                """
                insert into account (name, role, expert, password, enabled, created)
                values (:name, :role, :expert, :password, :enabled, :created)
                on conflict (name) do nothing
                """)
            .bind("name", account.name())
            .bind("role", account.role().key())
            .bind("expert", account.expert().orElse(null))
            .bind("password", hash)
            .bind("enabled", account.enabled() ? 1 : 0)
            .bind("created", account.created().toEpochMilli())
            .execute()
        == 1;
  }

  /** All accounts, by name. */
  public List<Account> all() {
    return handle.createQuery("select * from account order by name").map(Accounts::row).list();
  }

  /** Slugs of the experts who can sign in. */
  public Set<String> enabledExperts() {
    return Set.copyOf(
        handle
            .createQuery(
                "select distinct expert from account where enabled = 1 and expert is not null")
            .mapTo(String.class)
            .list());
  }

  /** True if nobody works here yet. */
  public boolean isEmpty() {
    return handle.createQuery("select count(*) from account").mapTo(Long.class).one() == 0;
  }

  /** The account of a name. */
  public Optional<Account> find(String name) {
    return credentials(name).map(Credentials::account);
  }

  /** The account of a name and the hash of its password. */
  public Optional<Credentials> credentials(String name) {
    return handle
        .createQuery("select * from account where name = :name")
        .bind("name", name)
        .map((row, context) -> new Credentials(row(row, context), row.getString("password")))
        .findOne();
  }

  /**
   * Lets somebody sign in, or no longer.
   *
   * @return false if there is no such account
   */
  public boolean enable(String name, boolean enabled) {
    return handle
            .createUpdate("update account set enabled = :enabled where name = :name")
            .bind("enabled", enabled ? 1 : 0)
            .bind("name", name)
            .execute()
        == 1;
  }

  /**
   * Changes a password.
   *
   * @return false if there is no such account
   */
  public boolean setPassword(String name, String hash) {
    return handle
            .createUpdate("update account set password = :hash where name = :name")
            .bind("hash", hash)
            .bind("name", name)
            .execute()
        == 1;
  }

  /** Keeps the one link that makes the first account; an earlier one is worth nothing any more. */
  public void offerSetup(String hash, Instant until) {
    handle
        .createUpdate(
            """
            insert into setup (id, hash, until) values (:id, :hash, :until)
            on conflict (id) do update set hash = :hash, until = :until
            """)
        .bind("id", FIRST)
        .bind("hash", hash)
        .bind("until", until.toEpochMilli())
        .execute();
  }

  /** True if a link can make the first account. */
  public boolean isSetup(String hash, Instant now) {
    return handle
            .createQuery("select count(*) from setup where hash = :hash and until > :now")
            .bind("hash", hash)
            .bind("now", now.toEpochMilli())
            .mapTo(Long.class)
            .one()
        == 1;
  }

  /**
   * Uses up a link. Of several that try, one gets it, since they wait for each other's row.
   *
   * @return false if it is not, or no longer, the link
   */
  public boolean takeSetup(String hash, Instant now) {
    return handle
            .createUpdate("delete from setup where hash = :hash and until > :now")
            .bind("hash", hash)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /** Notes what was done. */
  public void note(AuditEntry entry) {
    handle
        .createUpdate(
            """
            insert into audit (id, at, actor, action, subject)
            values (:id, :at, :actor, :action, :subject)
            """)
        .bind("id", entry.id())
        .bind("at", entry.at().toEpochMilli())
        .bind("actor", entry.actor())
        .bind("action", entry.action())
        .bind("subject", entry.subject())
        .execute();
  }

  static Account row(ResultSet row, StatementContext context) throws SQLException {
    return new Account(
        row.getString("name"),
        Role.of(row.getString("role")).orElseThrow(),
        Rows.maybe(row, "expert"),
        row.getLong("enabled") == 1,
        Rows.instant(row, "created"));
  }
}

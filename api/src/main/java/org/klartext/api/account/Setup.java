package org.klartext.api.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.klartext.api.contribution.Ids;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.AuditEntry;
import org.klartext.api.identity.Role;
import org.klartext.api.security.Secrets;
import org.klartext.api.store.Database;

/**
 * How the first administrator comes in: by a link that works once, for 24 hours, and only while
 * there is no account.
 */
public final class Setup {
  /** How long a link works. */
  public static final Duration VALID = Duration.ofHours(24);

  private final Database database;
  private final Passwords passwords;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Ids ids;

  /**
   * Works on the accounts of a database.
   *
   * @param clock tells when it is
   * @param random gives secrets that nobody can guess
   */
  public Setup(
      Database database, Passwords passwords, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
    this.random = random;
    this.ids = new Ids(clock, random);
  }

  /**
   * Makes a new link; an earlier one does not work any more.
   *
   * @return its secret; empty if there is an account already
   */
  public Optional<String> offer() {
    String secret = Secrets.random(random);
    Instant until = clock.instant().plus(VALID);
    boolean offered =
        database.transact(it -> {
          if (!it.accounts().isEmpty()) {
            return false;
          }
          it.accounts().offerSetup(Secrets.hash(secret), until);
          return true;
        });
    return offered ? Optional.of(secret) : Optional.empty();
  }

  /**
   * True if a link works at the moment.
   *
   * @param secret may be anything
   */
  public boolean isOpen(String secret) {
    return database.query(it ->
        it.accounts().isSetup(Secrets.hash(secret), clock.instant()) && it.accounts().isEmpty());
  }

  /**
   * Makes the first administrator. Of several who use a link at the same time, one succeeds.
   *
   * @param secret of the link
   * @param name of the account, in any case
   * @throws AccountException if the link does not work, or name or password cannot be; then the
   *     link goes on working
   */
  public Account use(String secret, String name, String password) throws AccountException {
    if (!isOpen(secret)) {
      throw over();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Account account =
        new Account(AccountName.of(name), Role.ADMINISTRATOR, Optional.empty(), true, now);
    PasswordRules.check(account.name(), password);
    if (!create(secret, account, passwords.hash(password))) {
      throw over();
    }
    return account;
  }

  private boolean create(String secret, Account account, String hash) {
    AuditEntry entry =
        new AuditEntry(
            ids.ulid(), account.created(), AccountName.SETUP, "account-added", account.name());
    return database.transact(it -> {
      boolean first =
          it.accounts().takeSetup(Secrets.hash(secret), account.created())
              && it.accounts().isEmpty()
              && it.accounts().add(account, hash);
      if (first) {
        it.accounts().note(entry);
      }
      return first;
    });
  }

  private static AccountException over() {
    return new AccountException(
        AccountException.Code.SETUP_OVER,
        "This link does not work any more. Start the server again for a new one, or use “klartext"
            + " user add NAME --role administrator”.");
  }
}

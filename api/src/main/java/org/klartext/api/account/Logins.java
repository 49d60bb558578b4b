package org.klartext.api.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.Identity;
import org.klartext.api.identity.Session;
import org.klartext.api.security.Keys;
import org.klartext.api.security.Secrets;
import org.klartext.api.store.Accounts.Credentials;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out with name and password. Safe for use by several threads. */
public final class Logins {
  /** How long a session lasts, whatever happens in it. */
  public static final Duration SESSION = Duration.ofHours(12);

  private static final int FREE_PER_NAME = 3;
  private static final int FREE_PER_ADDRESS = 10;
  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final String CSRF = "csrf";
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

  private final Database database;
  private final Keys keys;
  private final Passwords passwords;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Attempts byName;
  private final Attempts byAddress;

  /**
   * Signs people in.
   *
   * @param keys sign what forms have to carry
   * @param clock tells when it is
   * @param random gives tokens that nobody can guess
   */
  public Logins(
      Database database,
      Keys keys,
      Passwords passwords,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.keys = keys;
    this.passwords = passwords;
    this.clock = clock;
    this.random = random;
    this.byName = new Attempts(FREE_PER_NAME, clock);
    this.byAddress = new Attempts(FREE_PER_ADDRESS, clock);
  }

  /**
   * Signs somebody in.
   *
   * @param name of the account, in any case
   * @param address where the attempt comes from
   */
  public LoginOutcome login(String name, String password, String address) {
    String key = AccountName.read(name).orElse("");
    Duration wait = begin(key, address);
    if (wait.isPositive()) {
      return new LoginOutcome.Wait(wait);
    }
    Optional<Credentials> known = credentials(key);
    if (!passwords.matches(password, known.map(Credentials::hash))) {
      LOG.info("An attempt to sign in has failed.");
      return new LoginOutcome.Refused();
    }
    Optional<LoginOutcome> outcome = known.flatMap(this::open);
    if (outcome.isPresent()) {
      byName.forget(key);
      byAddress.takeBack(address);
    }
    return outcome.orElseGet(LoginOutcome.Refused::new);
  }

  private Duration begin(String name, String address) {
    if (passwords.isBusy()) {
      return BUSY;
    }
    Duration wait = byName.begin(name);
    if (wait.isPositive()) {
      return wait;
    }
    Duration other = byAddress.begin(address);
    if (other.isPositive()) {
      byName.takeBack(name);
    }
    return other;
  }

  private Optional<Credentials> credentials(String name) {
    return database.query(it -> it.accounts().credentials(name));
  }

  /** Begins a session if nothing has changed while the password was checked. */
  private Optional<LoginOutcome> open(Credentials known) {
    String token = Secrets.random(random);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant until = now.plus(SESSION);
    boolean opened =
        known.account().enabled() && database.transact(it -> open(it, known, token, now, until));
    return opened
        ? Optional.of(new LoginOutcome.SignedIn(token, session(known.account(), token, until)))
        : Optional.empty();
  }

  private static boolean open(
      Transaction transaction, Credentials known, String token, Instant now, Instant until) {
    String name = known.account().name();
    boolean same = transaction.accounts().credentials(name).filter(known::equals).isPresent();
    if (same) {
      transaction.sessions().add(Secrets.hash(token), name, now, until);
    }
    return same;
  }

  private Session session(Account account, String token, Instant until) {
    Identity identity = new Identity(account, account.role().scopes());
    return new Session(identity, keys.signature(CSRF, token), until);
  }

  /**
   * The session of a browser.
   *
   * @param token what its cookie says; may be anything
   * @return empty if there is none, it has ended, or the account was disabled
   */
  public Optional<Session> session(String token) {
    return database
        .query(it -> it.sessions().find(Secrets.hash(token), clock.instant()))
        .map(row -> session(row.account(), token, row.until()));
  }

  /** Ends a session. */
  public void logout(String token) {
    database.transact(it -> {
      it.sessions().end(Secrets.hash(token));
      return true;
    });
  }
}

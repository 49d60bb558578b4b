package org.klartext.api.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.klartext.api.contribution.Ids;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.ApiToken;
import org.klartext.api.identity.AuditEntry;
import org.klartext.api.identity.Identity;
import org.klartext.api.identity.Role;
import org.klartext.api.identity.Scope;
import org.klartext.api.security.Secrets;
import org.klartext.api.store.Database;

/** The keys of programs. Every change is noted. Safe for use by several threads. */
public final class ApiTokens {
  /** Begins every key, so that people and scanners of source code see what it is. */
  public static final String PREFIX = "klt_";

  private static final int LONGEST_LABEL = 100;

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Ids ids;

  /**
   * Works on the tokens of a database.
   *
   * @param clock tells when it is
   * @param random gives keys that nobody can guess
   */
  public ApiTokens(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
    this.ids = new Ids(clock, random);
  }

  /**
   * A token and its key.
   *
   * @param key to be sent as {@code Authorization: Bearer …}; nobody can find it out again
   * @param token what it stands for
   */
  public record Created(String key, ApiToken token) {}

  /**
   * Makes a token.
   *
   * @param actor who does it: the name of an account, or {@link StaffAccounts#TERMINAL}
   * @param owner name of the account that the program acts for
   * @param label what it is for, 1 to 100 characters
   * @param scopes what it allows
   * @param until when it ends by itself
   * @throws AccountException if there is no such account, or it may not do that much
   */
  public Created create(
      String actor, String owner, String label, Set<Scope> scopes, Optional<Instant> until)
      throws AccountException {
    Account account = owner(owner);
    check(account.role(), scopes);
    check(label, until);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String key = PREFIX + Secrets.random(random);
    Optional<Instant> end = until.map(it -> it.truncatedTo(ChronoUnit.MILLIS));
    ApiToken token =
        new ApiToken(
            ids.question(), account.name(), label.strip(), scopes, now, end, Optional.empty());
    AuditEntry entry = entry(actor, "token-created", token.id());
    boolean added =
        database.transact(it -> {
          if (it.accounts().find(account.name()).filter(Account::enabled).isEmpty()) {
            return false;
          }
          it.tokens().add(token, Secrets.hash(key));
          it.accounts().note(entry);
          return true;
        });
    if (!added) {
      throw unknownOwner(owner);
    }
    return new Created(key, token);
  }

  private Account owner(String name) throws AccountException {
    return AccountName.read(name)
        .flatMap(known -> database.query(it -> it.accounts().find(known)))
        .filter(Account::enabled)
        .orElseThrow(() -> unknownOwner(name));
  }

  private static AccountException unknownOwner(String name) {
    return new AccountException(
        AccountException.Code.UNKNOWN_ACCOUNT,
        "There is no account “" + name + "”, or it is disabled; “klartext user list” shows all.");
  }

  private static void check(Role role, Set<Scope> scopes) throws AccountException {
    List<String> allowed = role.scopes().stream().map(Scope::key).sorted().toList();
    if (scopes.isEmpty() || !role.scopes().containsAll(scopes)) {
      throw new AccountException(
          AccountException.Code.INVALID_SCOPE,
          "The token of somebody with the role "
              + role.key()
              + " can have the scopes "
              + String.join(", ", allowed)
              + "; name at least one.");
    }
  }

  private void check(String label, Optional<Instant> until) throws AccountException {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new AccountException(
          AccountException.Code.INVALID_TOKEN,
          "Say in 1 to " + LONGEST_LABEL + " characters what the token is for.");
    }
    if (until.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      throw new AccountException(
          AccountException.Code.INVALID_TOKEN, "The token would have ended already.");
    }
  }

  /** All tokens, also those that have ended, the oldest first. */
  public List<ApiToken> list() {
    return database.query(it -> it.tokens().all());
  }

  /**
   * Ends a token.
   *
   * @param actor who does it
   * @param id of the token
   * @throws AccountException if there is no such token or it was ended before
   */
  public void revoke(String actor, String id) throws AccountException {
    AuditEntry entry = entry(actor, "token-revoked", id);
    boolean revoked =
        database.transact(it -> {
          boolean done = it.tokens().revoke(id, entry.at());
          if (done) {
            it.accounts().note(entry);
          }
          return done;
        });
    if (!revoked) {
      throw new AccountException(
          AccountException.Code.UNKNOWN_TOKEN,
          "There is no token “" + id + "” that works; “klartext token list” shows all.");
    }
  }

  /**
   * Who a key stands for.
   *
   * @param key what a request says after {@code Bearer}; may be anything
   * @return empty if it is no key, has ended, or its owner was disabled
   */
  public Optional<Identity> authenticate(String key) {
    return key.startsWith(PREFIX)
        ? database.query(it ->
            it.tokens()
                .find(Secrets.hash(key))
                .filter(token -> token.isValid(clock.instant()))
                .flatMap(token ->
                    it.accounts()
                        .find(token.account())
                        .filter(Account::enabled)
                        .map(account -> identity(account, token))))
        : Optional.empty();
  }

  private static Identity identity(Account account, ApiToken token) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(token.scopes());
    scopes.retainAll(account.role().scopes());
    return new Identity(account, scopes);
  }

  private AuditEntry entry(String actor, String action, String subject) {
    return new AuditEntry(ids.ulid(), clock.instant(), actor, action, subject);
  }
}

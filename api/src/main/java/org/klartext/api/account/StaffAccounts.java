package org.klartext.api.account;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.klartext.api.contribution.Ids;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.AuditEntry;
import org.klartext.api.identity.Role;
import org.klartext.api.security.Secrets;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;

/** The accounts of those who work here. Every change is noted. Safe for use by several threads. */
public final class StaffAccounts {
  /** The actor of whoever can start commands on the server's machine. */
  public static final String TERMINAL = AccountName.TERMINAL;

  private final Database database;
  private final Passwords passwords;
  private final InstantSource clock;
  private final Ids ids;

  /**
   * Works on the accounts of a database.
   *
   * @param clock tells when it is
   * @param ids names what is noted
   */
  public StaffAccounts(Database database, Passwords passwords, InstantSource clock, Ids ids) {
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Adds an account.
   *
   * @param actor who does it: the name of an account, or {@link #TERMINAL}
   * @param name in any case
   * @throws AccountException if the name is taken or name or password cannot be
   */
  public Account add(String actor, String name, Role role, String password)
      throws AccountException {
    return add(actor, name, role, Optional.empty(), password);
  }

  /**
   * Adds the account of somebody who answers questions.
   *
   * @param actor who does it
   * @param name in any case
   * @param profile slug of the expert's page
   * @throws AccountException if the name is taken or name or password cannot be
   */
  public Account addExpert(String actor, String name, String profile, String password)
      throws AccountException {
    return add(actor, name, Role.EXPERT, Optional.of(profile), password);
  }

  private Account add(
      String actor, String name, Role role, Optional<String> expert, String password)
      throws AccountException {
    Account account =
        new Account(
            AccountName.of(name),
            role,
            expert,
            true,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    PasswordRules.check(account.name(), password);
    if (find(account.name()).isPresent()) {
      throw taken(account.name());
    }
    String hash = passwords.hash(password);
    AuditEntry entry = entry(actor, "account-added", account.name());
    if (!changed(it -> it.accounts().add(account, hash), entry)) {
      throw taken(account.name());
    }
    return account;
  }

  private static AccountException taken(String name) {
    return new AccountException(
        AccountException.Code.NAME_TAKEN, "There is an account “" + name + "” already.");
  }

  /** All accounts, by name. */
  public List<Account> list() {
    return database.query(it -> it.accounts().all());
  }

  private Optional<Account> find(String name) {
    return database.query(it -> it.accounts().find(name));
  }

  /** What somebody leaves behind who goes. */
  public interface Legacy {
    /**
     * Gives all questions of an expert to others.
     *
     * @param expert slug of the profile
     * @param leaving has to happen in the same transaction
     * @return how many questions there were
     */
    int passOn(String expert, Consumer<Transaction> leaving);
  }

  /**
   * Lets somebody no longer in; ends their sessions and tokens. If nobody else can sign in with the
   * profile, its questions go to others in the same transaction.
   *
   * @param actor who does it
   * @return how many questions others have now
   * @throws AccountException if there is no such account
   */
  public int disable(String actor, String name, Legacy legacy) throws AccountException {
    String known = known(name);
    Account account = find(known).orElseThrow(() -> unknown(known));
    AuditEntry entry = entry(actor, "account-disabled", known);
    Consumer<Transaction> leaving =
        tx -> {
          tx.sessions().endAll(known, "");
          tx.tokens().revokeAll(known, entry.at());
          tx.accounts().enable(known, false);
          tx.accounts().note(entry);
        };
    Optional<String> orphaned = account.expert().filter(it -> isOnlyOne(account, it));
    if (orphaned.isPresent()) {
      return legacy.passOn(orphaned.get(), leaving);
    }
    database.transact(tx -> {
      leaving.accept(tx);
      return true;
    });
    return 0;
  }

  private boolean isOnlyOne(Account account, String expert) {
    return list().stream()
        .filter(it -> it.enabled() && it.expert().equals(Optional.of(expert)))
        .allMatch(it -> it.name().equals(account.name()));
  }

  /**
   * Lets somebody in again. Tokens that have ended do not come back.
   *
   * @param actor who does it
   * @throws AccountException if there is no such account
   */
  public void enable(String actor, String name) throws AccountException {
    String known = known(name);
    AuditEntry entry = entry(actor, "account-enabled", known);
    require(known, it -> it.accounts().enable(known, true), entry);
  }

  /**
   * Gives an account another password and ends its sessions.
   *
   * @param actor who does it
   * @throws AccountException if there is no such account or the password cannot be
   */
  public void setPassword(String actor, String name, String password) throws AccountException {
    String known = known(name);
    PasswordRules.check(known, password);
    setPassword(actor, known, passwords.hash(password), "");
  }

  /**
   * Gives somebody who has just signed in again, with the password until now, another one. Ends all
   * their other sessions.
   *
   * @param name of the account, who also does it
   * @param token of the session that goes on
   * @throws AccountException if the password cannot be
   */
  public void changePassword(String name, String token, String password) throws AccountException {
    PasswordRules.check(name, password);
    setPassword(name, name, passwords.hash(password), Secrets.hash(token));
  }

  private void setPassword(String actor, String name, String hash, String keptSession)
      throws AccountException {
    require(
        name,
        it -> {
          it.sessions().endAll(name, keptSession);
          return it.accounts().setPassword(name, hash);
        },
        entry(actor, "password-set", name));
  }

  private static String known(String name) throws AccountException {
    return AccountName.read(name).orElseThrow(() -> unknown(name));
  }

  private static AccountException unknown(String name) {
    return new AccountException(
        AccountException.Code.UNKNOWN_ACCOUNT,
        "There is no account “" + name + "”; “klartext user list” shows all.");
  }

  private void require(String name, Predicate<Transaction> change, AuditEntry entry)
      throws AccountException {
    if (!changed(change, entry)) {
      throw unknown(name);
    }
  }

  /** A change and its note, both or neither. */
  private boolean changed(Predicate<Transaction> change, AuditEntry entry) {
    return database.transact(it -> {
      boolean done = change.test(it);
      if (done) {
        it.accounts().note(entry);
      }
      return done;
    });
  }

  private AuditEntry entry(String actor, String action, String subject) {
    return new AuditEntry(ids.ulid(), clock.instant(), actor, action, subject);
  }
}

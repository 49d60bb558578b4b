package org.klartext.api.account;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.klartext.api.TestDatabases;
import org.klartext.api.contribution.Ids;
import org.klartext.api.security.Keys;
import org.klartext.api.store.Database;

/** Everything about accounts on one new database. */
final class House implements AutoCloseable {
  static final String PASSWORD = "vier grüne Elefanten";

  private final Database database;
  final MovableClock clock = new MovableClock();
  final StaffAccounts staff;
  final Logins logins;
  final ApiTokens tokens;
  final Setup setup;

  private final String url;

  House(TestDatabases databases, Path folder) {
    this(databases.url(folder));
  }

  private House(String url) {
    this.url = url;
    this.database = Database.open(url);
    InstantSource time = clock;
    RandomGenerator random = new SecureRandom();
    Passwords passwords = new Passwords(random);
    Keys keys = Keys.of("0123456789abcdef0123456789abcdef");
    this.staff = new StaffAccounts(database, passwords, time, new Ids(time, random));
    this.logins = new Logins(database, keys, passwords, time, random);
    this.tokens = new ApiTokens(database, time, random);
    this.setup = new Setup(database, passwords, time, random);
  }

  /** A second server on the same database. */
  House another() {
    return new House(url);
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}

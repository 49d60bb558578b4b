package org.klartext.api.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestDatabases;

/** A database keeps what was written. */
class DatabaseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void anotherServerOnTheSameDatabaseReadsWhatWasWritten(TestDatabases databases) {
    String url = databases.url(folder);
    try (Database one = Database.open(url);
        Database other = Database.open(url)) {
      one.write(handle -> handle.execute("insert into node (id, seen) values ('a', 1)"));
      assertEquals(1L, seen(other));
    }
    try (Database again = Database.open(url)) {
      assertEquals(1L, seen(again));
    }
    try (Database fresh = databases.open(folder)) {
      assertEquals(0L, seen(fresh));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseOfTheFirstVersionKeepsWhatIsInItAndTakesMore(TestDatabases databases) {
    String url = databases.url(folder);
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:org/klartext/api/store/migration")
        .target("1")
        .load()
        .migrate();
    Jdbi.create(url)
        .useHandle(handle -> handle.execute("insert into node (id, seen) values ('a', 1)"));
    for (int opened = 1; opened <= 2; opened++) {
      try (Database database = Database.open(url)) {
        assertEquals(1L, seen(database));
        database.transact(tx -> {
          tx.votes().add("router", LocalDate.EPOCH, 1, 0);
          return true;
        });
        assertEquals(
            List.of(new HelpfulVotes.Sum("router", opened, 0)),
            database.query(tx -> tx.votes().since(LocalDate.EPOCH)));
      }
    }
  }

  private static long seen(Database database) {
    return database.read(
        handle -> handle.createQuery("select count(*) from node").mapTo(Long.class).one());
  }
}

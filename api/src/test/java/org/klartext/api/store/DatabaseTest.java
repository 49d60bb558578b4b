package org.klartext.api.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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

  private static long seen(Database database) {
    return database.read(
        handle -> handle.createQuery("select count(*) from node").mapTo(Long.class).one());
  }
}

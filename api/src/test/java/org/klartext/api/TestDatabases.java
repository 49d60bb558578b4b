package org.klartext.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.klartext.api.store.Database;

/**
 * The databases that Klartext runs on, each time a new and empty one. A test that takes one as its
 * parameter, with {@code @ParameterizedTest @EnumSource}, runs on all of them.
 */
public enum TestDatabases {
  /** A file in the given folder. */
  SQLITE {
    @Override
    public String url(Path folder) {
      return "jdbc:sqlite:" + folder.resolve("klartext-" + NUMBER.incrementAndGet() + ".db");
    }
  },

  /** A database of one server, which is started when it is first needed and ends with the JVM. */
  POSTGRESQL {
    @Override
    public String url(Path folder) {
      String name = "klartext_" + NUMBER.incrementAndGet();
      try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return Server.POSTGRES.getJdbcUrl("postgres", name);
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /**
   * The address of a new and empty database, for {@link Database#open(String)}; may be opened more
   * than once.
   *
   * @param folder for its files, best a {@code @TempDir}
   */
  public abstract String url(Path folder);

  /**
   * Opens a new and empty database; the caller closes it.
   *
   * @param folder for its files, best a {@code @TempDir}
   */
  public Database open(Path folder) {
    return Database.open(url(folder));
  }

  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "300")
            .setServerConfig("fsync", "off") // nobody kills it in the midst of a test
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

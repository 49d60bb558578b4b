package org.klartext.api.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * The one database of a server: reads on connections of their own, writes in groups by one writer.
 * Safe for use by several threads.
 */
public final class Database implements AutoCloseable {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String MIGRATIONS = "org/klartext/api/store/migration";
  private static final String NEWEST = "2";
  private static final int BUSY_MILLIS = 10_000;

  /** Of SQLite, for each connection: 16 MB, taken as they are needed. */
  private static final String PAGE_CACHE = "-16000";

  /**
   * Of 4 KB; pages that change often are copied from the log into the file that much less often.
   */
  private static final String PAGES_OF_LOG = "4000";

  private final boolean embedded;
  private final HikariDataSource pool;
  private final Jdbi readers;
  private final Writer writer;

  private Database(boolean embedded, HikariDataSource pool, Writer writer) {
    this.embedded = embedded;
    this.pool = pool;
    this.readers = Jdbi.create(pool);
    this.writer = writer;
  }

  /**
   * Opens the embedded database, and makes it if there is none.
   *
   * @param file of SQLite; its folder is made
   * @throws StoreException if it cannot be opened
   */
  public static Database embedded(Path file) {
    return open(SQLITE + file, true);
  }

  /**
   * Opens the database at an address, or the embedded one where there is no address.
   *
   * @param url as for {@link #open(String)}
   * @param file as for {@link #embedded}
   * @throws StoreException if it cannot be opened
   */
  public static Database of(Optional<String> url, Path file) {
    return url.isPresent() ? open(url.get()) : embedded(file);
  }

  /**
   * Opens a database by its address.
   *
   * @param url {@code jdbc:postgresql://…} with user and password, or {@code jdbc:sqlite:…}
   * @throws StoreException if it cannot be opened
   */
  public static Database open(String url) {
    return open(url, url.startsWith(SQLITE));
  }

  /**
   * Names and e-mail addresses are not for everybody on this machine. SQLite gives the files beside
   * it the permissions of this one.
   */
  private static void prepare(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.notExists(file)) {
        Files.createFile(file);
      }
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new StoreException("The database " + file + " cannot be made: " + e.getMessage(), e);
    }
  }

  private static Database open(String url, boolean embedded) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName("store");
    config.setMaximumPoolSize(embedded ? 4 : 8);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(BUSY_MILLIS);
    if (embedded) {
      prepare(Path.of(url.substring(SQLITE.length())));
      Properties pragmas = pragmas().toProperties();
      config.setDataSourceProperties(pragmas);
    }
    try {
      HikariDataSource pool = new HikariDataSource(config);
      migrate(pool);
      return new Database(embedded, pool, new Writer(() -> connect(url, embedded)));
    } catch (RuntimeException e) {
      throw new StoreException("The database cannot be opened: " + reason(e), e);
    }
  }

  private static SQLiteConfig pragmas() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setGetGeneratedKeys(false); // else each insert is followed by a query
    config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, PAGE_CACHE);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, PAGES_OF_LOG);
    // what was erased must not be found in the file
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return config;
  }

  private static Connection connect(String url, boolean embedded) throws SQLException {
    return embedded
        ? DriverManager.getConnection(url, pragmas().toProperties())
        : DriverManager.getConnection(url);
  }

  /** Flyway takes its time; where the tables are those of this program it need not be asked. */
  private static void migrate(DataSource pool) {
    if (!isCurrent(Jdbi.create(pool))) {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:" + MIGRATIONS)
          .load()
          .migrate();
    }
  }

  private static boolean isCurrent(Jdbi jdbi) {
    try {
      return jdbi.withHandle(handle ->
          handle
              .createQuery(
                  "select count(*) from flyway_schema_history where version = :v and success")
              .bind("v", NEWEST)
              .mapTo(Long.class)
              .one()
              .equals(1L));
    } catch (JdbiException e) {
      return false; // there are no tables yet
    }
  }

  private static String reason(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  /** True for SQLite, where no other server can use the same database. */
  public boolean isEmbedded() {
    return embedded;
  }

  /**
   * Reads on a connection of its own, from what has been committed.
   *
   * @throws StoreException if the database cannot be read
   */
  public <T> T query(Function<Transaction, T> work) {
    return read(handle -> work.apply(new Transaction(handle)));
  }

  /**
   * Does some work in a transaction and returns when it is on the disk. Work of several callers
   * shares one transaction; each can fail alone. Work may run more than once and must do nothing
   * but read and write: no I/O, no rendering, no hashing of passwords.
   *
   * @return what the work returns
   * @throws StoreException if it could not be committed; then nothing of it has happened
   * @throws RuntimeException what the work throws; then nothing of it has happened
   */
  public <T> T transact(Function<Transaction, T> work) {
    return write(handle -> work.apply(new Transaction(handle)));
  }

  /** Why the database could not be written the last time; empty if all is well. */
  public Optional<String> failure() {
    return writer.failure();
  }

  /**
   * Moves what was written from the log into the database file, and empties the log: what was
   * erased must not be found in it. Does nothing while somebody reads; does nothing at all with
   * PostgreSQL, which keeps its log by itself.
   *
   * @throws StoreException if the database cannot be written
   */
  public void tidy() {
    if (embedded) {
      read(handle -> handle.execute("pragma wal_checkpoint(truncate)"));
    }
  }

  /** The same as {@link #query} for other classes of this package. */
  <T> T read(Function<Handle, T> work) {
    try {
      return readers.withHandle(work::apply);
    } catch (JdbiException e) {
      throw new StoreException("The database cannot be read: " + reason(e), e);
    }
  }

  /** The same as {@link #transact} for other classes of this package. */
  <T> T write(Function<Handle, T> work) {
    return writer.submit(work);
  }

  /** Finishes what has been accepted and closes all connections. */
  @Override
  public void close() {
    writer.close();
    pool.close();
  }
}

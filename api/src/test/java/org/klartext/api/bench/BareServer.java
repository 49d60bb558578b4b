package org.klartext.api.bench;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least a server has to do for a durable submission: parse it, insert it into one table, commit
 * what has come meanwhile as one group, answer.
 */
final class BareServer {
  private static final int LARGEST_GROUP = 256;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong number = new AtomicLong();

  private record Waiting(
      long id, String name, String body, CompletableFuture<Boolean> stored) {}

  private BareServer() {}

  /** Serves: path of the database, port. */
  public static void main(String[] arguments) throws SQLException {
    BareServer server = new BareServer();
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + arguments[0], config.toProperties());
    Thread.ofPlatform().daemon().start(() -> server.store(connection));
    Javalin.create(it -> {
          it.startup.showJavalinBanner = false;
          it.concurrency.useVirtualThreads = true;
          it.routes.get("/", context -> context.result("here"));
          it.routes.post("/api/v1/pages/{id}/comments", server::take);
        })
        .start("localhost", Integer.parseInt(arguments[1]));
  }

  private void take(Context context) {
    JsonNode json = JSON.readTree(context.bodyAsBytes());
    long id = number.incrementAndGet();
    Waiting mine =
        new Waiting(
            id,
            json.path("name").asString(),
            json.path("body").asString(),
            new CompletableFuture<>());
    waiting.add(mine);
    mine.stored().join();
    context.status(202).contentType("application/json").result("{\"number\":" + id + "}");
  }

  private void store(Connection connection) {
    try (PreparedStatement create =
            connection.prepareStatement(
                "create table comment (id integer primary key, name text, body text)");
        connection) {
      create.execute();
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into comment (id, name, body) values (?, ?, ?)")) {
        while (true) {
          List<Waiting> group = new ArrayList<>();
          group.add(waiting.take());
          waiting.drainTo(group, LARGEST_GROUP - 1);
          for (Waiting each : group) {
            insert.setLong(1, each.id());
            insert.setString(2, each.name());
            insert.setString(3, each.body());
            insert.execute();
          }
          connection.commit();
          group.forEach(each -> each.stored().complete(true));
        }
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

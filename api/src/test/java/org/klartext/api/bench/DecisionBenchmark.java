package org.klartext.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.klartext.bench.SyntheticSite;
import org.klartext.site.PageId;

/**
 * Prints how long it takes from a moderator's approval until the answer says that the page is
 * public, and from then until the search finds it, on portals of 1,000 and 10,000 articles; each
 * time the page on the disk is looked at. The server is a process of its own with the embedded
 * database.
 *
 * <p>After {@code mvn package}: {@code java -cp
 * generator/target/test-classes:api/target/test-classes:api/target/klartext.jar
 * org.klartext.api.bench.DecisionBenchmark [articles…]}. {@code -Dklartext.bench.runs} says how
 * often is measured, {@code -Dklartext.bench.folder} where.
 */
public final class DecisionBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 200);
  private static final int WARM_UP = 50;
  private static final PrintStream OUT = System.out;

  private final Portal portal;
  private final Connection connection;
  private final String token;
  private int number;

  private DecisionBenchmark(Portal portal, Connection connection, String token) {
    this.portal = portal;
    this.connection = connection;
    this.token = token;
  }

  /** Runs the benchmark for each number of articles, or for 1,000 and 10,000. */
  public static void main(String[] arguments) throws Exception {
    for (int articles : SyntheticSite.sizes(arguments)) {
      try (Portal portal = Portal.make("decisions", articles);
          ServerProcess server = ServerProcess.klartext(portal);
          Connection connection = new Connection(server.port())) {
        new Seeker(connection).awaitIndex();
        OUT.printf(Locale.ROOT, "decision to published page, %d articles%n", articles);
        DecisionBenchmark benchmark = new DecisionBenchmark(portal, connection, portal.moderator());
        benchmark.comments();
        benchmark.questions();
      }
    }
  }

  /** Milliseconds until the page was public, and from then until it was found. */
  private record Times(double published, double found) {}

  private interface Round {
    /** Decides once. */
    Times run() throws IOException, InterruptedException;
  }

  private void comments() throws IOException, InterruptedException {
    print("comment", this::comment);
  }

  private void questions() throws IOException, InterruptedException {
    print("question", this::question);
  }

  private static void print(String what, Round round) throws IOException, InterruptedException {
    Samples.Builder published = new Samples.Builder();
    Samples.Builder found = new Samples.Builder();
    for (int run = -WARM_UP; run < RUNS; run++) {
      Times times = round.run();
      if (run >= 0) {
        published.add(times.published());
        found.add(times.found());
      }
    }
    print(what + " published", published.build());
    print(what + " found after it", found.build());
  }

  private static void print(String what, Samples all) {
    OUT.printf(
        Locale.ROOT,
        "  %-24s p50 %6.1f ms   p95 %6.1f ms   p99 %6.1f ms%n",
        what,
        all.percentile(50),
        all.percentile(95),
        all.percentile(99));
  }

  private Times comment() throws IOException, InterruptedException {
    int article = ++number % portal.articles();
    String id = PageId.ofPath(SyntheticSite.article(article)).value();
    String word = Seeker.word(number);
    String body = "Ein Kommentar mit dem Wort " + word + ".";
    Connection.Answer sent =
        connection.post(
            "/api/v1/pages/" + id + "/comments",
            "{\"name\": \"Ida\", \"body\": \"" + body + "\"}",
            List.of());
    Path page = portal.out().resolve("artikel/artikel-%05d/index.html".formatted(article));
    return approve(sent, page, word);
  }

  private Times question() throws IOException, InterruptedException {
    String word = Seeker.word(++number);
    String title = "Was bedeutet " + word + "?";
    Connection.Answer sent =
        connection.post(
            "/api/v1/questions",
            "{\"name\": \"Ida\", \"title\": \"" + title + "\", \"body\": \"Wer weiß das?\"}",
            List.of());
    String address = "fragen/was-bedeutet-" + word + "-" + id(sent) + "/index.html";
    return approve(sent, portal.out().resolve(address), word);
  }

  private static String id(Connection.Answer sent) {
    return sent.text("receipt").split("/", -1)[2];
  }

  private Times approve(Connection.Answer sent, Path page, String word)
      throws IOException, InterruptedException {
    List<String> headers = List.of("Authorization: Bearer " + token);
    String path = "/api/v1/contributions/" + id(sent);
    String tag = connection.get(path, headers).text("etag");
    long start = System.nanoTime();
    Connection.Answer decided =
        connection.send(
            "PUT",
            path + "/decision",
            "{\"decision\": \"approved\"}",
            List.of(headers.getFirst(), "If-Match: \"" + tag + '"'));
    long published = System.nanoTime();
    if (!decided.body().contains("\"applied\":true") || !Files.readString(page).contains(word)) {
      throw new IllegalStateException("Not public: " + decided.body());
    }
    double found = new Seeker(connection).await(word, published);
    return new Times((published - start) / 1e6, found);
  }
}

package org.klartext.api.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.klartext.bench.SyntheticSite;
import org.klartext.site.PageId;

/**
 * Prints how many comments a second the server takes, each on the disk before it is answered, on a
 * portal of 1,000 articles with the embedded database; and what a bare Javalin takes that only
 * parses and inserts into one table, with the same grouped commits. Measured in turns, medians.
 *
 * <p>After {@code mvn package}: {@code taskset -c 1 java -Dklartext.bench.prefix="taskset -c 0" -cp
 * generator/target/test-classes:api/target/test-classes:api/target/klartext.jar
 * org.klartext.api.bench.SubmissionBenchmark}: the servers run on one core, the client on the
 * other. {@code -Dklartext.bench.runs} and {@code -Dklartext.bench.seconds} say how often and how
 * long is measured, {@code -Dklartext.bench.folder} where.
 */
public final class SubmissionBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 5);
  private static final int SECONDS = Integer.getInteger("klartext.bench.seconds", 4);
  private static final int WARM_UP = Integer.getInteger("klartext.bench.warmUp", 100_000);
  private static final int ARTICLES = 1_000;
  private static final String TEXT =
      "Bei uns war es genauso. Geholfen hat am Ende, das Gerät eine Minute lang vom Strom zu nehmen"
          + " und danach noch einmal von vorn anzufangen; seitdem läuft es ohne Unterbrechung. Wer"
          + " das nicht möchte, kann auch auf die nächste Fassung warten. Notiert unter ";

  private static final PrintStream OUT = System.out;

  private final Load bare;
  private final Load klartext;

  private SubmissionBenchmark(ServerProcess bare, ServerProcess klartext) {
    String page = PageId.ofPath(SyntheticSite.article(1)).value();
    String path = "/api/v1/pages/" + page + "/comments";
    this.bare = new Load(bare, comment(path));
    this.klartext = new Load(klartext, comment(path));
  }

  /** Each comment has a key and a text of its own. */
  private static Load.Exchange comment(String path) {
    return (connection, number) -> {
      Connection.Answer answer =
          connection.post(
              path,
              "{\"name\": \"Ida Beispiel\", \"body\": \"" + TEXT + number + ".\"}",
              List.of("Idempotency-Key: benchmark-%012d".formatted(number)));
      if (answer.status() != 202) {
        throw new IllegalStateException(answer.toString());
      }
    };
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    try (Portal portal = Portal.make("submissions", ARTICLES);
        ServerProcess bare = ServerProcess.bare(portal);
        ServerProcess klartext = ServerProcess.klartext(portal)) {
      new SubmissionBenchmark(bare, klartext).run();
    }
  }

  private void run() throws InterruptedException {
    bare.warmUp(WARM_UP);
    klartext.warmUp(WARM_UP);
    OUT.println("durable submissions");
    for (int connections : List.of(1, 16, 64)) {
      measure(connections);
    }
  }

  private void measure(int connections) throws InterruptedException {
    List<Load.Result> stored = new ArrayList<>();
    List<Load.Result> taken = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      stored.add(bare.run(connections, SECONDS));
      taken.add(klartext.run(connections, SECONDS));
    }
    double base = Load.Result.print(OUT, "bare Javalin", connections, stored);
    double ours = Load.Result.print(OUT, "Klartext", connections, taken);
    OUT.printf(Locale.ROOT, "  %.2f of the bare one%n", ours / base);
  }
}

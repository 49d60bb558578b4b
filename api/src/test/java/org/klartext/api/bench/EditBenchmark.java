package org.klartext.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.klartext.bench.SyntheticSite;

/**
 * Prints how long it takes from an edit by hand until the page on the disk has it, and from then
 * until the search finds it, on portals of 1,000 and 10,000 articles with all outputs. The server
 * is a process of its own; whoever looks runs beside it.
 *
 * <p>After {@code mvn package}: {@code java -cp
 * generator/target/test-classes:api/target/test-classes:api/target/klartext.jar
 * org.klartext.api.bench.EditBenchmark [articles…]}. {@code -Dklartext.bench.runs} says how often
 * is measured, {@code -Dklartext.bench.folder} where.
 */
public final class EditBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 40);
  private static final int REST_MILLIS = 1_500;
  private static final int PAUSE_MILLIS = 2;
  private static final PrintStream OUT = System.out;

  private final Portal portal;
  private final Seeker seeker;

  private EditBenchmark(Portal portal, Seeker seeker) {
    this.portal = portal;
    this.seeker = seeker;
  }

  /** Runs the benchmark for each number of articles, or for 1,000 and 10,000. */
  public static void main(String[] arguments) throws Exception {
    for (int articles : SyntheticSite.sizes(arguments)) {
      try (Portal portal = Portal.make("edits", articles).withAllOutputs();
          ServerProcess server = ServerProcess.klartext(portal);
          Connection connection = new Connection(server.port())) {
        OUT.printf(Locale.ROOT, "edits by hand, %d articles%n", articles);
        new EditBenchmark(portal, new Seeker(connection)).run();
      }
    }
  }

  /** The first edit is counted, too: somebody waits for it. */
  private void run() throws IOException, InterruptedException {
    seeker.awaitIndex();
    Samples.Builder pages = new Samples.Builder();
    Samples.Builder found = new Samples.Builder();
    for (int number = 1; number <= RUNS; number++) {
      Thread.sleep(REST_MILLIS);
      Edited edited = edit(number);
      pages.add(edited.page());
      found.add(edited.found());
    }
    print("saved to page on the disk", pages.build());
    print("page on the disk to found", found.build());
  }

  private record Edited(double page, double found) {}

  private Edited edit(int number) throws IOException, InterruptedException {
    int article = number * 37 % portal.articles();
    String word = Seeker.word(number + 1);
    Path page = portal.out().resolve("artikel/artikel-%05d/index.html".formatted(article));
    long start = System.nanoTime();
    Files.writeString(
        portal.content().resolve(SyntheticSite.article(article)),
        "\n\nNeu ist " + word + ".\n",
        StandardOpenOption.APPEND);
    while (!Files.readString(page).contains(word)) {
      Thread.sleep(PAUSE_MILLIS);
    }
    long published = System.nanoTime();
    return new Edited((published - start) / 1e6, seeker.await(word, published));
  }

  private static void print(String what, Samples times) {
    OUT.printf(
        Locale.ROOT,
        "  %-26s p50 %6.1f ms   p90 %6.1f ms   longest %6.1f ms%n",
        what,
        times.percentile(50),
        times.percentile(90),
        times.percentile(100));
  }
}

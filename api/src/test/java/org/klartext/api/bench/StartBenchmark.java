package org.klartext.api.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints how long a start takes until the home page is answered, and what the server then needs of
 * memory after it has done nothing for a while, on a portal of 1,000 articles: for the very first
 * start, which builds the site and makes the database, and for those that follow. Medians.
 *
 * <p>After {@code mvn package}, in the folder of the project: {@code java -cp
 * generator/target/test-classes:api/target/test-classes:api/target/klartext.jar
 * -Dklartext.bench.command=./klartext org.klartext.api.bench.StartBenchmark}. Without the command
 * the server is started without what the launcher does for a quick start.
 */
public final class StartBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 5);
  private static final int ARTICLES = 1_000;
  private static final long IDLE_MILLIS = 5_000;
  private static final PrintStream OUT = System.out;

  private StartBenchmark() {}

  /**
   * A start.
   *
   * @param millis until the home page was answered
   * @param megabytes of memory in use after a while
   */
  private record Start(double millis, double megabytes) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    List<Start> first = new ArrayList<>();
    List<Start> next = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      try (Portal portal = Portal.make("start", ARTICLES)) {
        Start one = start(portal);
        Start other = start(portal);
        if (run > 0) {
          first.add(one);
          next.add(other);
        }
      }
    }
    print("first start", first);
    print("next start", next);
  }

  private static Start start(Portal portal) throws Exception {
    long start = System.nanoTime();
    try (ServerProcess server = ServerProcess.klartext(portal)) {
      double millis = (System.nanoTime() - start) / 1e6;
      Thread.sleep(IDLE_MILLIS);
      return new Start(millis, server.memory() / 1e6);
    }
  }

  private static void print(String what, List<Start> starts) {
    OUT.printf(
        Locale.ROOT,
        "  %-12s first answer after %6.0f ms, idle %4.0f MB%n",
        what,
        Samples.median(starts, Start::millis),
        Samples.median(starts, Start::megabytes));
  }
}

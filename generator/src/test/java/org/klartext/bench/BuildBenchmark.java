package org.klartext.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.build.BuildOptions;
import org.klartext.build.BuildReport;
import org.klartext.build.SiteBuild;

/**
 * Prints how fast a made-up site is built: by a fresh process into an empty folder, by a fresh
 * process with nothing and with one body changed, and in a process that stays, with one body
 * changed. Medians of several runs.
 *
 * <p>After {@code mvn package}: {@code java -cp
 * generator/target/test-classes:api/target/klartext.jar org.klartext.bench.BuildBenchmark
 * [articles…]}; {@code -Dklartext.bench.folder} names the folder to work in, {@code
 * -Dklartext.bench.jvm} options for the fresh processes.
 */
public final class BuildBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 5);
  private static final InstantSource NOON = () -> Instant.parse("2026-11-21T12:00:00Z");
  private static final PrintStream OUT = System.out;

  private final int articles;
  private final Path folder;

  private BuildBenchmark(int articles, Path folder) {
    this.articles = articles;
    this.folder = folder;
  }

  /** Runs the benchmark for each number of articles, or for 1,000 and 10,000. */
  public static void main(String[] arguments) throws Exception {
    Path base = Path.of(System.getProperty("klartext.bench.folder", "target/bench"));
    for (int size : SyntheticSite.sizes(arguments)) {
      new BuildBenchmark(size, base.resolve(Integer.toString(size))).run();
    }
  }

  private void run() throws Exception {
    deleteAll(folder);
    SyntheticSite.write(folder.resolve("content"), articles, 1);
    OUT.printf(Locale.ROOT, "%d articles + %d FAQ entries%n", articles, articles / 5);
    print("fresh process, empty folder", times(RUNS, this::forgetOutput, this::process));
    print("fresh process, nothing changed", times(RUNS, () -> {}, this::process));
    print("fresh process, one body changed", times(RUNS, this::editBody, this::process));
    try (SiteBuild build = SiteBuild.open(options(), NOON)) {
      build.run();
      print(
          "running process, one body changed",
          times(RUNS * 4, this::editBody, () -> rendered(build.run(edited()))));
      print("running process, everything again (warm)", times(RUNS, () -> {}, this::buildAnew));
    }
    deleteAll(folder);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static List<Double> times(int runs, Action before, Action timed) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run <= runs; run++) {
      before.run();
      long start = System.nanoTime();
      timed.run();
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times.subList(1, times.size());
  }

  private void print(String what, List<Double> times) {
    double median = times.stream().sorted().toList().get(times.size() / 2);
    OUT.printf(
        Locale.ROOT,
        "  %-42s %9.1f ms %10.0f pages/s%n",
        what,
        median,
        articles * 1.2 / median * 1000);
  }

  private void process() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(System.getProperty("klartext.bench.jvm", "").split(" ", -1))
        .filter(option -> !option.isBlank())
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "org.klartext.api.Klartext"));
    command.addAll(List.of("build", "--content", folder.resolve("content").toString(), "--out"));
    command.addAll(
        List.of(folder.resolve("site").toString(), "--state", folder.resolve("var").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("log").toFile()))
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(folder.resolve("log")));
    }
  }

  private void forgetOutput() throws IOException {
    deleteAll(folder.resolve("site"));
    deleteAll(folder.resolve("var"));
  }

  private void editBody() throws IOException {
    Files.writeString(
        folder.resolve("content").resolve(SyntheticSite.article(articles / 2)),
        "\nNoch ein Satz.\n",
        StandardOpenOption.APPEND);
  }

  private Set<String> edited() {
    return Set.of(SyntheticSite.article(articles / 2));
  }

  private BuildOptions options() {
    return BuildOptions.of(
        folder.resolve("content"),
        folder.resolve("themes"),
        folder.resolve("site"),
        folder.resolve("var"));
  }

  private void buildAnew() throws Exception {
    try (SiteBuild build = SiteBuild.open(options().cleaned(), NOON)) {
      build.run();
    }
  }

  private static void rendered(BuildReport report) {
    if (report.rendered().isEmpty()) {
      throw new IllegalStateException("Nothing was rendered");
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}

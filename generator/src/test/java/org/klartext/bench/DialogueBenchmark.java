package org.klartext.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.klartext.build.BuildOptions;
import org.klartext.build.SiteBuild;

/**
 * Prints how long it takes in a process that stays until what a visitor has sent can be read: the
 * time until the pages are on the disk, and until the search and the checks are done, too. Medians
 * of several runs.
 *
 * <p>After {@code mvn package}: {@code java -cp
 * generator/target/test-classes:api/target/klartext.jar org.klartext.bench.DialogueBenchmark
 * [articles]}; {@code -Dklartext.bench.folder} names the folder to work in.
 */
public final class DialogueBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 15);
  private static final int QUESTIONS = 200;
  private static final PrintStream OUT = System.out;

  private final Path folder;
  private final int articles;
  private int counter;
  private int place;
  private long readable;

  private DialogueBenchmark(Path folder, int articles) {
    this.folder = folder;
    this.articles = articles;
  }

  /** Runs the benchmark for a number of articles, or for 10,000. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
    Path base = Path.of(System.getProperty("klartext.bench.folder", "target/bench"));
    new DialogueBenchmark(base.resolve("dialogue-" + articles), articles).run();
  }

  private interface Edit {
    /** Makes it and names the file. */
    String make() throws IOException;
  }

  private void run() throws Exception {
    SyntheticSite.write(folder.resolve("content"), articles, 1);
    for (int number = 0; number < QUESTIONS; number++) {
      write(question(number), "---\ntitle: Frage %d\n---\nWarum?\n".formatted(number));
      reply(question(number), "answer");
    }
    InstantSource clock = () -> Instant.parse("2026-11-21T12:00:00Z");
    BuildOptions options =
        BuildOptions.of(
            folder.resolve("content"),
            folder.resolve("themes"),
            folder.resolve("site"),
            folder.resolve("var"));
    try (SiteBuild build = SiteBuild.open(options, clock, _ -> readable = System.nanoTime())) {
      build.run();
      OUT.printf(Locale.ROOT, "%d articles, %d questions%n", articles, QUESTIONS);
      print("comment, not the first of its page", build, () -> reply(article(0), "comment"));
      print("first comment of a page", build, () -> reply(article(++place), "comment"));
      print("answer to a question", build, () -> reply(question(++place % QUESTIONS), "answer"));
      print("state of a question", build, () -> state(question(++place % QUESTIONS)));
      print("new question", build, () -> write(question(QUESTIONS + ++place), "# Neu\n\nWie?\n"));
      print("one body changed", build, () -> body(article(1)));
    }
  }

  private void print(String what, SiteBuild build, Edit edit) throws Exception {
    List<Double> page = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      String path = edit.make();
      long start = System.nanoTime();
      build.run(Set.of(path));
      long end = System.nanoTime();
      page.add((readable - start) / 1e6);
      all.add((end - start) / 1e6);
    }
    OUT.printf(
        Locale.ROOT, "  %-36s %8.1f ms readable %8.1f ms done%n", what, median(page), median(all));
  }

  private static double median(List<Double> times) {
    return times.stream().skip(1).sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static String article(int number) {
    return SyntheticSite.article(number);
  }

  private static String question(int number) {
    return "de/fragen/2026/q%04d.md".formatted(number);
  }

  private static String replies(String page) {
    return page.replace(".md", ".replies/");
  }

  private String reply(String page, String kind) throws IOException {
    String id = "R%05d".formatted(++counter);
    return write(
        replies(page) + id + ".md",
        "---\nid: %s\nkind: %s\nauthor: {name: Ida}\ndate: 2026-11-20\n---\nDas *hilft*.\n"
            .formatted(id, kind));
  }

  private String state(String page) throws IOException {
    return write(replies(page) + "_state.yaml", "state: answered\n# " + ++counter + "\n");
  }

  private String body(String page) throws IOException {
    Path file = folder.resolve("content").resolve(page);
    return write(page, Files.readString(file) + "\nNoch ein Satz.\n");
  }

  private String write(String path, String text) throws IOException {
    Path file = folder.resolve("content").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return path;
  }
}

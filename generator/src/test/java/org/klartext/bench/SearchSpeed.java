package org.klartext.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.finder.Entries;
import org.klartext.finder.Entry;
import org.klartext.finder.Finder;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;

/**
 * Prints what the search of a big site costs: to index it, to replace a page, and CPU time a query
 * of people in a hurry, of people who explain at length and of those who want to do harm. It does
 * so for the pages of {@link SyntheticSite}, in which each of 3,000 words is on every sixth page,
 * and for made-up ones with as many rare words as a real language has.
 *
 * <p>After {@code mvn package}: {@code java -cp
 * generator/target/test-classes:api/target/klartext.jar org.klartext.bench.SearchSpeed [articles]}.
 */
public final class SearchSpeed {
  private static final PrintStream OUT = System.out;
  private static final int QUERIES = Integer.getInteger("klartext.bench.queries", 300);
  private static final int UPDATES = 50;
  private static final int WARMED = 3;
  private static final int WORDS = 600;
  private static final int SENTENCE = 11;
  private static final int VOCABULARY = 60_000;
  private static final double MICROS = 1e3;
  private static final double MILLIS = 1e6;

  private final Random random = new Random(1);
  private final List<Entry> entries;

  private SearchSpeed(List<Entry> entries) {
    this.entries = entries;
  }

  /** Measures with a number of articles, or with 10,000, and a fifth as many FAQ entries. */
  public static void main(String[] arguments) throws IOException {
    int articles = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
    String only = System.getProperty("klartext.bench.only", "");
    if (!only.equals("real")) {
      OUT.println("Pages of the synthetic site");
      new SearchSpeed(synthetic(articles)).run();
    }
    if (!only.equals("synthetic")) {
      OUT.println("Pages with rare words");
      new SearchSpeed(withRareWords(articles + articles / 5)).run();
    }
  }

  private static List<Entry> synthetic(int articles) throws IOException {
    Path folder = Files.createTempDirectory("search-speed");
    SyntheticSite.write(folder, articles, 1);
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      Instant late = Instant.parse("2026-06-01T12:00:00Z");
      return Entries.of(loader.load(LoadRequest.of(Edition.PUBLIC, late)), "de");
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** The nth word is n times rarer than the first. */
  private static List<Entry> withRareWords(int pages) {
    Random random = new Random(2);
    List<String> words = Stream.generate(() -> word(random)).distinct().limit(VOCABULARY).toList();
    return IntStream.range(0, pages)
        .mapToObj(page ->
            new Entry(
                "page-" + page,
                text(random, words, 6),
                List.of(),
                List.of("Thema " + page % 12),
                List.of(
                    new Entry.Section("", "", text(random, words, WORDS / 2)),
                    new Entry.Section("b", text(random, words, 3), text(random, words, WORDS / 2))),
                Set.of("kind:article", "topic:thema-" + page % 12, "tag:tag-" + page % 200)))
        .toList();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int syllables = 1 + random.nextInt(4);
    for (int at = 0; at <= syllables; at++) {
      word.append("bcdfghjklmnprstvwz".charAt(random.nextInt(18)));
      word.append("aeiouäöü".charAt(random.nextInt(8)));
      word.append(random.nextInt(3) == 0 ? "nrstl".charAt(random.nextInt(5)) : "");
    }
    return word.toString();
  }

  private static String text(Random random, List<String> words, int length) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < length; at++) {
      int rank = (int) Math.pow(words.size(), random.nextDouble()) - 1;
      text.append(at % SENTENCE == 0 && at > 0 ? ". " : " ").append(words.get(rank));
    }
    return text.append('.').substring(1);
  }

  private void run() {
    long[] cpu = new long[1];
    long start = System.nanoTime();
    long before = processTime();
    Finder finder = Finder.of("de", entries, List.of());
    cpu[0] = processTime() - before;
    OUT.printf(
        Locale.ROOT,
        "  %-34s %8.1f s (%.1f s of CPU)%n",
        "index of " + entries.size() + " pages",
        (System.nanoTime() - start) / MILLIS / MICROS,
        cpu[0] / MILLIS / MICROS);
    OUT.printf(Locale.ROOT, "  %-34s %8.1f MB%n", "heap, the pages included", heap());
    Finder last = updated(finder);
    OUT.printf("  %-34s %8s %8s %8s%n", "CPU time of a query, microseconds", "p50", "p99", "most");
    Consumer<String> find = text -> last.find(text, Set.of(), 10);
    print("find, 2 to 8 words", find, () -> words(2 + random.nextInt(7)));
    print("find, 10,000 letters", find, () -> "kündigung".repeat(1_111));
    print("find, 1,000 words of the site", find, () -> words(1_000));
    print("find, 1,000 unknown words", find, () -> mistyped(1_000, 4));
    print("find, many mistyped words", find, () -> mistyped(60, 1));
    print("find, only stop words", find, () -> "und wie ist das mit dem ".repeat(100));
    print("find, wildcards", find, () -> "*a* ?e* ??? title:[a TO z] /(a+)+$/ ".repeat(50));
    print("find, one letter each", find, () -> "a b c d e f g h i j k l m n o p ".repeat(40));
    Consumer<String> similar = last::similar;
    print("similar, 2 to 8 words", similar, () -> words(2 + random.nextInt(7)));
    print("similar, 100 to 500 words", similar, () -> words(100 + random.nextInt(401)));
    print("similar, many mistyped words", similar, () -> mistyped(60, 1));
  }

  private Finder updated(Finder finder) {
    List<Long> times = new ArrayList<>();
    Finder last = finder;
    for (int update = 0; update < UPDATES; update++) {
      Entry page = any();
      Entry other = any();
      Entry changed =
          new Entry(
              page.id(), other.title(), List.of(), other.labels(), other.sections(), page.traits());
      long start = System.nanoTime();
      last = last.with(List.of(changed), List.of());
      times.add(System.nanoTime() - start);
    }
    times.sort(null);
    OUT.printf(
        Locale.ROOT,
        "  %-34s %8.1f ms, most %.1f ms%n",
        "one page replaced, p50",
        times.get(UPDATES / 2) / MILLIS,
        times.getLast() / MILLIS);
    return last;
  }

  private static void print(String name, Consumer<String> query, Supplier<String> texts) {
    for (int round = 0; round < WARMED; round++) {
      measured(query, texts);
    }
    long[] times = measured(query, texts);
    OUT.printf(
        Locale.ROOT,
        "  %-34s %8.0f %8.0f %8.0f%n",
        name,
        times[times.length / 2] / MICROS,
        times[times.length * 99 / 100] / MICROS,
        times[times.length - 1] / MICROS);
  }

  private static long[] measured(Consumer<String> query, Supplier<String> texts) {
    long[] times = new long[QUERIES];
    for (int at = 0; at < QUERIES; at++) {
      String text = texts.get();
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      query.accept(text);
      times[at] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(times);
    return times;
  }

  private Entry any() {
    return entries.get(random.nextInt(entries.size()));
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder();
    int left = count;
    while (left > 0) {
      String[] words = any().sections().getLast().text().split("\\P{L}+");
      int most = Math.min(left, Math.min(words.length, 1 + random.nextInt(8)));
      int from = random.nextInt(words.length - most + 1);
      text.append(String.join(" ", Arrays.copyOfRange(words, from, from + most))).append(' ');
      left -= Math.max(1, most);
    }
    return text.toString();
  }

  private String mistyped(int count, int letters) {
    return Arrays.stream(words(count).split(" "))
        .map(word -> mistyped(word, letters))
        .collect(Collectors.joining(" "));
  }

  private String mistyped(String word, int letters) {
    StringBuilder wrong = new StringBuilder(word);
    for (int letter = 0; letter < letters; letter++) {
      wrong.insert(random.nextInt(wrong.length() + 1), (char) ('a' + random.nextInt(26)));
    }
    return wrong.toString();
  }

  private static long processTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }
}

package org.klartext.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints how many searches a second the server answers on a portal of 12,000 pages, and how many a
 * bare Javalin does that looks the same words up in one field of a Lucene index of the same texts.
 * Measured in turns, medians; no search comes twice in a run.
 *
 * <p>After {@code mvn package}: {@code taskset -c 1 java -Dklartext.bench.prefix="taskset -c 0" -cp
 * generator/target/test-classes:api/target/test-classes:api/target/klartext.jar
 * org.klartext.api.bench.SearchBenchmark [ARTICLES]}. {@code -Dklartext.bench.runs} and {@code
 * -Dklartext.bench.seconds} say how often and how long is measured, {@code -Dklartext.bench.folder}
 * where.
 */
public final class SearchBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 5);
  private static final int SECONDS = Integer.getInteger("klartext.bench.seconds", 4);
  private static final int WARM_UP = Integer.getInteger("klartext.bench.warmUp", 10_000);
  private static final int QUERIES = 50_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PrintStream OUT = System.out;

  private final Load klartext;
  private final Load bare;

  private SearchBenchmark(ServerProcess klartext, ServerProcess bare, List<String> queries) {
    this.klartext = new Load(klartext, searching(queries));
    this.bare = new Load(bare, searching(queries));
  }

  private static Load.Exchange searching(List<String> queries) {
    return (connection, number) -> {
      String path = "/api/v1/search?q=" + queries.get(number % queries.size());
      Connection.Answer answer = connection.get(path, List.of());
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.toString());
      }
    };
  }

  /** Runs the benchmark: number of articles, to which comes a fifth as many entries of the FAQ. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    try (Portal portal = Portal.make("search", articles).withAllOutputs();
        ServerProcess klartext = ServerProcess.klartext(portal)) {
      long start = System.nanoTime();
      awaitIndex(klartext);
      OUT.printf(
          Locale.ROOT,
          "%d articles; the first search is answered %.1f s after the first page%n",
          articles,
          (System.nanoTime() - start) / 1e9);
      Path pages = portal.out().resolve("api/v1/pages");
      List<String> queries = queries(pages);
      try (ServerProcess bare = ServerProcess.bareSearch(portal, pages)) {
        new SearchBenchmark(klartext, bare, queries).run();
        OUT.printf(Locale.ROOT, "resident memory: %d MB%n", klartext.memory() / (1024 * 1024));
      }
    }
  }

  private static void awaitIndex(ServerProcess server) throws IOException, InterruptedException {
    try (Connection connection = new Connection(server.port())) {
      new Seeker(connection).awaitIndex();
    }
  }

  /** Two to five words of one text each, as people would type them. */
  private static List<String> queries(Path pages) throws IOException {
    List<String[]> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(pages)) {
      for (Path file : files.sorted().limit(2_000).toList()) {
        JsonNode data = JSON.readTree(Files.readAllBytes(file)).path("data");
        String text = data.path("title").asString("") + " " + data.path("text").asString("");
        texts.add(text.split("[^\\p{L}]+", -1));
      }
    }
    Random random = new Random(1);
    List<String> queries = new ArrayList<>();
    while (queries.size() < QUERIES) {
      String[] words = texts.get(random.nextInt(texts.size()));
      StringBuilder query = new StringBuilder();
      int length = 2 + random.nextInt(4);
      for (int word = 0; word < length; word++) {
        query.append(words[random.nextInt(words.length)]).append(' ');
      }
      if (!query.toString().isBlank()) {
        queries.add(URLEncoder.encode(query.toString().strip(), StandardCharsets.UTF_8));
      }
    }
    return queries;
  }

  private void run() throws InterruptedException {
    bare.warmUp(WARM_UP);
    klartext.warmUp(WARM_UP);
    OUT.println("searches");
    for (int connections : List.of(1, 16)) {
      List<Load.Result> least = new ArrayList<>();
      List<Load.Result> found = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        least.add(bare.run(connections, SECONDS));
        found.add(klartext.run(connections, SECONDS));
      }
      double base = Load.Result.print(OUT, "bare Lucene", connections, least);
      double ours = Load.Result.print(OUT, "Klartext", connections, found);
      OUT.printf(Locale.ROOT, "  %.2f of the bare one%n", ours / base);
    }
  }
}

package org.klartext.api.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.klartext.bench.SyntheticSite;
import org.klartext.site.PageId;

/**
 * Prints how many documents a second the server sends on a portal of 1,000 articles: a page, a list
 * of 20 by parameters, both compressed, and the answer to whoever has the page already; and how
 * many a bare Javalin sends of the same bytes. Measured in turns, medians.
 *
 * <p>After {@code mvn package}: {@code taskset -c 1 java -Dklartext.bench.prefix="taskset -c 0" -cp
 * generator/target/test-classes:api/target/test-classes:api/target/klartext.jar
 * org.klartext.api.bench.ReadBenchmark}: the servers run on one core, the client on the other.
 * {@code -Dklartext.bench.runs} and {@code -Dklartext.bench.seconds} say how often and how long is
 * measured, {@code -Dklartext.bench.folder} where.
 */
public final class ReadBenchmark {
  private static final int RUNS = Integer.getInteger("klartext.bench.runs", 5);
  private static final int SECONDS = Integer.getInteger("klartext.bench.seconds", 4);
  private static final int WARM_UP = Integer.getInteger("klartext.bench.warmUp", 100_000);
  private static final int CONNECTIONS = 16;
  private static final int ARTICLES = 1_000;
  private static final String GZIP = "Accept-Encoding: gzip";
  private static final String LIST =
      "/api/v1/articles?filter%5Bkind%5D=article&sort=-date&page%5Bsize%5D=20";
  private static final PrintStream OUT = System.out;

  private final ServerProcess klartext;
  private final ServerProcess bare;

  private ReadBenchmark(ServerProcess klartext, ServerProcess bare) {
    this.klartext = klartext;
    this.bare = bare;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    String page = "/api/v1/pages/" + PageId.ofPath(SyntheticSite.article(1)).value();
    try (Portal portal = Portal.make("reads", ARTICLES).withAllOutputs();
        ServerProcess klartext = ServerProcess.klartext(portal)) {
      Path prepared = portal.folder().resolve("prepared");
      Files.createDirectories(prepared);
      prepare(klartext, page, prepared.resolve("page"));
      prepare(klartext, LIST, prepared.resolve("list"));
      try (ServerProcess bare = ServerProcess.bareReads(portal, prepared)) {
        ReadBenchmark benchmark = new ReadBenchmark(klartext, bare);
        benchmark.compare("page", page, List.of(), "/page", List.of(), 200);
        benchmark.compare("list of 20", LIST, List.of(), "/list", List.of(), 200);
        benchmark.compare(
            "page, gzip", page, List.of(GZIP), "/page" + BareReads.GZIP, List.of(GZIP), 200);
        String tag = "If-None-Match: " + tag(klartext, page);
        String ready = "If-None-Match: " + BareReads.TAG;
        benchmark.compare("304", page, List.of(tag), "/page", List.of(ready), 304);
      }
    }
  }

  private static void prepare(ServerProcess server, String path, Path file) throws IOException {
    try (Connection connection = new Connection(server.port())) {
      String body = connection.get(path, List.of()).body();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes);
      Path compressed = file.resolveSibling(file.getFileName() + BareReads.GZIP);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
        out.write(bytes);
      }
      OUT.printf(Locale.ROOT, "%s: %d bytes%n", file.getFileName(), Files.size(file));
    }
  }

  private static String tag(ServerProcess server, String path) throws IOException {
    try (Connection connection = new Connection(server.port())) {
      return connection.get(path, List.of()).header("etag");
    }
  }

  private void compare(
      String what,
      String path,
      List<String> headers,
      String barePath,
      List<String> bareHeaders,
      int status)
      throws InterruptedException {
    Load ours = new Load(klartext, Load.reading(path, headers, status));
    Load base = new Load(bare, Load.reading(barePath, bareHeaders, status));
    base.warmUp(WARM_UP);
    ours.warmUp(WARM_UP);
    List<Load.Result> least = new ArrayList<>();
    List<Load.Result> sent = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      least.add(base.run(CONNECTIONS, SECONDS));
      sent.add(ours.run(CONNECTIONS, SECONDS));
    }
    OUT.println(what);
    double first = Load.Result.print(OUT, "bare Javalin", CONNECTIONS, least);
    double second = Load.Result.print(OUT, "Klartext", CONNECTIONS, sent);
    OUT.printf(Locale.ROOT, "  %.2f of the bare one%n", second / first);
  }
}

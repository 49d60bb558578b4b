package org.klartext.preview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.klartext.site.Problem;

/**
 * Serves an output folder on the loopback address. HTML gets one script more, which listens to
 * {@value #EVENTS} and reloads the page or shows what is wrong.
 */
public final class PreviewServer implements AutoCloseable {
  private static final String OWN = "/-/preview/";
  private static final String EVENTS = OWN + "events";
  private static final String SCRIPT = OWN + "live.js";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("woff2", "font/woff2"));

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path folder;
  private final Listeners listeners = new Listeners();

  private PreviewServer(HttpServer server, Path folder) {
    this.server = server;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Begins to serve.
   *
   * @param folder the output folder
   * @param port to listen at; 0 for any that is free
   * @throws IOException if the port is taken
   */
  public static PreviewServer start(Path folder, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    PreviewServer preview = new PreviewServer(HttpServer.create(address, 0), folder);
    preview.server.createContext("/", preview::answer);
    preview.server.setExecutor(preview.threads);
    preview.server.start();
    return preview;
  }

  /** The port it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Tells all browsers the paths of the files that a build has rendered so far. */
  void tellRendered(List<String> rendered) {
    listeners.sendRendered(rendered);
  }

  /** Tells all browsers all that is wrong, when a build is over. */
  void tellProblems(List<Problem> problems) {
    listeners.sendProblems(problems);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean reads = List.of("GET", "HEAD").contains(exchange.getRequestMethod());
      if (!isLocal(exchange)) {
        send(exchange, 403, "txt", "The preview answers to localhost only.".getBytes(UTF_8));
      } else if (!reads) {
        send(exchange, 405, "txt", "Pages can only be read here.".getBytes(UTF_8));
      } else if (path.equals(EVENTS)) {
        listeners.serve(exchange, since(exchange));
      } else if (path.equals(SCRIPT)) {
        send(exchange, 200, "js", script());
      } else {
        file(exchange, path, listeners.builds());
      }
    }
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  /** A page elsewhere on the web must not read drafts through a name that leads to this machine. */
  private static boolean isLocal(HttpExchange exchange) {
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    String name = host.replaceFirst(":\\d+$", "");
    return List.of("localhost", "127.0.0.1", "[::1]").contains(name.toLowerCase(Locale.ROOT));
  }

  private static int since(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    return query.matches("since=\\d{1,9}") ? Integer.parseInt(query.substring(6)) : 0;
  }

  private static byte[] script() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(PreviewServer.class.getResourceAsStream("live.js"))) {
      return script.readAllBytes();
    }
  }

  /**
   * @param builds how many there had been before the file is read
   */
  private void file(HttpExchange exchange, String path, int builds) throws IOException {
    Optional<Path> file = resolve(path.endsWith("/") ? path + "index.html" : path);
    if (file.isPresent() && Files.isDirectory(file.get())) {
      exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getRawPath() + "/");
      send(exchange, 302, "txt", new byte[0]);
    } else if (file.isPresent() && Files.isRegularFile(file.get())) {
      String type = ending(file.get());
      byte[] bytes = Files.readAllBytes(file.get());
      send(exchange, 200, type, type.equals("html") ? withScript(bytes, builds) : bytes);
    } else {
      send(exchange, 404, "html", withScript(notFound(path), builds));
    }
  }

  private Optional<Path> resolve(String path) {
    try {
      Path file = folder.resolve(path.substring(1)).normalize();
      return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private byte[] notFound(String path) throws IOException {
    String lang = path.indexOf('/', 1) > 0 ? path.substring(1, path.indexOf('/', 1)) : "";
    for (String page : List.of("/" + lang + "/404.html", "/404.html")) {
      Optional<Path> file = resolve(page.replace("//", "/"));
      if (file.isPresent() && Files.isRegularFile(file.get())) {
        return Files.readAllBytes(file.get());
      }
    }
    return "<!doctype html><title>404</title><p>There is no page here yet.".getBytes(UTF_8);
  }

  private static String ending(Path file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", TYPES.getOrDefault(type, "application/octet-stream"));
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] withScript(byte[] html, int builds) {
    String page = new String(html, UTF_8);
    String tag = "<script src=\"" + SCRIPT + "\" data-builds=\"" + builds + "\" defer></script>";
    int end = page.lastIndexOf("</body>");
    String whole = end < 0 ? page + tag : page.substring(0, end) + tag + page.substring(end);
    return whole.getBytes(UTF_8);
  }

  /** Stops at once; open pages try to come back. */
  @Override
  public void close() {
    listeners.close();
    server.stop(0);
    threads.shutdownNow();
  }
}

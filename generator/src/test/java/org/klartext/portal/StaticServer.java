package org.klartext.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a finished site as any web server would, with the strictest policy that a portal can ask
 * for: whatever it forbids is a message on the console.
 */
final class StaticServer implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String UNKNOWN = "application/octet-stream";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path folder;

  private StaticServer(HttpServer server, Path folder) {
    this.server = server;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Begins to serve a folder at a port that is free. */
  static StaticServer start(Path folder) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    StaticServer result = new StaticServer(HttpServer.create(address, 0), folder);
    result.server.createContext("/", result::answer);
    result.server.setExecutor(result.threads);
    result.server.start();
    return result;
  }

  /** Where it serves, without a slash at the end. */
  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = file(exchange.getRequestURI().getPath());
      boolean found = Files.isRegularFile(file);
      Path sent = found ? file : folder.resolve("404.html");
      byte[] body = Files.isRegularFile(sent) ? Files.readAllBytes(sent) : new byte[0];
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", type(sent));
      headers.set("Cache-Control", "no-store");
      headers.set("Content-Security-Policy", POLICY);
      headers.set("X-Content-Type-Options", "nosniff");
      exchange.sendResponseHeaders(found ? 200 : 404, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Outside the folder there is nothing. */
  private Path file(String path) {
    String name = path.endsWith("/") ? path + "index.html" : path;
    Path file = folder.resolve(name.substring(1)).normalize();
    return file.startsWith(folder) ? file : folder.resolve("404.html");
  }

  private static String type(Path file) {
    String name = file.toString();
    return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

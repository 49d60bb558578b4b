package org.klartext.api.dialogue;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Repositories at an http address, for whoever has the token; what a Git host does. */
final class GitHost implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Begins.
   *
   * @param repositories folder of bare ones
   * @param token that is asked for
   */
  GitHost(Path repositories, String token) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server
        .createContext("/", it -> answer(repositories, it))
        .setAuthenticator(
            new BasicAuthenticator("git", StandardCharsets.UTF_8) {
              @Override
              public boolean checkCredentials(String user, String password) {
                return password.equals(token);
              }
            });
    server.setExecutor(threads);
    server.start();
  }

  String url(String name) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + name;
  }

  private static void answer(Path repositories, HttpExchange exchange) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    builder.environment().putAll(variables(repositories, exchange));
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      exchange.getRequestBody().transferTo(in);
    }
    try (exchange) {
      InputStream out = process.getInputStream();
      int status = 200;
      for (String line = line(out); !line.isEmpty(); line = line(out)) {
        String[] header = line.split(": ", 2);
        if (header[0].equals("Status")) {
          status = Integer.parseInt(header[1].substring(0, 3));
        } else {
          exchange.getResponseHeaders().add(header[0], header[1]);
        }
      }
      exchange.sendResponseHeaders(status, 0);
      out.transferTo(exchange.getResponseBody());
    }
  }

  private static Map<String, String> variables(Path repositories, HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    Headers headers = exchange.getRequestHeaders();
    return Map.of(
        "GIT_PROJECT_ROOT", repositories.toString(),
        "GIT_HTTP_EXPORT_ALL", "1",
        "REMOTE_USER", "somebody",
        "REQUEST_METHOD", exchange.getRequestMethod(),
        "PATH_INFO", uri.getPath(),
        "QUERY_STRING", Optional.ofNullable(uri.getQuery()).orElse(""),
        "CONTENT_TYPE", Optional.ofNullable(headers.getFirst("Content-Type")).orElse(""),
        "HTTP_CONTENT_ENCODING",
            Optional.ofNullable(headers.getFirst("Content-Encoding")).orElse(""),
        "GIT_PROTOCOL", Optional.ofNullable(headers.getFirst("Git-Protocol")).orElse(""));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

package org.klartext.api.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.klartext.render.ThemeException;

/**
 * Answers with the pages of the server, under the strictest policy, as the server would: what is
 * sent with the word “falsch” comes back with faults, with “weg” the connection breaks, with “zu”
 * there is only a message; everything else is accepted.
 */
final class ServiceServer implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
  private static final String HTML = "text/html; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServicePortal portal;

  private record Answer(int status, String type, String body) {
    static Answer html(int status, String html) {
      return new Answer(status, HTML, html);
    }
  }

  private ServiceServer(HttpServer server, ServicePortal portal) {
    this.server = server;
    this.portal = portal;
  }

  /** Begins to answer at a port that is free. */
  static ServiceServer start(ServicePortal portal) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ServiceServer result = new ServiceServer(HttpServer.create(address, 0), portal);
    result.server.createContext("/", result::handle);
    result.server.setExecutor(result.threads);
    result.server.start();
    return result;
  }

  /** The address of a page of the server. */
  String address(String lang, String name) {
    return origin() + "/show/" + lang + "/" + name.replace(' ', '-');
  }

  /** The address of a published page on which a comment can be written in place. */
  String published() {
    return origin() + "/published";
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean post = exchange.getRequestMethod().equals("POST");
      Answer answer = post ? sent(exchange, path) : shown(path);
      if (answer.status() == 0) {
        return;
      }
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", answer.type());
      headers.set("Content-Security-Policy", POLICY);
      if (answer.status() == 303) {
        headers.set("Location", "/show/de/receipt-held");
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (ThemeException e) {
      throw new IOException(e);
    }
  }

  private Answer sent(HttpExchange exchange, String path) throws IOException, ThemeException {
    String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.endsWith("/preview")) {
      String words = raw.replaceAll(".*\"body\":\"([\\w *]*)\".*", "$1");
      String json = "{\"html\":\"<p>Vorschau von <b>%s</b></p>\"}".formatted(words);
      return new Answer(200, "application/json", json);
    }
    String body = URLDecoder.decode(raw, StandardCharsets.UTF_8);
    if (body.contains("weg")) {
      return new Answer(0, "", "");
    }
    return body.contains("falsch")
        ? Answer.html(422, portal.render("de", ServiceFixtures.of("comment wrong")))
        : body.contains("body=zu")
            ? Answer.html(403, portal.render("de", ServiceFixtures.of("message closed")))
            : new Answer(303, HTML, "");
  }

  private Answer shown(String path) throws IOException, ThemeException {
    if (path.startsWith("/show/")) {
      String name = path.substring(9).replace('-', ' ');
      return Answer.html(200, portal.render(path.substring(6, 8), ServiceFixtures.of(name)));
    }
    if (path.equals("/published")) {
      String link = "<p><a href=\"/show/de/comment\" data-inplace>Kommentieren</a></p></main>";
      String home = Files.readString(portal.out().resolve("index.html"));
      return Answer.html(200, home.replace("</main>", link));
    }
    Path file = portal.out().resolve(path.substring(1));
    return Files.isRegularFile(file)
        ? new Answer(200, type(path), Files.readString(file))
        : new Answer(404, "text/plain", "");
  }

  private static String type(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

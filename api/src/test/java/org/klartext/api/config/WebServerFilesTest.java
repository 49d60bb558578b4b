package org.klartext.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.TreeArchive;
import org.klartext.site.BaseUrl;

/** What is printed for a web server works there; tried where the web server is installed. */
class WebServerFilesTest {
  private static final String TREE =
      """
      -- index.html --
      home
      -- 404.html --
      nichts
      -- en/404.html --
      nothing
      -- faq/wlan/index.html --
      wlan
      -- faq/wlan/index.md --
      # WLAN
      -- desktop/index.html --
      desktop
      -- assets/klartext.abc.css --
      body { color: black }
      -- .klartext --
      list
      """;

  @TempDir Path folder;

  private Frontage frontage(String site, String api, String upstream) {
    return new Frontage(
        BaseUrl.parse(site),
        BaseUrl.parse(api),
        List.of("en"),
        folder.resolve("site"),
        upstream,
        65_536);
  }

  @ParameterizedTest
  @CsvSource({"nginx, /", "nginx, /hilfe/", "caddy, /", "caddy, /hilfe/"})
  void theWebServerServesThePagesAndAsksForTheRest(String program, String path) throws Exception {
    Optional<Path> binary = binary(program);
    Assumptions.assumeTrue(binary.isPresent(), program + " is not installed");
    TreeArchive.write(folder.resolve("site"), TREE);
    HttpServer upstream = upstream();
    int port = freePort();
    String origin = "http://localhost:" + port;
    Frontage frontage =
        frontage(origin + path, origin + path, "127.0.0.1:" + upstream.getAddress().getPort());
    Process process =
        program.equals("nginx") ? nginx(binary.get(), frontage) : caddy(binary.get(), frontage);
    try (HttpClient client = HttpClient.newHttpClient()) {
      Visitor visitor = new Visitor(client, "http://127.0.0.1:" + port, path);
      visitor.waitFor(process);
      check(visitor);
    } finally {
      process.destroy();
      process.waitFor();
      upstream.stop(0);
    }
    checkLog();
  }

  private static void check(Visitor visitor) throws Exception {
    HttpResponse<String> home = visitor.get("");
    assertEquals("home\n", home.body());
    SecurityHeaders.of(false)
        .forEach((name, value) -> assertEquals(List.of(value), home.headers().allValues(name)));
    assertTrue(home.headers().firstValue("Strict-Transport-Security").isEmpty());
    assertEquals("no-cache", Visitor.header(home, "Cache-Control"));
    assertEquals("wlan\n", visitor.get("faq/wlan/").body());
    assertEquals("desktop\n", visitor.get("desktop/").body());
    assertTrue(
        Visitor.header(visitor.get("faq/wlan/index.md"), "Content-Type").contains("markdown"));
    HttpResponse<String> slash = visitor.get("faq/wlan");
    assertTrue(slash.statusCode() == 301 || slash.statusCode() == 308, slash.toString());
    assertTrue(Visitor.header(slash, "Location").endsWith("faq/wlan/"), slash.toString());

    HttpResponse<String> asset = visitor.get("assets/klartext.abc.css");
    assertEquals("public, max-age=31536000, immutable", Visitor.header(asset, "Cache-Control"));
    for (String missing : List.of("assets/klartext.old.css", "faq/", ".klartext", "nix?receipt/")) {
      HttpResponse<String> none = visitor.get(missing);
      assertEquals(404, none.statusCode(), missing);
      assertEquals("nichts\n", none.body());
      assertEquals(SecurityHeaders.POLICY, Visitor.header(none, "Content-Security-Policy"));
      assertEquals("no-cache", Visitor.header(none, "Cache-Control"));
    }
    assertEquals("nothing\n", visitor.get("en/nix/").body());

    for (String place :
        List.of(
            "api/v1/questions",
            "ask?topic=netz",
            "pages/x1/reply?kind=answer",
            "receipt/abc/geheim1",
            "receipt/abc/geheim1/edit",
            "desk",
            "desk/setup/geheim1?geheim1",
            "health/live")) {
      HttpResponse<String> answer = visitor.get(place);
      assertEquals(visitor.path() + place + " from 127.0.0.1", answer.body());
      assertEquals(List.of("of the server"), answer.headers().allValues("X-Frame-Options"));
    }
  }

  private void checkLog() throws IOException {
    String log = Files.readString(folder.resolve("access.log"));
    assertTrue(log.contains("faq/wlan/"), log);
    assertTrue(log.contains("receipt/abc/"), log);
    assertFalse(log.contains("geheim1"), log);
    assertFalse(log.contains("topic=netz"), log);
  }

  /** The server behind: says what it was asked and by whom. */
  private static HttpServer upstream() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String from = String.join("|", exchange.getRequestHeaders().get("X-Forwarded-For"));
          byte[] body =
              (exchange.getRequestURI() + " from " + from).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("X-Frame-Options", "of the server");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Process nginx(Path binary, Frontage frontage) throws IOException {
    String log = folder.resolve("access.log").toString();
    Files.copy(Path.of("/etc/nginx/mime.types"), folder.resolve("mime.types"));
    Files.writeString(
        folder.resolve("portal.conf"),
        NginxFile.text(frontage).replace("/var/log/nginx/klartext.log", log));
    Path main =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            user root;
            pid @/nginx.pid;
            error_log stderr;
            events {}
            http { include @/portal.conf; }
            """
                .replace("@", folder.toString()));
    return new ProcessBuilder(binary.toString(), "-c", main.toString(), "-g", "daemon off;")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private Process caddy(Path binary, Frontage frontage) throws IOException {
    String output = "\toutput file " + folder.resolve("access.log") + "\n";
    Path file =
        Files.writeString(
            folder.resolve("Caddyfile"),
            CaddyFile.text(frontage)
                .replaceFirst("\\{\n\tlog \\{\n", "{\n\tadmin off\n\tlog {\n\t" + output));
    ProcessBuilder builder =
        new ProcessBuilder(
                binary.toString(), "run", "--adapter", "caddyfile", "--config", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().putAll(Map.of("HOME", folder.toString()));
    return builder.start();
  }

  private static Optional<Path> binary(String program) {
    return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/")
        .map(folder -> Path.of(folder + program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Somebody who asks, and says that they are somebody else. */
  private record Visitor(HttpClient client, String origin, String path) {
    HttpResponse<String> get(String place) throws IOException, InterruptedException {
      URI uri = URI.create(origin + path + place);
      String host = "localhost:" + uri.getPort();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + host + path + place))
              .header("X-Forwarded-For", "6.6.6.6")
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static String header(HttpResponse<String> response, String name) {
      return response.headers().firstValue(name).orElse("none");
    }

    void waitFor(Process process) throws InterruptedException {
      while (process.isAlive()) {
        try {
          get("");
          return;
        } catch (IOException e) {
          Thread.onSpinWait(); // it is not there yet
        }
      }
    }
  }

  @Test
  void withTlsBrowsersAreToldToStayWithIt() {
    Frontage frontage =
        frontage("https://portal.example/hilfe/", "https://api.example/", "127.0.0.1:8080");
    String nginx = NginxFile.text(frontage);
    String caddy = CaddyFile.text(frontage);
    for (String text : List.of(nginx, caddy)) {
      assertTrue(text.contains("max-age=31536000"), text);
      assertTrue(text.contains("api.example"), text);
      assertTrue(text.contains("connect-src 'self' https://api.example;"), text);
      assertTrue(text.contains("form-action 'self' https://api.example;"), text);
      assertFalse(text.contains("@site@") || text.contains("@server@"), text);
    }
    assertTrue(nginx.contains("ssl_certificate /etc/letsencrypt/live/api.example/"), nginx);
    assertTrue(nginx.contains("server_name portal.example api.example;"), nginx);
    assertTrue(nginx.contains("location ^~ /receipt/"), nginx);
  }
}

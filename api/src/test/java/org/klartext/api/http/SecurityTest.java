package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.account.Passwords;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.config.SecurityHeaders;
import org.klartext.api.contribution.Ids;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;
import org.slf4j.LoggerFactory;

/** Who may do what, and what nobody else gets to know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {
  private static final String PASSWORD = "vier muntere Laternen am Deich";
  private static final String QUEUE = "/api/v1/moderation/queue";
  private static final String PROXY_HEADER = "X-Forwarded-For";

  private final TestClock clock = new TestClock();
  private TestServer server;
  private Wire wire;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server =
        TestServer.in(folder)
            .at(clock)
            .flag("--proxies", "192.0.2.1")
            .flag("--cors", "https://friend.example")
            .start();
    wire = new Wire(server);
    try (Database database = server.database()) {
      SecureRandom random = new SecureRandom();
      new StaffAccounts(database, new Passwords(random), clock, new Ids(clock, random))
          .add(StaffAccounts.TERMINAL, "mila", Role.MODERATOR, PASSWORD);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** A server as somebody else sees it. */
  private String tokenOf(Role role) throws Exception {
    return server.as(role).token();
  }

  private Wire.Reply as(String token, String method, String path, String body) {
    String head =
        method + " " + path + " HTTP/1.1\nAuthorization: Bearer " + token + "\nIf-Match: \"1.1\"";
    return wire.send(head + (body.isEmpty() ? "" : "\nContent-Type: application/json"), body);
  }

  private Answer ask() {
    return server.post("/api/v1/questions", Map.of("title", "Wann?", "body", "Wann kommt es?"));
  }

  @Test
  void everyKindOfAnswerCarriesTheHeaders() {
    Map<String, Integer> answers = new LinkedHashMap<>();
    answers.put("GET /", 200);
    answers.put("GET /artikel/router/", 200);
    answers.put("GET /artikel/router", 301);
    answers.put("GET /api/v1/pages/router.json", 200);
    answers.put("GET /feed.xml", 200);
    answers.put("GET /gibt/es/nicht", 404);
    answers.put("GET /api/v1/nichts", 404);
    answers.put("GET /ask", 200);
    answers.put("GET /receipt/x/y", 404);
    answers.put("GET /desk", 303);
    answers.put("GET /desk/login", 200);
    answers.put("GET /health/live", 200);
    answers.put("GET /metrics", 200);
    answers.put("GET " + QUEUE, 401);
    answers.put("PUT /ask", 405);
    answers.put("OPTIONS /ask", 204);
    answers.put("HEAD /", 200);
    answers.put("BREW /", 405);
    answers.put("POST /api/v1/questions", 415);
    answers.put("GET /%00", 400);
    answers.put("GET /" + "x".repeat(20_000), 414);
    answers.forEach((request, status) -> {
      Wire.Reply reply = wire.send(request + " HTTP/1.1", "");
      assertEquals(status, reply.status(), () -> request + ": " + reply);
      assertSecure(request, reply);
    });
    String tag = wire.send("GET / HTTP/1.1", "").header("ETag");
    Wire.Reply known = wire.send("GET / HTTP/1.1\nIf-None-Match: " + tag, "");
    assertEquals(304, known.status());
    assertSecure("304", known);
  }

  private static void assertSecure(String request, Wire.Reply reply) {
    SecurityHeaders.of(false)
        .forEach((name, value) -> {
          boolean own = name.equals("Referrer-Policy") && !reply.header(name).isEmpty();
          assertTrue(own || value.equals(reply.header(name)), () -> request + " " + name);
        });
    String policy = reply.header("Content-Security-Policy");
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("", reply.header("Server") + reply.header("X-Powered-By"), request);
    assertEquals("", reply.header("Strict-Transport-Security"), "only behind TLS");
  }

  @Test
  void aReceiptIsKeptByNobodyAndReadingItChangesNothing() throws Exception {
    String receipt = ask().text("receipt");
    String id = TestServer.idOf(receipt);
    String token = tokenOf(Role.MODERATOR);
    String before = as(token, "GET", "/api/v1/contributions/" + id, "").body();
    for (String method : List.of("GET", "HEAD", "OPTIONS", "GET", "TRACE", "PUT", "DELETE")) {
      Wire.Reply reply = wire.send(method + " " + receipt + " HTTP/1.1", "");
      if (List.of("GET", "HEAD").contains(method)) {
        assertEquals(200, reply.status());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("noindex", reply.header("X-Robots-Tag"));
        assertEquals("no-referrer", reply.header("Referrer-Policy"));
      }
    }
    for (String action : List.of("edit", "withdraw", "erase", "accept", "unhelpful")) {
      for (String method : List.of("GET", "HEAD", "PUT")) {
        Wire.Reply reply = wire.send(method + " " + receipt + "/" + action + " HTTP/1.1", "");
        assertEquals(405, reply.status(), method + " " + action);
      }
    }
    assertEquals(before, as(token, "GET", "/api/v1/contributions/" + id, "").body());
  }

  @Test
  void theLogHoldsNoSecrets() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger access = (Logger) LoggerFactory.getLogger("org.klartext.api.access");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    access.setLevel(Level.DEBUG);
    try {
      String receipt = ask().text("receipt");
      String secret = receipt.substring(receipt.lastIndexOf('/') + 1);
      String setup = "geheimes-kennwort-der-einrichtung";
      List<String> paths =
          List.of(
              receipt,
              receipt + "/",
              receipt + "?done=edited",
              receipt + "/erase",
              receipt + "/nichts",
              "/" + receipt,
              receipt + "%00",
              receipt + "%zz",
              receipt + ";x",
              receipt.replace("/receipt/", "/receipt//"),
              receipt.replace("/receipt/", "/%72eceipt/"),
              receipt.replace("/receipt/", "/Receipt/"),
              receipt.replace("/receipt/", "/receipt%2f"),
              "/%0a%1b" + receipt,
              "/desk/setup/" + setup,
              "/desk/setup/" + setup + "/x",
              "/desk//setup/" + setup);
      for (String path : paths) {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "BREW")) {
          wire.send(method + " " + path + " HTTP/1.1", "");
        }
      }
      List<String> lines = List.copyOf(log.list).stream().map(ILoggingEvent::toString).toList();
      assertTrue(lines.stream().anyMatch(it -> it.contains("receipt/")), lines.toString());
      List<String> telling = new ArrayList<>(lines);
      telling.removeIf(it -> !it.contains(secret) && !it.contains(setup));
      assertEquals(List.of(), telling);
      assertTrue(lines.stream().noneMatch(it -> it.contains("127.0.0.1") || it.contains("\n")));
    } finally {
      root.detachAppender(log);
      access.setLevel(null);
    }
  }

  /** A signed-in browser. */
  private record Browser(String cookie, String csrf) {}

  private Browser signIn() {
    Answer answer = server.post("/desk/login", Map.of("name", "mila", "password", PASSWORD));
    assertEquals(200, answer.status(), answer.body());
    String cookie = answer.header("Set-Cookie");
    assertTrue(cookie.contains("HttpOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Lax"), cookie);
    assertTrue(cookie.contains("Path=/"), cookie);
    assertFalse(cookie.contains("Domain"), cookie);
    assertFalse(cookie.contains("Secure"), "not over plain HTTP on this machine: " + cookie);
    return new Browser(cookie.substring(0, cookie.indexOf(';')), answer.text("csrf"));
  }

  @Test
  void anotherSiteCannotActWithTheSessionOfAModerator() {
    String id = TestServer.idOf(ask().text("receipt"));
    Browser browser = signIn();
    String decision =
        "PUT /api/v1/contributions/"
            + id
            + "/decision HTTP/1.1\nContent-Type: application/json\n"
            + "If-Match: \"1.1\"\nCookie: "
            + browser.cookie();
    String body = "{\"decision\": \"approved\"}";
    String token = "\nX-CSRF-Token: " + browser.csrf();
    for (String lacking :
        List.of(
            "",
            "\nX-CSRF-Token: ",
            "\nX-CSRF-Token: x",
            "\nOrigin: http://localhost",
            token + "\nOrigin: https://evil.example",
            token + "\nOrigin: null",
            token + "\nOrigin: http://localhost.evil.example",
            token + "\nOrigin: https://friend.example",
            token + "\nSec-Fetch-Site: cross-site")) {
      Wire.Reply reply = wire.send(decision + lacking, body).problem(lacking);
      assertEquals(403, reply.status(), lacking);
      assertEquals("cross-site", reply.code(), lacking);
    }
    for (String path : List.of("/desk/logout", "/desk/password")) {
      String post =
          "POST "
              + path
              + " HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\nCookie: "
              + browser.cookie();
      assertEquals(403, wire.send(post, "csrf=x").status(), path);
      assertEquals(
          403,
          wire.send(post + "\nOrigin: https://evil.example", "csrf=" + browser.csrf()).status(),
          path);
    }
    String login =
        "POST /desk/login HTTP/1.1\nContent-Type: application/json\nOrigin: https://evil.example";
    assertEquals(403, wire.send(login, "{\"name\": \"mila\", \"password\": \"x\"}").status());
    assertEquals(
        200, wire.send("GET " + QUEUE + " HTTP/1.1\nCookie: " + browser.cookie(), "").status());
    assertEquals(200, wire.send(decision + token + "\nOrigin: http://localhost", body).status());
  }

  @Test
  void whoIsNotSignedInIsToldSo() {
    decisions()
        .forEach((request, body) -> {
          String head = request + " HTTP/1.1\nContent-Type: application/json\nIf-Match: \"1.1\"";
          Wire.Reply reply = wire.send(head, body).problem(request);
          assertEquals(401, reply.status(), request);
          assertEquals("Bearer", reply.header("WWW-Authenticate"), request);
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPERT", "EDITOR"})
  void expertsAndEditorsDoNotDecide(Role role) throws Exception {
    String token = tokenOf(role);
    decisions()
        .forEach((request, body) -> {
          int blank = request.indexOf(' ');
          Wire.Reply reply =
              as(token, request.substring(0, blank), request.substring(blank + 1), body);
          assertEquals(403, reply.problem(request).status(), request);
          assertEquals("forbidden", reply.code(), request);
        });
  }

  private static Map<String, String> decisions() {
    Map<String, String> requests = new LinkedHashMap<>();
    requests.put("GET " + QUEUE, "");
    requests.put("POST /api/v1/moderation/decisions", "{\"items\": []}");
    requests.put("GET /api/v1/moderation/reports", "");
    requests.put("DELETE /api/v1/moderation/reports/x", "");
    requests.put("GET /api/v1/moderation/conflicts", "");
    requests.put("PUT /api/v1/moderation/conflicts/x/y", "{\"keep\": \"tree\"}");
    requests.put("GET /api/v1/contributions/x", "");
    requests.put("DELETE /api/v1/contributions/x", "");
    requests.put("PUT /api/v1/contributions/x/decision", "{\"decision\": \"approved\"}");
    requests.put("DELETE /api/v1/contributions/x/decision", "");
    requests.put("POST /api/v1/contributions/x/revisions", "{\"body\": \"x\"}");
    requests.put("PUT /api/v1/questions/x/accepted", "{\"answer\": \"x\"}");
    return requests;
  }

  @Test
  void figuresAreForThisMachineAndForTokensOnly() throws Exception {
    String away = "\n" + PROXY_HEADER + ": 203.0.113.1";
    assertEquals(200, wire.send("GET /metrics HTTP/1.1", "").status());
    for (String passed : List.of(away, "\nForwarded: for=203.0.113.1", "\n" + PROXY_HEADER + ":")) {
      assertEquals(401, wire.send("GET /metrics HTTP/1.1" + passed, "").status(), passed);
      Wire.Reply ready = wire.send("GET /health/ready HTTP/1.1" + passed, "");
      assertEquals("{\"status\":\"up\"}", ready.body(), passed);
    }
    assertTrue(wire.send("GET /health/ready HTTP/1.1", "").body().contains("pages"));
    String moderator = away + "\nAuthorization: Bearer " + tokenOf(Role.MODERATOR);
    assertEquals(403, wire.send("GET /metrics HTTP/1.1" + moderator, "").status());
    String operator = away + "\nAuthorization: Bearer " + tokenOf(Role.ADMINISTRATOR);
    assertEquals(200, wire.send("GET /metrics HTTP/1.1" + operator, "").status());
    assertTrue(wire.send("GET /health/ready HTTP/1.1" + operator, "").body().contains("pages"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "https://friend.example.evil.example", ""})
  void otherSitesMayNotReadAnswers(String origin) {
    Wire.Reply reply = wire.send("GET /health/live HTTP/1.1\nOrigin: " + origin, "");
    assertEquals("", reply.header("Access-Control-Allow-Origin"));
  }

  @Test
  void aFriendlySiteMayButNotWithItsVisitorsCookies() {
    Wire.Reply reply = wire.send("GET /health/live HTTP/1.1\nOrigin: https://friend.example", "");
    assertEquals("https://friend.example", reply.header("Access-Control-Allow-Origin"));
    assertEquals("", reply.header("Access-Control-Allow-Credentials"));
    assertEquals("Origin", reply.header("Vary"));
  }

  @Test
  void behindTlsTheSessionAndTheBrowserStayThere(@TempDir Path other) throws Exception {
    try (TestServer behind = TestServer.in(other).flag("--proxies", "127.0.0.1, ::1").start()) {
      Document page = Jsoup.parse(behind.get("/").body());
      assertFalse(page.title().isEmpty());
      Wire proxy = new Wire(behind);
      String secure = "\nX-Forwarded-Proto: https\n" + PROXY_HEADER + ": 203.0.113.1";
      Wire.Reply reply = proxy.send("GET / HTTP/1.1" + secure, "");
      assertEquals("max-age=31536000", reply.header("Strict-Transport-Security"));
      try (Database database = behind.database()) {
        SecureRandom random = new SecureRandom();
        new StaffAccounts(database, new Passwords(random), clock, new Ids(clock, random))
            .add(StaffAccounts.TERMINAL, "mila", Role.MODERATOR, PASSWORD);
      }
      Wire.Reply login =
          proxy.send(
              "POST /desk/login HTTP/1.1\nContent-Type: application/json" + secure,
              "{\"name\": \"mila\", \"password\": \"" + PASSWORD + "\"}");
      assertEquals(200, login.status(), login::toString);
      assertTrue(login.header("Set-Cookie").contains("Secure"), login.header("Set-Cookie"));
    }
  }
}

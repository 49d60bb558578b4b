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
    Answer queue = server.get("/api/v1/moderation/queue");
    assertEquals(0, queue.json().path("data").size(), queue.body());
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
            .append(
                "\"%s\": \"%s\""
                    .formatted(name, value.replace("\0", "\\u0000").replace("\ud800", "\\ud800"))));
    Wire.Reply reply =
        wire.send("POST /api/v1/questions HTTP/1.1\nContent-Type: application/json", json + "}");
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
      wire.send("POST " + path + " HTTP/1.1\nAccept: text/html\nContent-Type: " + FORM, body)
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
        List.of(
            "", "x", ".", "1.", "." + time, time + "x", "z" + time, "zzzzzzzzzzzzzzz.x", "-1.x");
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
}

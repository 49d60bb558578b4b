package org.klartext.api.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;

/** What the server says around its documents: versions, encodings, caches, other origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentHeadersTest {
  private static final String PAGE = "/api/v1/pages/umzug";

  private final HttpClient client = HttpClient.newHttpClient();
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server =
        TestServer.in(folder)
            .with(ContentPortal.ARCHIVE)
            .flag("--cors", "https://shop.example")
            .start();
  }

  @AfterAll
  void stop() {
    server.close();
    client.close();
  }

  private HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
    HttpRequest.Builder request = server.request(path, headers);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "/api/v1/faq", "/api/v1/faq?page%5Bsize%5D=50"})
  void eachEncodingHasItsOwnStrongTag(String address) throws Exception {
    HttpResponse<byte[]> plain = bytes(address);
    HttpResponse<byte[]> gzip = bytes(address, "Accept-Encoding", "br, gzip");
    assertEquals("", header(plain, "Content-Encoding"));
    assertEquals("gzip", header(gzip, "Content-Encoding"));
    assertArrayEquals(
        plain.body(), new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
    assertTrue(header(plain, "ETag").matches("\"[0-9a-f]{32}\""));
    assertEquals(header(plain, "ETag").replaceAll("\"$", "-gzip\""), header(gzip, "ETag"));
    assertTrue(gzip.body().length < plain.body().length);
    for (HttpResponse<byte[]> each : List.of(plain, gzip)) {
      assertTrue(header(each, "Vary").contains("Accept-Encoding"));
      assertEquals(
          String.valueOf(each.body().length), header(each, "Content-Length"), "in one piece");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip;q=0              | ''",
        "gzip;q=0, *           | ''",
        "identity, gzip;q=0.5  | ''",
        "*                     | gzip",
        "GZIP                  | gzip",
        "deflate               | ''",
        "gzip;q=1.0, identity;q=0.5 | gzip",
        "gzip;q=x              | gzip",
        "' , ,;;='             | ''",
      })
  void clientsGetTheEncodingTheyPrefer(String accepted, String expected) throws Exception {
    assertEquals(expected, header(bytes(PAGE, "Accept-Encoding", accepted), "Content-Encoding"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TAG                    | 304",
        "W/TAG                  | 304",
        "\"x\", TAG             | 304",
        "\"x,y\" , W/\"z\",TAG  | 304",
        "*                      | 304",
        "\"x\"                  | 200",
        "GZIP                   | 200",
        "nonsense               | 200",
      })
  void aClientThatHasThisVersionGetsNothing(String known, int status) {
    String tag = server.get(PAGE).header("ETag");
    String sent = known.replace("TAG", tag).replace("GZIP", tag.replaceAll("\"$", "-gzip\""));
    Answer answer = server.get(PAGE, "If-None-Match", sent);
    assertEquals(status, answer.status());
    assertEquals(tag, answer.header("ETag"));
    assertEquals(status == 304, answer.body().isEmpty());
    assertTrue(answer.header("Cache-Control").contains("stale-while-revalidate"));
    assertFalse(answer.header("Vary").isEmpty());
  }

  @Test
  void aClientWithoutATagIsToldByDate() throws Exception {
    Path file = server.out().resolve("api/v1/pages/faq-001.json");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-05-04T03:02:01.9Z")));
    String address = "/api/v1/pages/faq-001";
    assertEquals("Mon, 4 May 2026 03:02:01 GMT", server.get(address).header("Last-Modified"));
    String since = "If-Modified-Since";
    assertEquals(304, server.get(address, since, "Mon, 4 May 2026 03:02:01 GMT").status());
    assertEquals(304, server.get(address, since, "Tue, 05 May 2026 03:02:01 GMT").status());
    assertEquals(200, server.get(address, since, "Mon, 4 May 2026 03:02:00 GMT").status());
    assertEquals(200, server.get(address, since, "yesterday").status());
    String tag = "If-None-Match";
    assertEquals(
        200,
        server.get(address, since, "Tue, 05 May 2026 03:02:01 GMT", tag, "\"other\"").status(),
        "a tag says more than a date");
  }

  @Test
  void whatHasJustChangedHasNoDateYet(@TempDir Path folder) throws Exception {
    TestClock clock = new TestClock();
    try (TestServer young = TestServer.in(folder).at(clock).start()) {
      Path file = young.out().resolve("api/v1/pages/router.json");
      Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusMillis(500)));
      assertEquals("", young.get("/api/v1/pages/router").header("Last-Modified"));
      clock.pass(java.time.Duration.ofMinutes(1));
      assertNotEquals("", young.get("/api/v1/pages/router").header("Last-Modified"));
    }
  }

  @Test
  void listsHaveVersionsToo() {
    for (String path :
        List.of("/api/v1/faq", "/api/v1/faq?page%5Bsize%5D=3", "/api/v1/site", "/api/v1/tags")) {
      Answer answer = server.get(path);
      assertEquals(304, server.get(path, "If-None-Match", answer.header("ETag")).status(), path);
    }
  }

  @Test
  void programsThatReadTextGetMarkdown() throws Exception {
    Answer answer = server.get(PAGE, "Accept", "text/markdown, application/json;q=0.8");
    assertEquals("text/markdown; charset=utf-8", answer.header("Content-Type"));
    assertEquals(Files.readString(server.out().resolve("artikel/umzug/index.md")), answer.body());
    assertTrue(String.join(",", answer.response().headers().allValues("Vary")).contains("Accept"));
    assertNotEquals(server.get(PAGE).header("ETag"), answer.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "text/html, */*;q=0.1",
        "application/json, text/markdown",
        "text/markdown;q=0.3, application/json;q=0.5",
        "application/json; charset=utf-8",
      })
  void allOthersGetJson(String accepted) {
    assertEquals("application/json", server.get(PAGE, "Accept", accepted).header("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png", "application/json;q=0", "nonsense"})
  void whoWantsSomethingElseIsTold(String accepted) {
    Answer answer = server.get(PAGE, "Accept", accepted);
    assertEquals(406, answer.status());
    assertTrue(answer.text("detail").contains("text/markdown"), answer.body());
  }

  @Test
  void headSaysWhatGetWouldSay() throws Exception {
    for (String path : List.of(PAGE, "/api/v1/faq?lang=de", "/api/v1/site.json")) {
      HttpResponse<byte[]> get = bytes(path);
      HttpResponse<byte[]> head =
          client.send(
              server.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(200, head.statusCode());
      assertEquals(0, head.body().length);
      for (String name :
          List.of("ETag", "Content-Length", "Content-Type", "Cache-Control", "Vary")) {
        assertEquals(header(get, name), header(head, name), path + " " + name);
      }
    }
  }

  @Test
  void optionsSaysWhatCanBeDone() {
    Map<String, String> allowed =
        Map.of(
            PAGE,
            "GET, HEAD, OPTIONS",
            "/api/v1/questions",
            "GET, HEAD, POST, OPTIONS",
            "/api/v1/site",
            "GET, HEAD, OPTIONS");
    allowed.forEach((path, methods) -> {
      Answer answer = server.raw("OPTIONS", path, "text/plain", "");
      assertEquals(204, answer.status());
      assertEquals(methods, answer.header("Allow"), path);
    });
    assertEquals(405, server.raw("PUT", PAGE, "text/plain", "x").status());
  }

  @Test
  void scriptsOfAnAllowedOriginMayRead() {
    Answer allowed = server.get(PAGE, "Origin", "https://shop.example");
    assertEquals("https://shop.example", allowed.header("Access-Control-Allow-Origin"));
    assertTrue(allowed.header("Access-Control-Expose-Headers").contains("ETag"));
    Answer foreign = server.get(PAGE, "Origin", "https://other.example");
    assertEquals("", foreign.header("Access-Control-Allow-Origin"));
    for (Answer each : List.of(allowed, foreign, server.get(PAGE))) {
      String vary = String.join(", ", each.response().headers().allValues("Vary"));
      assertTrue(vary.contains("Origin"), "caches have to know: " + vary);
    }
    Answer before =
        server.raw(
            "OPTIONS",
            PAGE,
            "text/plain",
            "",
            "Origin",
            "https://shop.example",
            "Access-Control-Request-Method",
            "GET");
    assertEquals(204, before.status());
    assertTrue(before.header("Access-Control-Allow-Methods").contains("GET"));
  }

  @Test
  void everybodyMayReadWhereTheHouseWantsThat(@TempDir Path folder) throws Exception {
    try (TestServer open = TestServer.in(folder).flag("--cors", "*").start()) {
      Answer answer = open.get("/api/v1/pages/router", "Origin", "https://any.example");
      assertEquals("*", answer.header("Access-Control-Allow-Origin"));
      assertEquals("", answer.header("Access-Control-Allow-Credentials"));
    }
  }
}

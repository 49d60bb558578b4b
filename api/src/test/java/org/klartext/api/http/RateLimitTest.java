package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;

/** Nobody can send without end, whatever they say of where they come from. */
class RateLimitTest {
  private static final Map<String, String> COMMENT = Map.of("body", "Bei mir auch.");

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private TestServer.Plan plan(String perAddress, String global) {
    return TestServer.in(folder)
        .at(clock)
        .flag("--limits-per-address", perAddress)
        .flag("--limits-global", global);
  }

  private static Answer send(TestServer server, String... headers) {
    return server.post("/api/v1/pages/router/comments", COMMENT, headers);
  }

  @Test
  void afterTooManyFromOneAddressTheNextWaitsAndIsToldHowLong() throws Exception {
    try (TestServer server = plan("3", "1000").start()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(202, send(server, "X-Forwarded-For", "203.0.113." + i).status());
      }
      Answer refused = send(server, "X-Forwarded-For", "203.0.113.9");
      assertEquals(429, refused.status());
      assertEquals("application/problem+json", refused.header("Content-Type"));
      assertEquals("rate-limited", refused.text("code"));
      int seconds = Integer.parseInt(refused.header("Retry-After"));
      assertTrue(seconds > 0 && seconds <= 1201, refused.body());
      assertEquals(429, send(server, "Forwarded", "for=203.0.113.77").status());
      assertEquals(429, send(server, "X-Real-IP", "203.0.113.78").status());
      assertEquals(200, server.get("/artikel/router/").status(), "reading is free");

      clock.pass(Duration.ofSeconds(seconds - 2));
      assertEquals(429, send(server).status());
      clock.pass(Duration.ofSeconds(2));
      assertEquals(202, send(server).status());
      assertEquals(429, send(server).status());
    }
  }

  @Test
  void aFormOfTooManyComesBackWithWhatWasTyped() throws Exception {
    try (TestServer server = plan("1", "1000").start()) {
      assertEquals(202, send(server).status());
      Document form = Jsoup.parse(server.get("/pages/router/reply").body());
      Map<String, String> typed = new LinkedHashMap<>();
      form.select(".dialogue-form [type=hidden]")
          .forEach(it -> typed.put(it.attr("name"), it.val()));
      typed.put("body", "Noch etwas.");
      clock.pass(Duration.ofSeconds(20));
      Answer refused = server.form("/api/v1/pages/router/comments", typed);
      assertEquals(429, refused.status());
      assertFalse(refused.header("Retry-After").isEmpty());
      Document page = Jsoup.parse(refused.body());
      assertEquals("Noch etwas.", page.select("[name=body]").val());
      assertFalse(page.select(".problems").text().isBlank(), refused.body());
    }
  }

  @Test
  void refusedTextsDoNotCountAndReportsDo() throws Exception {
    try (TestServer server = plan("2", "1000").start()) {
      for (int i = 0; i < 5; i++) {
        assertEquals(
            422, server.post("/api/v1/pages/router/comments", Map.of("body", "")).status());
      }
      String reports = "/api/v1/questions/0frage000001/reports";
      Map<String, String> report = Map.of("reason", "spam", "body", "Werbung.");
      assertEquals(202, server.post(reports, report).status());
      assertEquals(202, send(server).status());
      assertEquals(429, server.post(reports, report).status());
    }
  }

  @Test
  void behindAProxyEachReaderIsCountedForThemselves() throws Exception {
    try (TestServer server = plan("1", "1000").flag("--proxies", "127.0.0.1, ::1").start()) {
      assertEquals(202, send(server, "X-Forwarded-For", "203.0.113.1").status());
      assertEquals(429, send(server, "X-Forwarded-For", "203.0.113.1").status());
      assertEquals(202, send(server, "X-Forwarded-For", "203.0.113.2").status());
      String spoofed = "198.51.100.7, 203.0.113.2";
      assertEquals(429, send(server, "X-Forwarded-For", spoofed).status(), "only the last is true");
      assertEquals(202, send(server, "X-Forwarded-For", "2001:db8:1:1::1").status());
      assertEquals(429, send(server, "X-Forwarded-For", "2001:db8:1:1::2").status(), "one network");
      assertEquals(202, send(server, "X-Forwarded-For", "2001:db8:1:2::1").status());
      for (String garbage : List.of("x", ";;;, ", "999.1.1.1", "unknown", "::::", "_hidden")) {
        int status = send(server, "X-Forwarded-For", garbage).status();
        assertTrue(status == 202 || status == 429, garbage + " " + status);
      }
      assertEquals(429, send(server, "X-Forwarded-For", "sonstwas").status());
    }
  }

  @Test
  void allTogetherCannotSendWithoutEndEither() throws Exception {
    try (TestServer server = plan("1000", "3").flag("--proxies", "127.0.0.1, ::1").start()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(202, send(server, "X-Forwarded-For", "203.0.113." + i).status());
      }
      Answer refused = send(server, "X-Forwarded-For", "203.0.113.9");
      assertEquals(429, refused.status());
      assertTrue(Integer.parseInt(refused.header("Retry-After")) <= 21, refused.body());
      clock.pass(Duration.ofSeconds(21));
      assertEquals(202, send(server, "X-Forwarded-For", "203.0.113.9").status());
    }
  }
}

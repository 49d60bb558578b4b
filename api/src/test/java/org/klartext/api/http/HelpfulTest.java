package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.account.ApiTokens;
import org.klartext.api.account.Passwords;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.contribution.Ids;
import org.klartext.api.identity.Role;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.Database;
import org.klartext.api.store.VainSearches.Wish;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Readers say whether a page has helped, and editors see it; nobody sees who said so. */
class HelpfulTest {
  private static final String ROUTER = "/api/v1/pages/router/helpful";
  private static final String GAPS = "/api/v1/editorial/gaps";
  private static final String FROM = "X-Forwarded-For";
  private static final Map<String, String> YES = Map.of("helpful", "yes");
  private static final Map<String, String> NO = Map.of("helpful", "no");

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private TestServer server;

  private TestServer.Plan plan(String name) {
    return TestServer.in(folder.resolve(name)).at(clock).flag("--proxies", "127.0.0.1, ::1");
  }

  @BeforeEach
  void start() throws Exception {
    server = plan("usual").start().as(Role.EDITOR);
  }

  private void instead(TestServer.Plan plan) throws Exception {
    server.close();
    server = plan.start().as(Role.EDITOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode gaps(String query) {
    Answer gaps = server.get(GAPS + query);
    assertEquals(200, gaps.status(), gaps.body());
    assertEquals("no-store", gaps.header("Cache-Control"));
    return gaps.json();
  }

  /** The numbers of a page: those who said yes, and those who said no. */
  private String votes(String page) {
    return gaps("")
        .at("/data/pages")
        .valueStream()
        .filter(it -> it.path("id").asString().equals(page))
        .map(it -> it.path("helpful").asInt() + " " + it.path("unhelpful").asInt())
        .findFirst()
        .orElse("none");
  }

  @ParameterizedTest
  @EnumSource
  void aVisitorVotesOncePerPageAndDayAndMayChangeIt(TestDatabases databases) throws Exception {
    instead(plan("other").on(databases));
    Answer answer = server.post(ROUTER, NO, FROM, "203.0.113.1");
    assertEquals(200, answer.status(), answer.body());
    assertEquals("{\"data\":{\"helpful\":\"no\"}}", answer.body());
    assertEquals("no-store", answer.header("Cache-Control"));
    assertEquals("", answer.header("Set-Cookie"));
    server.post(ROUTER, NO, FROM, "203.0.113.1");
    assertEquals("0 1", votes("router"), "twice is once");
    server.post(ROUTER, NO, FROM, "203.0.113.2");
    server.post(ROUTER, NO, FROM, "203.0.113.3");
    assertEquals("0 3", votes("router"));
    assertEquals(
        "yes", server.post(ROUTER, YES, FROM, "203.0.113.2").json().at("/data/helpful").asString());
    assertEquals("1 2", votes("router"), "the second vote takes the place of the first");
    clock.pass(Duration.ofDays(1));
    server.post(ROUTER, NO, FROM, "203.0.113.1");
    assertEquals("1 3", votes("router"), "a new day");
    server.post("/api/v1/pages/still/helpful", NO, FROM, "203.0.113.1");
    assertEquals("0 1", votes("still"), "another page");
    server.restart();
    assertEquals("1 3", votes("router"));
  }

  @Test
  void theFormOnAPageNeedsNeitherCookieNorScriptAndLeadsBackToThanks() throws Exception {
    Element form =
        Jsoup.parse(server.get("/artikel/router/").body()).select("form.helpful").getFirst();
    assertEquals("post", form.attr("method"));
    assertEquals(ROUTER, form.attr("action"));
    for (Element button : form.select("button")) {
      Answer answer =
          server.form(form.attr("action"), Map.of(button.attr("name"), button.attr("value")));
      assertEquals(303, answer.status(), answer.body());
      assertEquals("", answer.header("Set-Cookie"));
      String place = answer.header("Location");
      assertEquals("/artikel/router/", place.substring(0, place.indexOf('#')));
      assertEquals(1, form.select("[id=" + place.substring(place.indexOf('#') + 1) + "]").size());
    }
    assertEquals(
        "/ask?topic=netz", form.select("[id=_no] a").attr("href"), "who misses something asks");
    assertEquals("0 1", votes("router"));
    Answer script = server.raw("POST", ROUTER, "application/x-www-form-urlencoded", "helpful=yes");
    assertEquals(200, script.status(), "who wants no page gets none");
    assertEquals("none", votes("router"), "changed");
  }

  @Test
  void whereTheServerStandsElsewhereTheFormLeadsBackToThePortal() throws Exception {
    String archive =
        TestPortal.ARCHIVE.replace(
            "baseUrl: http://localhost/",
            "baseUrl: https://portal.example/hilfe/\napiUrl: https://api.portal.example/x/");
    instead(plan("other").with(archive));
    String path = "/x" + ROUTER;
    Answer answer =
        server.form(path, NO, "Origin", "https://portal.example", "Sec-Fetch-Site", "same-site");
    assertEquals(303, answer.status(), answer.body());
    assertEquals("https://portal.example/hilfe/artikel/router/#_no", answer.header("Location"));
  }

  @Test
  void noOtherSiteMakesItsReadersVote() throws Exception {
    instead(plan("other").flag("--cors", "https://friend.example"));
    Answer foreign = server.form(ROUTER, NO, "Origin", "https://evil.example");
    assertEquals(403, foreign.status());
    assertTrue(foreign.header("Content-Type").startsWith("text/html"));
    assertEquals(403, server.form(ROUTER, NO, "Sec-Fetch-Site", "cross-site").status());
    assertEquals(
        403, server.form(ROUTER, NO, "Origin", "null", "Sec-Fetch-Site", "cross-site").status());
    assertEquals("none", votes("router"));
    assertEquals(
        303, server.form(ROUTER, NO, "Origin", "null", "Sec-Fetch-Site", "same-origin").status());
    assertEquals(
        303,
        server
            .form(ROUTER, NO, "Origin", server.url(""), "Sec-Fetch-Site", "same-origin")
            .status());
    assertEquals(303, server.form(ROUTER, NO, "Origin", "https://friend.example").status());
    assertEquals("0 1", votes("router"));
  }

  @Test
  void whatIsNeitherYesNorNoIsRefusedAtTheField() {
    for (String value : List.of("", "maybe", "YES", "true", "yes ", "\u0000")) {
      Answer json = server.post(ROUTER, Map.of("helpful", value));
      assertEquals(422, json.status(), json.body());
      assertEquals("application/problem+json", json.header("Content-Type"));
      assertEquals("/helpful", json.json().at("/errors/0/pointer").asString());
      Answer form = server.form(ROUTER, Map.of("helpful", value));
      assertEquals(422, form.status());
      assertTrue(form.body().contains("<h1"), form.body());
    }
    assertEquals("none", votes("router"));
  }

  @Test
  void otherRequestsAreRefusedAndCountNothing() throws Exception {
    for (String page : List.of("nichts", "x".repeat(3000), "router%20")) {
      int status = server.post("/api/v1/pages/" + page + "/helpful", NO).status();
      assertTrue(status == 404 || status == 400, page + " " + status);
    }
    assertEquals(404, server.form("/api/v1/pages/nichts/helpful", NO).status());
    assertEquals(400, server.post(ROUTER, Map.of("helpful", "no", "who", "me")).status());
    assertEquals(422, server.post(ROUTER, Map.of()).status());
    assertEquals(415, server.raw("POST", ROUTER, "text/plain", "helpful=no").status());
    assertEquals(405, server.get(ROUTER).status());
    assertEquals(
        400,
        server
            .raw("POST", ROUTER, "application/x-www-form-urlencoded", "helpful=no&helpful=yes")
            .status());
    assertEquals(0, gaps("").at("/data/pages").size());
  }

  @Test
  void aPageThatIsGoneIsNotListedAndTakesNoMoreVotes() throws Exception {
    server.post("/api/v1/pages/still/helpful", NO);
    assertEquals("0 1", votes("still"));
    server.close();
    Files.delete(server.content().resolve("de/artikel/still.md"));
    instead(plan("usual"));
    assertEquals("none", votes("still"));
    assertEquals(404, server.post("/api/v1/pages/still/helpful", NO).status());
  }

  @Test
  void aQuestionThatWasRemovedIsNotJudged() throws Exception {
    String question = "/api/v1/pages/0frage000001/helpful";
    assertEquals(200, server.post(question, NO).status());
    assertEquals("0 1", votes("0frage000001"));
    server.close();
    Path file = server.content().resolve("de/fragen/2026/0frage000001.md");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("slug:", "removed: {reason: spam}\nslug:"));
    instead(plan("usual"));
    assertEquals("none", votes("0frage000001"));
    assertEquals(404, server.post(question, NO).status());
  }

  @Test
  void whoVotesWithoutEndWaitsAndCanStillWrite() throws Exception {
    instead(plan("other").flag("--limits-per-address", "1"));
    for (int i = 0; i < 10; i++) {
      assertEquals(200, server.post(ROUTER, i % 2 == 0 ? YES : NO).status());
    }
    Answer refused = server.post(ROUTER, YES);
    assertEquals(429, refused.status());
    assertFalse(refused.header("Retry-After").isEmpty());
    assertEquals(429, server.form(ROUTER, YES).status());
    assertEquals(200, server.post(ROUTER, YES, FROM, "203.0.113.7").status());
    assertEquals(
        202, server.post("/api/v1/pages/router/comments", Map.of("body", "Danke.")).status());
  }

  @Test
  void nothingOfWhoeverVotesIsStoredOrLogged() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    try {
      server.post(ROUTER, NO, FROM, "203.0.113.77", "User-Agent", "Spürnase/7");
      server.form(ROUTER, NO, FROM, "2001:db8:77:77::7", "Cookie", "tracker=4711123");
      assertEquals("0 2", votes("router"));
      server.close();
    } finally {
      root.setLevel(level);
      root.detachAppender(log);
    }
    StringBuilder all = new StringBuilder();
    List.copyOf(log.list).forEach(it -> all.append(it.getFormattedMessage()).append('\n'));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(all.indexOf("router") >= 0);
    byte[] four = {(byte) 203, 0, 113, 77};
    byte[] six = {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0x77, 0, 0x77};
    for (String secret :
        List.of(
            "203.0.113.77",
            "[-53, 0, 113, 77]",
            "2001:db8",
            "2001:0db8",
            "nase/7",
            "4711123",
            new String(four, StandardCharsets.ISO_8859_1),
            new String(six, StandardCharsets.ISO_8859_1))) {
      assertEquals(-1, all.indexOf(secret), secret);
    }
  }

  @Test
  void whatReadersMissIsForEditors() throws Exception {
    Answer nobody = server.get(GAPS, "Authorization", "Bearer klt_nobody");
    assertEquals(401, nobody.status());
    assertEquals("unauthorized", nobody.text("code"));
    assertEquals(200, server.get(GAPS).status());
    assertEquals(405, server.post(GAPS, Map.of()).status());
    Answer other = server.get(GAPS, "Authorization", "Bearer " + moderationToken());
    assertEquals(403, other.status());
    assertTrue(other.text("detail").contains("editorial"), other.body());
  }

  private String moderationToken() throws Exception {
    try (Database database = server.database()) {
      SecureRandom random = new SecureRandom();
      new StaffAccounts(database, new Passwords(random), clock, new Ids(clock, random))
          .add(StaffAccounts.TERMINAL, "mila", Role.MODERATOR, "vier muntere Laternen am Deich");
      return new ApiTokens(database, clock, random)
          .create(
              StaffAccounts.TERMINAL, "mila", "test", Set.of(Scope.MODERATION), Optional.empty())
          .key();
    }
  }

  @Test
  void gapsAreSortedByWeightAndCanBeNarrowed() throws Exception {
    try (Database database = server.database()) {
      database.transact(tx -> {
        LocalDate today = LocalDate.parse("2026-11-25");
        tx.votes().add("router", today, 50, 10);
        tx.votes().add("still", today, 0, 8);
        tx.votes().add("stumm", today, 9, 0);
        tx.votes().add("still", today.minusDays(40), 0, 100);
        tx.vainSearches().add(new Wish("de", "glasfaser"), today, 2);
        tx.vainSearches().add(new Wish("de", "glasfaser"), today.minusDays(3), 2);
        tx.vainSearches().add(new Wish("en", "<fibre>"), today.minusDays(1), 7);
        tx.vainSearches().add(new Wish("de", "modem"), today.minusDays(40), 70);
        tx.vainSearches().add(Wish.others("de"), today, 5);
        return true;
      });
    }
    JsonNode all = gaps("");
    assertEquals(
        """
        [{"text":"<fibre>","lang":"en","count":7,"days":1,"last":"2026-11-24"},\
        {"text":"glasfaser","lang":"de","count":4,"days":2,"last":"2026-11-25"}]\
        """,
        all.at("/data/searches").toString());
    assertEquals(
        """
        [{"id":"still","title":"Still","lang":"de","permalink":"/artikel/still/",\
        "helpful":0,"unhelpful":8,"share":1.0},\
        {"id":"router","title":"Router","lang":"de","permalink":"/artikel/router/",\
        "helpful":50,"unhelpful":10,"share":0.17}]\
        """,
        all.at("/data/pages").toString());
    assertEquals(
        "{\"since\":\"2026-10-27\",\"until\":\"2026-11-25\",\"others\":5}",
        all.path("meta").toString());
    JsonNode english = gaps("?lang=en");
    assertEquals(1, english.at("/data/searches").size());
    assertEquals(0, english.at("/data/pages").size());
    assertEquals(0, english.at("/meta/others").asInt());
    JsonNode older = gaps("?since=2026-10-01&lang=de");
    assertEquals("modem", older.at("/data/searches/0/text").asString());
    assertEquals(108, older.at("/data/pages/0/unhelpful").asInt());
  }

  @Test
  void parametersThatSayNothingAreRefused() {
    for (String query :
        List.of(
            "since=yesterday",
            "since=2026-02-30",
            "since=2026-11-26",
            "since=-0001-01-01",
            "since=+999999999-01-01",
            "lang=fr",
            "lang=%27",
            "limit=5",
            "since=2026-11-01&since=2026-11-02")) {
      Answer refused = server.get(GAPS + "?" + query);
      assertEquals(400, refused.status(), refused.body());
      assertEquals("invalid-parameter", refused.text("code"));
      assertTrue(refused.text("detail").startsWith(query.substring(0, query.indexOf('='))));
    }
  }
}

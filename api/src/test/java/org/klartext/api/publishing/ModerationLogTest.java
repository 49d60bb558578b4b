package org.klartext.api.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.LogMonth;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig.Contribution;

/** What the server writes into the public log, everybody can read on the page about moderation. */
class ModerationLogTest {
  private static final String QUESTION = "/fragen/warum-blinkt-es-0frage000001/";
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  /** The page about moderation as soon as it tells of a question. */
  private static String page(TestServer server) {
    String page = "";
    while (!page.contains("href=\"" + QUESTION + "\"")) {
      page = server.get("/moderation/").body();
    }
    return page;
  }

  private Site read(TestServer server) throws Exception {
    try (SiteLoader loader = new SiteLoader(server.content(), new Markdown())) {
      return loader.load(LoadRequest.of(Edition.PUBLIC, clock.instant()));
    }
  }

  private static String comment(TestServer server, String text) {
    Answer sent =
        server.post("/api/v1/pages/0frage000001/comments", Map.of("body", text, "name", "Anna"));
    assertEquals(202, sent.status(), sent.body());
    return TestServer.idOf(sent.text("receipt"));
  }

  private static void decide(TestServer server, String id, Map<String, String> decision) {
    Answer decided = server.decide(id, decision);
    assertEquals(200, decided.status(), decided.body());
  }

  @Test
  void whatTheServerWritesIsReadAndShown() throws Exception {
    try (TestServer server = TestServer.in(folder).at(clock).start().as(Role.MODERATOR)) {
      assertTrue(server.get("/moderation/").body().contains("Bisher wurde nichts entschieden."));
      decide(
          server,
          comment(server, "Kauft Schuhe."),
          Map.of("decision", "rejected", "reason", "advertising"));
      String kept = comment(server, "Bei mir auch.");
      decide(server, kept, Map.of("decision", "approved"));
      clock.pass(Duration.ofMinutes(1));
      decide(server, kept, Map.of("decision", "removed", "reason", "insult"));
      clock.pass(Duration.ofMinutes(1));

      String page = page(server);
      Site site = read(server);
      LogMonth month = site.log().getFirst();
      assertEquals(NOVEMBER, month.month());
      assertEquals(
          List.of("REJECTED advertising", "APPROVED ", "REMOVED insult"),
          month.decisions().stream()
              .map(it -> it.outcome() + " " + it.reason().orElse(""))
              .toList());
      LogMonth.Entry removed = month.decisions().getLast();
      assertEquals(Contribution.COMMENT, removed.kind());
      assertEquals(LogMonth.Decider.STAFF, removed.by());
      assertEquals(Optional.of(new Permalink(QUESTION)), removed.page());
      assertEquals(
          new LogMonth.Totals(1, Map.of("advertising", 1), Map.of("insult", 1), 0, 0),
          month.totals());
      assertEquals(
          List.of(),
          site.problems().stream().filter(it -> it.file().startsWith("_data/")).toList());
      assertTrue(page.contains("Beleidigung"), page);
      String file = server.get("/moderation/2026-11.json").body();
      assertEquals(
          Files.readString(server.content().resolve("_data/moderation/2026-11.json")), file);
      assertFalse(file.contains("Anna") || file.contains("Schuhe"), file);
    }
  }
}

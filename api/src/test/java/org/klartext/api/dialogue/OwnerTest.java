package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.unique;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;

/** No question is without an owner and a due time, from its arrival to its end. */
class OwnerTest {
  /** A second expert of the topic, and one of none. */
  static final String EXPERTS =
      TestPortal.TWO_EXPERTS
          + """
          -- de/experten/ute.md --
          ---
          title: Ute Beispiel
          ---
          Sie auch.
          """;

  @TempDir private Path folder;

  /** Wednesday, 25 November 2026, 11:00 in Berlin. */
  private final TestClock clock = new TestClock();

  private TestServer start(TestDatabases database) throws Exception {
    return TestServer.in(folder).on(database).with(EXPERTS).at(clock).start().as(Role.MODERATOR);
  }

  private static Answer ask(TestServer server, String topic) {
    Answer answer =
        server.post(
            "/api/v1/questions",
            topic.isEmpty()
                ? Map.of("title", unique("Wer weiß es"), "body", unique("Sagt es mir."))
                : Map.of(
                    "title", unique("Wer weiß es"), "body", unique("Sagt es."), "topic", topic));
    assertEquals(202, answer.status(), answer.body());
    return answer;
  }

  private static String owner(Answer answer) {
    return answer.json().path("owner").path("expert").asString();
  }

  private static Optional<Assignment> assignment(TestServer server, Sent sent) {
    try (Database database = server.database()) {
      return database.query(tx -> tx.assignments().find(sent.id()));
    }
  }

  private static Status status(TestServer server, Sent sent) {
    return assignment(server, sent).orElseThrow().status();
  }

  @ParameterizedTest
  @EnumSource
  void ofTheExpertsOfATopicTheOneWithTheFewestOpenQuestionsIsResponsible(TestDatabases database)
      throws Exception {
    try (TestServer server = start(database)) {
      server.expert("mira-konto", "mira");
      server.expert("jan-konto", "jan");
      assertEquals("mira", owner(ask(server, "netz")));
      assertEquals("jan", owner(ask(server, "netz")));
      assertEquals("mira", owner(ask(server, "netz")));
      assertEquals("mira", owner(ask(server, "")), "the portal's default owner");
      assertEquals("jan", owner(ask(server, "netz")));
    }
  }

  @Test
  void onlyWhoCanSignInIsAsked() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      server.expert("ute-konto", "ute");
      assertEquals("ute", owner(ask(server, "netz")), "nobody of the topic can sign in");
      server.expert("jan-konto", "jan");
      assertEquals("jan", owner(ask(server, "netz")));
    }
  }

  @Test
  void whereNobodyCanSignInTheTopicStillHasAnOwner() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Answer answer = ask(server, "netz");
      assertEquals("mira", owner(answer));
      assertEquals("Mira Beispiel", answer.json().path("owner").path("name").asString());
      assertEquals("/experten/mira/", answer.json().path("owner").path("href").asString());
    }
  }

  @Test
  void aPortalWithoutExpertsTakesNoQuestionsAndSaysWhy() throws Exception {
    String archive =
        TestPortal.ARCHIVE
            .replace("defaultOwner: mira\n", "")
            .replace("de/experten/mira.md", "de/artikel/mira.md")
            .replace("experts: [mira]\n", "");
    try (TestServer server = TestServer.in(folder).with(archive).at(clock).start()) {
      Answer answer =
          server.post("/api/v1/questions", Map.of("title", "Wer weiß es?", "body", "Sagt es."));
      assertEquals(503, answer.status(), answer.body());
      assertEquals("no-owner", answer.text("code"));
    }
  }

  @Test
  void aPromiseCountsBusinessHoursAndApprovalChangesNothing() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Answer answer = ask(server, "netz");
      Sent sent = Sent.of(answer);
      assertEquals(due(server, sent), answer.text("due"));
      assertEquals("2026-11-26T09:00:00Z", answer.text("due"), "eight hours from eleven o'clock");
      clock.pass(Duration.ofHours(30));
      Conversation talk = new Conversation(server);
      talk.approve(sent);
      assertEquals(answer.text("due"), due(server, sent));
      String state = Files.readString(talk.stateFile(sent));
      assertEquals("state: open\nowner: mira\ndue: 2026-11-26T09:00:00Z\n", state);
      String page = server.get(talk.look(sent).path("page").path("href").asString()).body();
      assertTrue(page.contains("href=\"/experten/mira/\""), page);
      assertTrue(page.contains("datetime=\"2026-11-26T09:00:00Z\""), page);
    }
  }

  private static String due(TestServer server, Sent sent) {
    return assignment(server, sent).orElseThrow().due().toString();
  }

  @Test
  void whenTheTimeIsUpThePageSaysSinceWhen() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Sent sent = Sent.of(ask(server, "netz"));
      talk.approve(sent);
      String page = talk.look(sent).path("page").path("href").asString();
      assertFalse(server.get(page).body().contains("Überfällig"));
      clock.pass(Duration.ofHours(23));
      talk.commented(unique("Etwas anderes."));
      String overdue = server.get(page).body();
      assertTrue(overdue.contains("Überfällig"), overdue);
      assertTrue(overdue.contains("datetime=\"2026-11-26T09:00:00Z\""), overdue);
      talk.answered(sent, unique("So geht es."));
      assertFalse(server.get(page).body().contains("Überfällig"));
    }
  }

  @Test
  void theReceiptSaysWhoAnswersAndUntilWhen() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      String receipt = server.get(Sent.of(ask(server, "netz")).receipt()).body();
      assertTrue(receipt.contains("<a href=\"/experten/mira/\">Mira Beispiel</a>"), receipt);
      assertTrue(receipt.contains("datetime=\"2026-11-26T09:00:00Z\""), receipt);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTakenForSpamHasNoOwnerUntilItIsReleased(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      String links = "Kauft https://a.example https://b.example https://c.example ".repeat(3);
      Sent sent = talk.ask(unique("Kaufen"), links);
      assertEquals("quarantined", talk.state(sent));
      assertEquals(Optional.empty(), assignment(server, sent));
      clock.pass(Duration.ofHours(2));
      talk.approve(sent);
      assertEquals("2026-11-27T10:00:00Z", due(server, sent), "16 hours, from the release");
      talk.undo(sent);
      assertEquals(Optional.empty(), assignment(server, sent));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsResponsibleSeesWhetherSomebodyWaits(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      Sent sent = Sent.of(ask(server, "netz"));
      talk.approve(sent);
      assertEquals(Status.OPEN, status(server, sent));
      Sent answer = talk.answered(sent, unique("So geht es."));
      assertEquals(Status.ANSWERED, status(server, sent));
      talk.remove(answer, "insult");
      assertEquals(Status.OPEN, status(server, sent));
      talk.undo(answer);
      assertEquals(Status.ANSWERED, status(server, sent));
      clock.pass(Duration.ofHours(24));
      assertEquals(200, talk.at(sent, "unhelpful", Map.of()).status());
      Assignment again = assignment(server, sent).orElseThrow();
      assertEquals(Status.OPEN, again.status());
      assertEquals("mira", again.owner());
      assertEquals("2026-11-27T09:00:00Z", again.due().toString(), "eight hours, a day later");
      assertTrue(Files.readString(talk.stateFile(sent)).contains("due: 2026-11-27T09:00:00Z"));
      talk.remove(sent, "off-topic");
      assertEquals(Status.CLOSED, status(server, sent));
      talk.undo(sent);
      assertFalse(status(server, sent) == Status.CLOSED);
    }
  }
}

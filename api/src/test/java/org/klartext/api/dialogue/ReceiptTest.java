package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.applied;
import static org.klartext.api.dialogue.Conversation.atOnce;
import static org.klartext.api.dialogue.Conversation.unique;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;

/** With the receipt, contributors keep their own words in hand. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptTest {
  private static final Map<String, String> CONFIRMED = Map.of("confirm", "yes");
  private static final Duration EDIT_WINDOW = Duration.ofMinutes(15);

  @Parameter TestDatabases database = TestDatabases.SQLITE;

  private final TestClock clock = new TestClock();
  private TestServer server;
  private Conversation talk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).on(database).at(clock).start().as(Role.MODERATOR);
    talk = new Conversation(server);
  }

  @AfterAll
  void end() {
    server.close();
  }

  private Answer edit(Sent sent, String body) {
    String tag = talk.look(sent).path("etag").asString();
    return talk.at(sent, "edit", Map.of("body", body, "tag", tag));
  }

  @Test
  void whileItIsHeldATextCanBeChangedAtAnyTime() throws Exception {
    String better = unique("So meinte ich es.");
    Sent sent = talk.comment("router", unique("So nicht."));
    clock.pass(EDIT_WINDOW.multipliedBy(10));
    assertEquals(200, edit(sent, better).status());
    assertEquals("held", talk.state(sent));
    assertEquals(2, talk.look(sent).path("revision").asInt());
    talk.approve(sent);
    assertTrue(Files.readString(talk.commentFile(sent)).contains(better));
  }

  @Test
  void aPublicTextCanBeChangedForAWhileAndTheChangeWaits() throws Exception {
    String first = unique("Morgen um acht.");
    String second = unique("Morgen um neun.");
    Sent sent = talk.commented(first);
    clock.pass(EDIT_WINDOW.minusSeconds(1));
    assertEquals(200, edit(sent, second).status());
    assertTrue(talk.article().contains(first));
    assertFalse(talk.article().contains(second));
    assertTrue(talk.look(sent).path("waiting").asBoolean());
    talk.approve(sent);
    assertTrue(talk.article().contains(second));
    clock.pass(Duration.ofSeconds(1));
    Answer late = edit(sent, unique("Morgen um zehn."));
    assertEquals(409, late.status());
    assertEquals("edit-window-over", late.text("code"));
    assertTrue(talk.article().contains(second));
  }

  @Test
  void anEditOfWhatHasChangedMeanwhileIsRefused() {
    Sent sent = talk.comment("router", unique("Eins."));
    String tag = talk.look(sent).path("etag").asString();
    assertEquals(200, edit(sent, unique("Zwei.")).status());
    Answer stale = talk.at(sent, "edit", Map.of("body", "Drei.", "tag", tag));
    assertEquals(412, stale.status());
    assertEquals(2, talk.look(sent).path("revision").asInt());
  }

  @Test
  void whatIsTakenBackBeforeAnybodySawItLeavesNoTraceInTheTree() throws Exception {
    Sent sent = talk.comment("router", unique("Doch nicht."));
    assertEquals(200, talk.at(sent, "withdraw", CONFIRMED).status());
    assertEquals("withdrawn", talk.state(sent));
    assertFalse(Files.exists(talk.commentFile(sent)));
    assertEquals(409, talk.at(sent, "withdraw", CONFIRMED).status());
    assertEquals(409, server.approve(sent.id()).status());
  }

  @Test
  void whatIsTakenBackAfterwardsLeavesAMarker() throws Exception {
    String text = unique("Das war dumm von mir.");
    Sent sent = talk.commented(text);
    assertEquals(200, talk.at(sent, "withdraw", CONFIRMED).status());
    String file = Files.readString(talk.commentFile(sent));
    assertTrue(file.contains("reason: withdrawn"), file);
    assertFalse(file.contains("Otto"), file);
    assertFalse(talk.article().contains(text));
    assertTrue(talk.article().contains("id=\"" + sent.id() + "\""), "the marker stays");
  }

  @Test
  void nothingIsTakenBackOrErasedByAccident() {
    Sent sent = talk.comment("router", unique("Nur geschaut."));
    assertEquals(422, talk.at(sent, "withdraw", Map.of()).status());
    assertEquals(422, talk.at(sent, "erase", Map.of("confirm", "no")).status());
    assertEquals(404, server.post(sent.receipt() + "x/erase", CONFIRMED).status());
    server.get(sent.receipt());
    assertEquals("held", talk.state(sent));
    assertEquals(List.of("received"), talk.history(sent));
  }

  @Test
  void theOneWhoAskedAcceptsAnAnswerOrSaysThatNoneHelped() throws Exception {
    Sent question = talk.asked(unique("Wie mache ich es an"));
    Sent one = talk.answered(question, unique("Mit dem Schalter."));
    Sent other = talk.answered(question, unique("Mit Geduld."));
    assertEquals(200, talk.at(question, "accept", Map.of("answer", one.id())).status());
    assertState(question, "state: answered\naccepted: " + one.id() + "\n");
    assertEquals(200, talk.at(question, "accept", Map.of("answer", other.id())).status());
    assertState(question, "state: answered\naccepted: " + other.id() + "\n");
    assertEquals(200, talk.at(question, "unhelpful", Map.of()).status());
    String reopened = "reopened: " + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\n";
    assertState(question, "state: open\n" + reopened);
    talk.answered(question, unique("Mit Strom."));
    assertState(question, "state: answered\n" + reopened);
    assertEquals(422, talk.at(question, "accept", Map.of("answer", "nobody")).status());
    assertEquals(409, talk.at(one, "unhelpful", Map.of()).status());
  }

  private void assertState(Sent question, String expected) throws Exception {
    assertEquals(expected, talk.stateOf(question));
  }

  @Test
  void theSameSubmissionTwiceIsOneContribution() {
    Map<String, String> body = Map.of("body", unique("Doppelt hält besser."));
    String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
    Answer first = server.post("/api/v1/pages/router/comments", body, key);
    talk.approve(Sent.of(first));
    Answer again = server.post("/api/v1/pages/router/comments", body, key);
    assertEquals(202, again.status());
    assertEquals(first.text("receipt"), again.text("receipt"));
    assertEquals(first.text("number"), again.text("number"));
    Answer other = server.post("/api/v1/pages/router/comments", Map.of("body", "Anders."), key);
    assertEquals(422, other.status());
    assertEquals("idempotency-conflict", other.text("code"));
    Answer elsewhere = server.post("/api/v1/questions/0frage000001/answers", body, key);
    assertEquals(422, elsewhere.status(), "the same key was used for another request");
    String[] fresh = {"Idempotency-Key", UUID.randomUUID().toString()};
    Answer separate = server.post("/api/v1/pages/router/comments", body, fresh);
    assertNotEquals(first.text("receipt"), separate.text("receipt"));
  }

  @Test
  void theSameSubmissionAtTheSameTimeIsOneContribution() throws Exception {
    for (int round = 0; round < 30; round++) {
      Map<String, String> body = Map.of("body", unique("Zugleich."));
      String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
      String path = "/api/v1/pages/router/comments";
      List<Answer> answers =
          atOnce(
              () -> server.post(path, body, key),
              () -> server.post(path, body, key),
              () -> server.post(path, body, key));
      answers.forEach(it -> assertEquals(202, it.status(), it.body()));
      assertEquals(1, answers.stream().map(it -> it.text("receipt")).distinct().count());
      Sent sent = Sent.of(answers.getFirst());
      assertEquals(List.of("received"), talk.history(sent));
    }
  }

  @Test
  void whereTheSiteSaysSoACommentIsPublicAtOnce(@TempDir Path other) throws Exception {
    String archive =
        TestPortal.ARCHIVE.replace(
            "defaultOwner: mira", "defaultOwner: mira\ncomments: {moderation: after}");
    try (TestServer quick =
        TestServer.in(other).on(database).with(archive).start().as(Role.MODERATOR)) {
      Conversation here = new Conversation(quick);
      String text = unique("Gleich zu sehen.");
      Answer sent = quick.post("/api/v1/pages/router/comments", Map.of("body", text));
      assertEquals("published", sent.text("state"), sent.body());
      assertTrue(here.article().contains(text));
      assertEquals(List.of("received", "approved"), here.history(Sent.of(sent)));
      assertEquals("held", here.state(here.ask(unique("Auch die Frage"))), "questions wait");
      String contact = unique("Schreib mir: anna@portal.example");
      Sent personal = here.comment("router", contact);
      assertEquals("held", here.state(personal), "screening still has its say");
      applied(quick.decide(Sent.of(sent).id(), Map.of("decision", "removed", "reason", "spam")));
      assertFalse(here.article().contains(text));
    }
  }
}

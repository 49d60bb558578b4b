package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.applied;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** What people write into a file is never overwritten; somebody says which version stays. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConflictTest {
  @Parameter TestDatabases database = TestDatabases.SQLITE;
  private TestServer server;
  private Conversation talk;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).on(database).start().as(Role.MODERATOR);
    talk = new Conversation(server);
  }

  @AfterAll
  void end() {
    server.close();
  }

  /** A public comment that somebody has edited by hand, and that is to be removed. */
  private Sent disputed(String byHand) throws Exception {
    Sent sent = talk.commented(unique("Von mir."));
    edit(talk.commentFile(sent), byHand);
    waits(server.decide(sent.id(), Map.of("decision", "removed", "reason", "off-topic")));
    return sent;
  }

  private static void edit(Path file, String more) throws Exception {
    Files.writeString(file, Files.readString(file) + "\n" + more + "\n");
  }

  /** Was decided, and cannot be seen yet. */
  private static void waits(Answer answer) {
    assertEquals(200, answer.status(), answer.body());
    assertFalse(answer.json().path("applied").asBoolean(), answer.body());
  }

  private Optional<JsonNode> conflict(Path file) {
    String path = server.content().relativize(file).toString();
    List<JsonNode> found =
        server
            .get("/api/v1/moderation/conflicts")
            .json()
            .path("data")
            .valueStream()
            .filter(it -> it.path("path").asString().equals(path))
            .toList();
    assertTrue(found.size() < 2, "a path is told once: " + found);
    return found.stream().findFirst();
  }

  private Answer settle(Path file, String keep) {
    JsonNode conflict = conflict(file).orElseThrow();
    return server.json(
        "PUT",
        "/api/v1/moderation/conflicts/%s/%s"
            .formatted(conflict.path("node").asString(), conflict.path("publication").asString()),
        Map.of("keep", keep));
  }

  @Test
  void bothVersionsAreShownAndOthersGoOn() throws Exception {
    String byHand = unique("Ein Nachtrag von Hand.");
    Sent sent = disputed(byHand);
    JsonNode conflict = conflict(talk.commentFile(sent)).orElseThrow();
    assertEquals(sent.id(), conflict.path("contribution").asString());
    assertEquals(Files.readString(talk.commentFile(sent)), conflict.path("tree").asString());
    assertTrue(conflict.path("decided").asString().contains("reason: off-topic"));
    assertTrue(Files.readString(talk.commentFile(sent)).contains(byHand));
    int open = server.get("/api/v1/moderation/conflicts").json().path("data").size();
    assertEquals(open, server.get("/health/ready").json().path("conflicts").asInt());
    assertTrue(server.get("/metrics").body().contains("klartext_conflicts " + open + "\n"));
    String other = unique("Mich geht das nichts an.");
    talk.commented(other);
    assertTrue(talk.article().contains(other));
    until(() -> talk.article().contains(byHand));
    applied(settle(talk.commentFile(sent), "tree"));
  }

  @Test
  void whatComesLaterWaitsForTheSamePath() throws Exception {
    Sent sent = disputed(unique("Von Hand."));
    String before = Files.readString(talk.commentFile(sent));
    waits(talk.undo(sent));
    assertEquals("published", talk.state(sent));
    assertEquals(before, Files.readString(talk.commentFile(sent)));
    JsonNode conflict = conflict(talk.commentFile(sent)).orElseThrow();
    String decided = conflict.path("decided").asString();
    assertFalse(decided.contains("removed:"), "the last decision counts: " + decided);
    applied(settle(talk.commentFile(sent), "decided"));
    assertEquals(decided, Files.readString(talk.commentFile(sent)));
  }

  @Test
  void whereTheTreeIsKeptItGoesOnFromThere() throws Exception {
    String byHand = unique("Das bleibt stehen.");
    Sent sent = disputed(byHand);
    applied(settle(talk.commentFile(sent), "tree"));
    assertTrue(conflict(talk.commentFile(sent)).isEmpty());
    assertTrue(talk.article().contains(byHand));
    assertEquals(List.of("received", "approved", "removed", "settled"), talk.history(sent));
    done(talk.at(sent, "erase", Map.of("confirm", "yes")));
    assertTrue(Files.readString(talk.commentFile(sent)).contains("reason: erased"));
  }

  private static void done(Answer answer) {
    assertEquals(200, answer.status(), answer.body());
  }

  @Test
  void whereTheDecisionIsKeptTheEditIsGone() throws Exception {
    String byHand = unique("Das geht.");
    Sent sent = disputed(byHand);
    applied(settle(talk.commentFile(sent), "decided"));
    assertTrue(conflict(talk.commentFile(sent)).isEmpty());
    assertFalse(talk.article().contains(byHand));
    assertTrue(Files.readString(talk.commentFile(sent)).contains("reason: off-topic"));
  }

  @Test
  void whoTakesTheEditBackSettlesIt() throws Exception {
    Sent sent = talk.commented(unique("Erst so."));
    String original = Files.readString(talk.commentFile(sent));
    edit(talk.commentFile(sent), "Und mehr.");
    waits(server.decide(sent.id(), Map.of("decision", "removed", "reason", "spam")));
    Files.writeString(talk.commentFile(sent), original);
    until(() -> conflict(talk.commentFile(sent)).isEmpty());
    assertTrue(Files.readString(talk.commentFile(sent)).contains("reason: spam"));
    assertFalse(talk.article().contains("Erst so."));
  }

  @Test
  void anEditThatDoesWhatWasDecidedSettlesIt() throws Exception {
    Sent sent = disputed("Von Hand.");
    String decided = conflict(talk.commentFile(sent)).orElseThrow().path("decided").asString();
    Files.writeString(talk.commentFile(sent), decided);
    until(() -> conflict(talk.commentFile(sent)).isEmpty());
    assertEquals(decided, Files.readString(talk.commentFile(sent)));
  }

  @Test
  void aFileThatPeopleDeletedStaysAwayUntilSomebodySaysOtherwise() throws Exception {
    Sent sent = talk.commented(unique("Weg damit."));
    Files.delete(talk.commentFile(sent));
    waits(server.decide(sent.id(), Map.of("decision", "removed", "reason", "insult")));
    assertFalse(Files.exists(talk.commentFile(sent)));
    JsonNode conflict = conflict(talk.commentFile(sent)).orElseThrow();
    assertTrue(conflict.path("tree").isNull());
    applied(settle(talk.commentFile(sent), "tree"));
    assertFalse(Files.exists(talk.commentFile(sent)));
  }

  @Test
  void theStateOfAQuestionCanBeDisputedWhileItsAnswersAreNot() throws Exception {
    Sent question = talk.asked(unique("Wessen Zustand"));
    Files.writeString(talk.stateFile(question), "state: open\nowner: mira\n");
    Sent answer = talk.answer(question.id(), unique("Meiner."));
    waits(server.approve(answer.id()));
    assertTrue(Files.exists(talk.answerFile(question, answer)), "another path");
    applied(settle(talk.stateFile(question), "tree"));
    assertEquals("state: open\nowner: mira\n", Files.readString(talk.stateFile(question)));
    done(talk.at(question, "accept", Map.of("answer", answer.id())));
    String accepted = Files.readString(talk.stateFile(question));
    assertTrue(accepted.contains("owner: mira"), accepted);
    assertTrue(accepted.contains("accepted: " + answer.id()), accepted);
  }

  @Test
  void aConflictOutlastsARestart() throws Exception {
    String byHand = unique("Auch morgen noch.");
    Sent sent = disputed(byHand);
    server.restart();
    assertTrue(conflict(talk.commentFile(sent)).isPresent());
    assertTrue(talk.article().contains(byHand));
    applied(settle(talk.commentFile(sent), "decided"));
    assertFalse(talk.article().contains(byHand));
  }

  @Test
  void anEditAfterTheConflictWasSeenIsNotLost() throws Exception {
    Sent sent = disputed("Eins.");
    Path file = talk.commentFile(sent);
    JsonNode seen = conflict(file).orElseThrow();
    edit(file, "Zwei.");
    until(() -> conflict(file).orElseThrow().path("tree").asString().contains("Zwei."));
    assertEquals(
        seen.path("publication").asString(),
        conflict(file).orElseThrow().path("publication").asString());
    applied(settle(file, "tree"));
    assertTrue(Files.readString(file).contains("Zwei."));
  }

  @Test
  void onlyAChoiceBetweenTheTwoSettlesAConflict() throws Exception {
    Sent sent = disputed("Von Hand.");
    Path file = talk.commentFile(sent);
    assertEquals(422, settle(file, "both").status());
    assertEquals(422, settle(file, "").status());
    String nowhere = "/api/v1/moderation/conflicts/nowhere/nothing";
    assertEquals(404, server.json("PUT", nowhere, Map.of("keep", "tree")).status());
    assertTrue(conflict(file).isPresent());
    applied(settle(file, "decided"));
  }
}

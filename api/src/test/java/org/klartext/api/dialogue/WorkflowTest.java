package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.applied;
import static org.klartext.api.dialogue.Conversation.atOnce;
import static org.klartext.api.dialogue.Conversation.unique;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.contribution.Reason;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** What moderators decide happens, once, and to what they have seen. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowTest {
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

  private Answer decide(Sent sent, String tag, Map<String, String> decision) {
    return server.json(
        "PUT", "/api/v1/contributions/" + sent.id() + "/decision", decision, "If-Match", tag);
  }

  @Test
  void whatIsApprovedIsPublicAtOnce() throws Exception {
    String text = unique("Bei mir im Keller geht es nicht.");
    Sent sent = talk.comment("router", text);
    assertFalse(talk.article().contains(text));
    assertFalse(Files.exists(talk.commentFile(sent)));
    Answer approved = talk.approve(sent);
    assertEquals("published", approved.text("state"));
    assertTrue(talk.article().contains(text));
    assertTrue(Files.readString(talk.commentFile(sent)).endsWith(text + "\n"));
    assertFalse(Files.readString(talk.commentFile(sent)).contains("otto@"));
    assertEquals(List.of("received", "approved"), talk.history(sent));
  }

  @Test
  void everyRefusalNamesAReasonOfTheClosedList() {
    for (Reason reason : Reason.values()) {
      Sent sent = talk.comment("router", unique("Das gefällt mir nicht."));
      Map<String, String> decision =
          reason == Reason.DUPLICATE
              ? Map.of(
                  "decision", "rejected", "reason", reason.key(), "duplicateOf", "0frage000001")
              : Map.of("decision", "rejected", "reason", reason.key(), "word", "Leider nein.");
      Answer rejected = server.decide(sent.id(), decision);
      assertEquals(200, rejected.status(), rejected.body());
      JsonNode now = talk.look(sent);
      assertEquals("rejected", now.path("state").asString());
      assertEquals(reason.key(), now.at("/removal/reason").asString());
      assertFalse(Files.exists(talk.commentFile(sent)));
      String receipt = server.get(sent.receipt()).body();
      assertEquals(reason != Reason.DUPLICATE, receipt.contains("Leider nein."), receipt);
    }
  }

  @Test
  void withoutAReasonThereIsNoRefusal() {
    Sent sent = talk.comment("router", unique("Das ist eine Zumutung!"));
    for (String reason : List.of("", "critical", "unflattering", "competitor", "withdrawn")) {
      Answer answer = server.decide(sent.id(), Map.of("decision", "rejected", "reason", reason));
      assertEquals(422, answer.status(), reason);
      assertEquals("unknown-reason", answer.text("code"));
    }
    Answer duplicate =
        server.decide(sent.id(), Map.of("decision", "rejected", "reason", "duplicate"));
    assertEquals(422, duplicate.status());
    assertEquals("/duplicateOf", duplicate.json().at("/errors/0/pointer").asString());
    assertEquals("held", talk.state(sent));
    assertEquals(List.of("received"), talk.history(sent));
  }

  @Test
  void aDecisionOnWhatHasChangedSinceDoesNothing() {
    Sent sent = talk.comment("router", unique("Erste Fassung."));
    String seen = talk.tag(sent);
    Answer edited =
        talk.at(sent, "edit", Map.of("body", unique("Zweite Fassung."), "tag", unquoted(seen)));
    assertEquals(200, edited.status(), edited.body());
    Answer stale = decide(sent, seen, Map.of("decision", "approved"));
    assertEquals(412, stale.status());
    assertEquals("stale", stale.text("code"));
    assertEquals("held", talk.state(sent));
    assertFalse(Files.exists(talk.commentFile(sent)));
    assertEquals(List.of("received", "edited"), talk.history(sent));
  }

  private static String unquoted(String tag) {
    return tag.replace("\"", "");
  }

  @Test
  void aDecisionHasToNameWhatItSaw() {
    Sent sent = talk.comment("router", unique("Ungesehen."));
    String path = "/api/v1/contributions/" + sent.id() + "/decision";
    assertEquals(428, server.json("PUT", path, Map.of("decision", "approved")).status());
    for (String tag : List.of("*", "1.1", "W/\"1.1\"", "\"1.1\", \"1.2\"", "\"x\"")) {
      Answer answer = decide(sent, tag, Map.of("decision", "approved"));
      assertEquals(400, answer.status(), tag);
    }
    assertEquals("held", talk.state(sent));
  }

  @Test
  void ofTwoModeratorsAtOnceExactlyOneDecides() throws Exception {
    for (int round = 0; round < 20; round++) {
      String text = unique("Wer ist schneller?");
      Sent sent = talk.comment("router", text);
      String tag = talk.tag(sent);
      List<Answer> answers =
          atOnce(
              () -> decide(sent, tag, Map.of("decision", "approved")),
              () -> decide(sent, tag, Map.of("decision", "rejected", "reason", "spam")));
      List<Integer> statuses = answers.stream().map(Answer::status).sorted().toList();
      assertEquals(List.of(200, 412), statuses);
      boolean approved = answers.getFirst().status() == 200;
      assertEquals(approved ? "published" : "rejected", talk.state(sent));
      assertEquals(approved, Files.exists(talk.commentFile(sent)));
      assertEquals(List.of("received", approved ? "approved" : "rejected"), talk.history(sent));
    }
  }

  @Test
  void anEditByAModeratorKeepsTheOriginal() throws Exception {
    String original = unique("Mein Router heißt Horst.");
    String better = unique("Mein Router hat einen Namen.");
    Sent sent = talk.comment("router", original);
    Answer edited =
        server.post(
            "/api/v1/contributions/" + sent.id() + "/revisions",
            Map.of("body", better),
            "If-Match",
            talk.tag(sent));
    assertEquals(200, edited.status(), edited.body());
    talk.approve(sent);
    String file = Files.readString(talk.commentFile(sent));
    assertTrue(file.contains(better), file);
    assertFalse(file.contains("Horst"), file);
    List<String> wordings =
        talk.look(sent)
            .path("revisions")
            .valueStream()
            .map(it -> it.path("body").asString())
            .toList();
    assertEquals(List.of(original, better), wordings);
    assertEquals(List.of("received", "edited", "approved"), talk.history(sent));
  }

  @Test
  void aPublicEntryKeepsItsWordingUntilTheNewOneIsDecided() throws Exception {
    String first = unique("Steht im Flur.");
    String second = unique("Steht im Bad.");
    String third = unique("Steht im Garten.");
    Sent sent = talk.commented(first);
    revise(sent, second);
    assertTrue(talk.article().contains(first));
    assertFalse(talk.article().contains(second));
    Answer refused =
        server.decide(sent.id(), Map.of("decision", "rejected", "reason", "off-topic"));
    assertEquals(200, refused.status(), refused.body());
    assertEquals("published", talk.state(sent));
    assertTrue(talk.article().contains(first));
    revise(sent, third);
    talk.approve(sent);
    assertTrue(talk.article().contains(third));
    assertFalse(talk.article().contains(first));
    assertTrue(Files.readString(talk.commentFile(sent)).contains("edited: "));
  }

  private void revise(Sent sent, String body) {
    Answer edited =
        server.post(
            "/api/v1/contributions/" + sent.id() + "/revisions",
            Map.of("body", body),
            "If-Match",
            talk.tag(sent));
    assertEquals(200, edited.status(), edited.body());
  }

  @Test
  void severalDecisionsAtOnceStandEachForItself() {
    Sent good = talk.comment("router", unique("Gut."));
    Sent bad = talk.comment("router", unique("Schlecht."));
    Sent stale = talk.comment("router", unique("Veraltet."));
    Sent over = talk.comment("router", unique("Vorbei."));
    talk.at(over, "withdraw", Map.of("confirm", "yes"));
    List<Map<String, String>> items =
        List.of(
            item(good, talk.tag(good), "approved", ""),
            item(bad, talk.tag(bad), "rejected", "insult"),
            item(stale, "\"1.9\"", "approved", ""),
            item(over, talk.tag(over), "approved", ""),
            Map.of("id", "nothing", "etag", "1.1", "decision", "approved"));
    Answer answer = server.post("/api/v1/moderation/decisions", Map.of("items", items));
    applied(answer);
    List<Integer> statuses =
        answer.json().path("data").valueStream().map(it -> it.path("status").asInt()).toList();
    assertEquals(List.of(200, 200, 412, 409, 404), statuses);
    assertEquals("published", talk.state(good));
    assertEquals("rejected", talk.state(bad));
    assertEquals("held", talk.state(stale));
    assertEquals("withdrawn", talk.state(over));
    assertTrue(Files.exists(talk.commentFile(good)));
    assertFalse(Files.exists(talk.commentFile(stale)));
  }

  private static Map<String, String> item(Sent sent, String tag, String decision, String reason) {
    return reason.isEmpty()
        ? Map.of("id", sent.id(), "etag", unquoted(tag), "decision", decision)
        : Map.of("id", sent.id(), "etag", unquoted(tag), "decision", decision, "reason", reason);
  }

  @Test
  void anApprovalThatIsUndoneLeavesNothing() throws Exception {
    Sent sent = talk.asked(unique("Wie spät ist es"));
    assertTrue(Files.exists(talk.questionFile(sent)));
    assertTrue(Files.exists(talk.stateFile(sent)));
    clock.pass(Duration.ofSeconds(29));
    applied(talk.undo(sent));
    assertEquals("held", talk.state(sent));
    assertFalse(Files.exists(talk.questionFile(sent)));
    assertFalse(Files.exists(talk.stateFile(sent).getParent()));
    assertEquals(List.of(), pagesWith(sent.id()));
    Conversation.until(() -> Conversation.filesWith(server.out(), sent.id()).isEmpty());
    talk.approve(sent);
    assertTrue(Files.exists(talk.questionFile(sent)));
    assertEquals(List.of("received", "approved", "reverted", "approved"), talk.history(sent));
  }

  /** What readers see at once; the search and the list of our files follow. */
  private List<Path> pagesWith(String text) throws IOException {
    return Conversation.filesWith(server.out(), text).stream()
        .filter(it -> !it.startsWith(server.out().resolve("assets/search")))
        .filter(it -> !it.endsWith(".klartext"))
        .toList();
  }

  @Test
  void aTitleThatIsMendedAfterAnUndoGivesTheAddress() throws Exception {
    Sent sent = talk.asked("Falscher Titel");
    applied(talk.undo(sent));
    Answer edited =
        server.post(
            "/api/v1/contributions/" + sent.id() + "/revisions",
            Map.of("title", "Richtiger Titel", "body", unique("Text.")),
            "If-Match",
            talk.tag(sent));
    assertEquals(200, edited.status(), edited.body());
    talk.approve(sent);
    assertEquals(200, server.get("/fragen/richtiger-titel-" + sent.id() + "/").status());
    assertEquals(404, server.get("/fragen/falscher-titel-" + sent.id() + "/").status());
  }

  @Test
  void aQuestionIsNotUndoneUnderItsAnswers() throws Exception {
    Sent question = talk.asked(unique("Trage ich etwas"));
    Sent answer = talk.answered(question, unique("Mich."));
    assertEquals(409, talk.undo(question).status());
    assertEquals("published", talk.state(question));
    assertTrue(Files.exists(talk.questionFile(question)));
    applied(talk.undo(answer));
    applied(talk.undo(question));
    assertFalse(Files.exists(talk.questionFile(question)));
  }

  @Test
  void anAnswerWaitsUntilItsQuestionIsBack() throws Exception {
    Sent question = talk.asked(unique("Komme ich wieder"));
    Sent answer = talk.answer(question.id(), unique("Bestimmt."));
    applied(talk.undo(question));
    assertEquals(409, server.approve(answer.id()).status());
    assertEquals("held", talk.state(answer));
    assertFalse(Files.exists(talk.answerFile(question, answer)));
    talk.approve(question);
    talk.approve(answer);
    assertTrue(Files.exists(talk.answerFile(question, answer)));
  }

  @Test
  void aRemovalThatIsUndoneBringsBackTheSameFile() throws Exception {
    String text = unique("Ich bin gleich wieder da.");
    Sent sent = talk.commented(text);
    String before = Files.readString(talk.commentFile(sent));
    talk.remove(sent, "off-topic");
    assertFalse(talk.article().contains(text));
    assertTrue(Files.readString(talk.commentFile(sent)).contains("reason: off-topic"));
    applied(talk.undo(sent));
    assertEquals("published", talk.state(sent));
    assertTrue(talk.article().contains(text));
    assertEquals(before, Files.readString(talk.commentFile(sent)));
  }

  @Test
  void anAcceptedAnswerComesBackAsTheAcceptedOne() throws Exception {
    Sent question = talk.asked(unique("Was hilft"));
    Sent answer = talk.answered(question, unique("Neu starten."));
    Answer accepted = talk.at(question, "accept", Map.of("answer", answer.id()));
    assertEquals(200, accepted.status(), accepted.body());
    String before = Files.readString(talk.stateFile(question));
    assertTrue(before.contains("accepted: " + answer.id()), before);
    talk.remove(answer, "unlawful");
    String without = Files.readString(talk.stateFile(question));
    assertTrue(without.contains("state: open"), without);
    assertFalse(without.contains("accepted"), without);
    applied(talk.undo(answer));
    assertEquals(before, Files.readString(talk.stateFile(question)));
  }

  @Test
  void afterThirtySecondsNothingIsUndone() throws Exception {
    Sent sent = talk.commented(unique("Ich bleibe."));
    clock.pass(Duration.ofSeconds(30));
    Answer late = talk.undo(sent);
    assertEquals(409, late.status());
    assertEquals("undo-window-over", late.text("code"));
    assertTrue(Files.exists(talk.commentFile(sent)));
    assertEquals("published", talk.state(sent));
  }

  @Test
  void whatWasDecidedBeforeSomethingElseIsNotUndone() {
    Sent sent = talk.commented(unique("Erst so, dann so."));
    talk.at(sent, "withdraw", Map.of("confirm", "yes"));
    assertEquals(409, talk.undo(sent).status());
    assertEquals("withdrawn", talk.state(sent));
  }

  @Test
  void theStateOfAQuestionFollowsItsAnswers() throws Exception {
    Sent question = talk.asked(unique("Wer weiß es"));
    assertEquals("state: open\n", talk.stateOf(question));
    Sent first = talk.answered(question, unique("Ich."));
    assertEquals("state: answered\n", talk.stateOf(question));
    Sent second = talk.answered(question, unique("Ich auch."));
    talk.remove(first, "advertising");
    assertEquals("state: answered\n", talk.stateOf(question));
    talk.at(second, "withdraw", Map.of("confirm", "yes"));
    assertEquals("state: open\n", talk.stateOf(question));
  }

  @Test
  void twoLastAnswersThatGoAtOnceLeaveAnOpenQuestion() throws Exception {
    for (int round = 0; round < 5; round++) {
      Sent question = talk.asked(unique("Bleibt einer"));
      Sent first = talk.answered(question, unique("Ich bleibe."));
      Sent second = talk.answered(question, unique("Ich auch."));
      List<Answer> answers =
          atOnce(
              () -> talk.at(first, "withdraw", Map.of("confirm", "yes")),
              () -> talk.at(second, "withdraw", Map.of("confirm", "yes")));
      answers.forEach(it -> assertEquals(200, it.status(), it.body()));
      assertEquals("state: open\n", talk.stateOf(question));
    }
  }

  @Test
  void aReportHasANumberAReceiptAndItsFilter() {
    String text = unique("Kaufen Sie bei mir!");
    Sent sent = talk.commented(text);
    Answer reported =
        server.post(
            "/api/v1/replies/" + sent.id() + "/reports",
            Map.of("reason", "advertising", "body", "Das ist Werbung."));
    assertEquals(202, reported.status(), reported.body());
    assertTrue(reported.text("number").matches("[0-9A-Z]{4}-[0-9A-Z]{4}"), reported.body());
    assertEquals(200, server.get(reported.text("receipt")).status());
    assertTrue(reported(sent));
    talk.remove(sent, "advertising");
    assertFalse(reported(sent));
    JsonNode report = talk.look(sent).path("readersReports").get(0);
    assertEquals("removed", report.path("outcome").asString());
    applied(talk.undo(sent));
    assertTrue(reported(sent), "the removal has never been");
    server.send(server.request("/api/v1/moderation/reports/" + sent.id()).DELETE());
    assertFalse(reported(sent));
    assertEquals("kept", talk.look(sent).path("readersReports").get(0).path("outcome").asString());
    assertTrue(talk.article().contains(text));
    assertEquals(
        List.of("received", "approved", "reported", "removed", "reverted", "reports-closed"),
        talk.history(sent));
  }

  private boolean reported(Sent sent) {
    return server
        .get("/api/v1/moderation/queue?reported=true&limit=100")
        .json()
        .path("data")
        .valueStream()
        .anyMatch(it -> it.path("id").asString().equals(sent.id()));
  }

  @Test
  void aReportOnWhatIsTakenBackIsDoneWith() {
    Sent sent = talk.commented(unique("Ups."));
    server.post("/api/v1/replies/" + sent.id() + "/reports", Map.of("reason", "insult"));
    assertTrue(reported(sent));
    talk.at(sent, "withdraw", Map.of("confirm", "yes"));
    assertFalse(reported(sent));
  }

  @Test
  void aQuestionAndTheFilesOfOthersCanBeReported() {
    String comment = "01M6NZESW5NZTWHCPKMH6P24GN";
    for (String path :
        List.of(
            "/api/v1/replies/" + comment + "/reports", "/api/v1/questions/0frage000001/reports")) {
      Answer reported = server.post(path, Map.of("reason", "insult", "body", "Nein."));
      assertEquals(202, reported.status(), reported.body());
      assertEquals(422, server.post(path, Map.of("reason", "critical")).status());
    }
    Answer open = server.get("/api/v1/moderation/reports");
    assertTrue(open.body().contains(comment), open.body());
    assertEquals(404, server.post("/api/v1/replies/no/reports", Map.of("reason", "spam")).status());
    Answer kept = server.send(server.request("/api/v1/moderation/reports/" + comment).DELETE());
    assertEquals(1, kept.json().path("closed").asInt());
    assertFalse(server.get("/api/v1/moderation/reports").body().contains(comment));
  }
}

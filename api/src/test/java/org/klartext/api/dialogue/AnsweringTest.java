package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.unique;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;

/** Experts answer; what only points elsewhere is no answer. */
class AnsweringTest {
  private static final String REAL =
      "Halten Sie die Taste an der Rückseite zehn Sekunden gedrückt, bis die Lampe grün leuchtet.";
  private static final String SIMULATED = "Bitte wenden Sie sich an unsere Hotline: 0800 0000000.";

  @TempDir private Path folder;

  /** Wednesday, 25 November 2026, 11:00 in Berlin. */
  private final TestClock clock = new TestClock();

  private String[] mira = {};

  private TestServer start(TestDatabases database) throws Exception {
    TestServer server =
        TestServer.in(folder)
            .on(database)
            .with(OwnerTest.EXPERTS)
            .at(clock)
            .start()
            .as(Role.MODERATOR);
    mira = server.expert("mira-konto", "mira");
    return server;
  }

  private static Sent asked(TestServer server) {
    Sent sent =
        Sent.of(
            server.post(
                "/api/v1/questions",
                Map.of(
                    "title",
                    unique("Wie setze ich den Router zurück"),
                    "body",
                    unique("Er reagiert nicht mehr."),
                    "topic",
                    "netz",
                    "name",
                    "Anna")));
    new Conversation(server).approve(sent);
    return sent;
  }

  private Answer answer(TestServer server, Sent question, Map<String, String> body) {
    return server.post("/api/v1/questions/" + question.id() + "/answers", body, mira);
  }

  private static String status(TestServer server, Sent question) {
    return server.get("/api/v1/questions/" + question.id() + "/owner").text("status");
  }

  private static String page(TestServer server, Sent question) {
    String href = server.queued(question.id()).at("/page/href").asString();
    return server.get(href).body();
  }

  @ParameterizedTest
  @EnumSource
  void whatAnExpertAnswersIsPublicAtOnceAndSignedWithTheProfile(TestDatabases database)
      throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      Sent question = asked(server);
      Answer answer = answer(server, question, Map.of("body", REAL));
      assertEquals(201, answer.status(), answer.body());
      assertTrue(answer.json().path("applied").asBoolean());
      Sent sent = new Sent(answer.text("id"), "");
      assertTrue(
          Files.readString(talk.answerFile(question, sent)).contains("author:\n  expert: mira\n"));
      assertEquals("state: answered\n", talk.stateOf(question));
      String page = page(server, question);
      assertTrue(page.contains("bis die Lampe grün leuchtet"), page);
      assertTrue(page.contains("href=\"/experten/mira/\""), page);
      assertEquals("staff", server.queued(sent.id()).at("/decisions/1/by").asString());
      assertEquals("mira-konto", server.queued(sent.id()).at("/decisions/1/actor").asString());
      talk.undo(sent);
      assertEquals("open", status(server, question), "taken back within the time to undo");
      assertFalse(page(server, question).contains("bis die Lampe grün leuchtet"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void helpThatOnlyPointsElsewhereIsStoppedWithWhatIsMissing(TestDatabases database)
      throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      Sent question = asked(server);
      Answer stopped = answer(server, question, Map.of("body", SIMULATED));
      assertEquals(422, stopped.status(), stopped.body());
      assertEquals("simulated-help", stopped.text("code"));
      assertEquals("/body", stopped.json().at("/errors/0/pointer").asString());
      String missing = stopped.json().at("/errors/0/detail").asString();
      assertTrue(missing.startsWith("The answer only sends the asker"), missing);
      assertEquals(missing, stopped.text("detail"));
      assertEquals("open", status(server, question));
      assertTrue(talk.history(question).contains("stopped"), "counted");
      assertEquals(
          List.of(), Conversation.filesWith(server.content(), "0800 0000000"), "but not kept");
      assertFalse(server.get(question.receipt()).body().contains("stopped"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOverruledAnswerIsPublicButThePromiseIsNotKept(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      Sent question = asked(server);
      String why = "Gefragt war nach der Nummer";
      Answer overruled = answer(server, question, Map.of("body", SIMULATED, "overrule", why));
      assertEquals(201, overruled.status(), overruled.body());
      assertTrue(page(server, question).contains("0800 0000000"));
      assertEquals("open", status(server, question));
      Sent sent = new Sent(overruled.text("id"), "");
      assertTrue(talk.history(sent).contains("overruled"));
      assertEquals(List.of(), Conversation.filesWith(server.content(), why));
      assertEquals(200, talk.at(question, "accept", Map.of("answer", sent.id())).status());
      assertEquals("answered", status(server, question), "the asker says that it helped");
      talk.remove(sent, "off-topic");
      assertEquals("open", status(server, question));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionBackStopsTheClockUntilTheAskerHasReplied(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      Sent question = asked(server);
      Map<String, String> reply = Map.of("reply", "Es ist das graue Modell.");
      assertEquals(409, talk.at(question, "reply", reply).status(), "nobody has asked");
      Answer back =
          answer(server, question, Map.of("body", "Welches Modell haben Sie, grau oder schwarz?"));
      assertEquals(201, back.status(), back.body());
      assertEquals("asked-back", status(server, question));
      clock.pass(Duration.ofDays(3));
      assertTrue(
          server
              .get("/api/v1/questions/" + question.id() + "/owner")
              .json()
              .path("overdueSince")
              .isMissingNode(),
          "it is not the house that is late");
      assertTrue(server.get(question.receipt()).body().contains("/reply\""));
      assertEquals(422, talk.at(question, "reply", Map.of("reply", " ")).status());
      String key = UUID.randomUUID().toString();
      Map<String, String> form = Map.of("reply", "Es ist das graue Modell.", "idempotencyKey", key);
      assertEquals(303, server.form(question.receipt() + "/reply", form).status());
      assertEquals(303, server.form(question.receipt() + "/reply", form).status(), "twice is once");
      assertEquals("open", status(server, question));
      Answer owner = server.get("/api/v1/questions/" + question.id() + "/owner");
      assertEquals("2026-11-30T15:00:00Z", owner.text("due"), "the promise begins anew");
      assertEquals(1, server.get("/api/v1/moderation/queue").json().path("data").size());
      assertTrue(talk.history(question).contains("replied"));
    }
  }

  @Test
  void anAnswerOfAReaderWaitsAndStopsTheClockOnlyIfItSaysSomething() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Sent question = asked(server);
      Sent simulated = talk.answered(question, "Ruf doch einfach bei der Hotline an.");
      assertEquals("published", talk.state(simulated), "criticism and chatter stay");
      assertEquals("open", status(server, question));
      talk.answered(question, unique(REAL));
      assertEquals("answered", status(server, question));
    }
  }

  @Test
  void aQuestionThatCameAsAFileIsAnsweredByItsFileAlone() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Path state = server.content().resolve("de/fragen/2026/0frage000001.replies/_state.yaml");
      Sent simulated = talk.answer("0frage000001", "Ruf doch einfach bei der Hotline an.");
      talk.approve(simulated);
      assertTrue(Files.readString(state).startsWith("state: open\nowner: mira\n"));
      Sent real = talk.answer("0frage000001", unique(REAL));
      talk.approve(real);
      assertTrue(Files.readString(state).startsWith("state: answered\n"));
      talk.remove(real, "insult");
      assertTrue(Files.readString(state).startsWith("state: open\n"));
      Answer listed = server.get("/api/v1/moderation/questions");
      assertEquals(200, listed.status(), "nothing of it is in the way of others");
      assertEquals(0, listed.json().path("data").size());
      assertEquals(404, server.get("/api/v1/questions/0frage000001/owner").status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExpertCorrectsTheOwnAnswerVisiblyAndNobodyElses(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      String[] jan = server.expert("jan-konto", "jan");
      Sent question = asked(server);
      Answer first = answer(server, question, Map.of("body", REAL));
      Sent sent = new Sent(first.text("id"), "");
      String path = "/api/v1/questions/" + question.id() + "/answers/" + sent.id();
      Map<String, String> body = Map.of("body", REAL.replace("zehn", "zwanzig"));
      clock.pass(Duration.ofMinutes(5));
      assertEquals(428, server.json("PUT", path, body, mira).status());
      String tag = first.header("ETag");
      assertEquals("not-yours", correct(server, path, body, tag, jan).text("code"));
      Answer pointing = correct(server, path, Map.of("body", SIMULATED), tag, mira);
      assertEquals("simulated-help", pointing.text("code"));
      Answer corrected = correct(server, path, body, tag, mira);
      assertEquals(200, corrected.status(), corrected.body());
      String file = Files.readString(talk.answerFile(question, sent));
      assertTrue(file.contains("zwanzig Sekunden"), file);
      assertTrue(file.contains("edited: 2026-11-25T10:05:00Z"), file);
      assertEquals(412, correct(server, path, body, tag, mira).status(), "once");
      assertEquals("answered", status(server, question));
    }
  }

  private static Answer correct(
      TestServer server, String path, Map<String, String> body, String tag, String[] as) {
    String[] headers =
        Stream.concat(Stream.of(as), Stream.of("If-Match", tag)).toArray(String[]::new);
    return server.json("PUT", path, body, headers);
  }

  @Test
  void expertsAnswerAlsoWhereReadersMayNot() throws Exception {
    String archive =
        OwnerTest.EXPERTS.replace(
            "defaultOwner: mira\n", "defaultOwner: mira\naccepts: [question]\n");
    try (TestServer server =
        TestServer.in(folder).with(archive).at(clock).start().as(Role.MODERATOR)) {
      mira = server.expert("mira-konto", "mira");
      Sent question = asked(server);
      String path = "/api/v1/questions/" + question.id() + "/answers";
      assertEquals(403, server.post(path, Map.of("body", REAL)).status());
      assertEquals(201, answer(server, question, Map.of("body", REAL)).status());
    }
  }

  @Test
  void theSameAnswerTwiceIsOne() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Sent question = asked(server);
      String[] headers =
          Stream.concat(Stream.of(mira), Stream.of("Idempotency-Key", UUID.randomUUID().toString()))
              .toArray(String[]::new);
      String path = "/api/v1/questions/" + question.id() + "/answers";
      Answer first = server.post(path, Map.of("body", REAL), headers);
      Answer second = server.post(path, Map.of("body", REAL), headers);
      assertEquals(first.text("id"), second.text("id"));
      Answer other = server.post(path, Map.of("body", REAL + " Dann warten."), headers);
      assertEquals("idempotency-conflict", other.text("code"));
    }
  }

  @Test
  void anAnswerIsNeverLostToAClaimThatHasEndedOrToTheClaimOfSomebodyElse() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      String[] jan = server.expert("jan-konto", "jan");
      Sent question = asked(server);
      String claim = "/api/v1/questions/" + question.id() + "/claim";
      assertEquals(200, server.json("PUT", claim, Map.of("minutes", "5"), mira).status());
      clock.pass(Duration.ofMinutes(6));
      assertEquals(200, server.json("PUT", claim, Map.of(), jan).status());
      assertEquals(201, answer(server, question, Map.of("body", REAL)).status());
      assertEquals("answered", status(server, question));
      assertEquals(409, server.json("PUT", claim, Map.of(), mira).status(), "nobody waits");
    }
  }

  @Test
  void aClockThatWasSetBackTakesNothingFromAnAnswer() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Sent question = asked(server);
      clock.pass(Duration.ofHours(-5));
      Answer answer = answer(server, question, Map.of("body", REAL));
      assertEquals(201, answer.status(), answer.body());
      assertEquals("answered", status(server, question));
    }
  }

  @Test
  void onlyAnExpertWithAProfileAnswersForTheHouse() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Sent question = asked(server);
      Answer moderator =
          server.post("/api/v1/questions/" + question.id() + "/answers", Map.of("body", REAL));
      assertEquals(202, moderator.status(), "as any reader");
      assertEquals("held", talk.state(Sent.of(moderator)));
      Answer unknown = answer(server, question, Map.of("body", REAL, "name", "Anna"));
      assertEquals("unknown-field", unknown.text("code"));
      assertEquals(422, answer(server, question, Map.of("body", " ")).status());
      Answer nowhere = server.post("/api/v1/questions/nobody/answers", Map.of("body", REAL), mira);
      assertEquals(404, nowhere.status());
    }
  }
}

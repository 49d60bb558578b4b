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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;

/**
 * What was asked once need not be asked again: questions become pages, and pages learn wordings.
 */
class FaqTest {
  private static final String PAGE = "de/faq/zuruecksetzen.md";

  /** A page of the FAQ whose file has a style of its own. */
  private static final String ARCHIVE =
      TestPortal.ARCHIVE
          + """
          -- de/faq/zuruecksetzen.md --
          ---
          title:   "Den Router zurücksetzen"   # so heißt es
          id: zurueck
          asked: ["Router resetten"]
          ---
          Zehn Sekunden drücken.
          """;

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private TestServer start(TestDatabases database) throws Exception {
    return TestServer.in(folder).on(database).with(ARCHIVE).at(clock).start().as(Role.MODERATOR);
  }

  private static String file(TestServer server, String path) throws Exception {
    return Files.readString(server.content().resolve(path));
  }

  private static Answer close(TestServer server, Sent question, String page) {
    return server.decide(question.id(), Map.of("decision", "closed", "duplicateOf", page));
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionThatWasAnsweredBecomesADraftThatBelongsToItsOwner(TestDatabases database)
      throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      String title = unique("Wie <b>geht</b> das an?");
      Sent question =
          Sent.of(
              server.post(
                  "/api/v1/questions",
                  Map.of(
                      "title",
                      title,
                      "body",
                      "Es ist <i>aus</i>.\n\n# Und kalt",
                      "topic",
                      "netz")));
      talk.approve(question);
      String path = "/api/v1/questions/" + question.id() + "/promote";
      Answer early = server.post(path, Map.of());
      assertEquals(409, early.status(), early.body());
      assertEquals("not-accepted-yet", early.text("code"));
      Sent answer =
          talk.answered(
              question,
              unique("Drücke [hier](javascript:alert(1)) <script>alert(2)</script> *lang*"));
      assertEquals(200, talk.at(question, "accept", Map.of("answer", answer.id())).status());
      Answer promoted = server.post(path, Map.of("title", "So geht es an"));
      assertEquals(201, promoted.status(), promoted.body());
      assertEquals("de/faq/so-geht-es-an.md", promoted.text("path"));
      String file = file(server, promoted.text("path"));
      assertTrue(file.contains("draft: true\n"), file);
      assertTrue(file.contains("authors:\n  - mira\n") || file.contains("authors: [mira]\n"), file);
      assertTrue(file.contains(title), "the wording of the question");
      assertTrue(file.contains("> Es ist \\<i\\>aus\\</i\\>."), file);
      assertTrue(file.contains("> ## Und kalt"), file);
      assertTrue(file.contains("*lang*"), file);
      assertFalse(file.contains("javascript:"), file);
      assertFalse(file.contains("<script>"), file);
      assertTrue(talk.stateOf(question).contains("faq: " + promoted.text("id") + "\n"));
      assertEquals(404, server.get("/faq/so-geht-es-an/").status(), "a draft");
      Answer again = server.post(path, Map.of());
      assertEquals(409, again.status());
      assertEquals("already-promoted", again.text("code"));
      Files.writeString(
          server.content().resolve(promoted.text("path")), file.replace("draft: true\n", ""));
      until(() -> server.get("/faq/so-geht-es-an/").status() == 200);
      assertFalse(server.get("/faq/so-geht-es-an/").body().contains("<script>alert"));
    }
  }

  @Test
  void aPageThatIsThereIsNeverOverwritten() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Sent question = talk.asked(unique("Wie setze ich ihn zurück?"));
      Sent answer = talk.answered(question, unique("Mit dem Knopf an der Rückseite."));
      talk.at(question, "accept", Map.of("answer", answer.id()));
      Answer promoted =
          server.post(
              "/api/v1/questions/" + question.id() + "/promote", Map.of("title", "Zurücksetzen"));
      assertEquals("de/faq/zuruecksetzen-" + promoted.text("id") + ".md", promoted.text("path"));
      assertTrue(file(server, PAGE).contains("Zehn Sekunden"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionClosedForAPageLeadsThereAndThePageLearnsItsWording(TestDatabases database)
      throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      String before = file(server, PAGE);
      String title = unique("Wie starte ich ihn neu?");
      Sent question = talk.asked(title);
      Answer nowhere = close(server, question, "nirgends");
      assertEquals(422, nowhere.status());
      assertEquals("unknown-page", nowhere.text("code"));
      assertEquals(422, close(server, question, question.id()).status(), "not of itself");
      applied(close(server, question, "zurueck"));
      assertEquals(
          before.replace("[\"Router resetten\"]", "[Router resetten, \"" + title + "\"]"),
          file(server, PAGE),
          "every other byte stays");
      assertEquals("state: closed\nduplicateOf: zurueck\n", talk.stateOf(question));
      String receipt = server.get(question.receipt()).body();
      assertTrue(receipt.contains("href=\"/faq/zuruecksetzen/\""), receipt);
      assertEquals(
          403,
          server
              .post(
                  "/api/v1/questions/" + question.id() + "/answers", Map.of("body", "Noch etwas."))
              .status());
      talk.undo(question);
      assertEquals(
          before, file(server, PAGE).replace("[Router resetten]", "[\"Router resetten\"]"));
      assertEquals("state: open\n", talk.stateOf(question));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionRefusedAsADuplicateLeadsTheAskerThere(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      String title = unique("Wo ist der Knopf?");
      Sent question = talk.ask(title);
      applied(
          server.decide(
              question.id(),
              Map.of("decision", "rejected", "reason", "duplicate", "duplicateOf", "zurueck")));
      assertTrue(file(server, PAGE).contains(title));
      assertTrue(server.get(question.receipt()).body().contains("href=\"/faq/zuruecksetzen/\""));
      assertEquals(200, talk.at(question, "erase", Map.of("confirm", "yes")).status());
      until(() -> !file(server, PAGE).contains(title));
      assertEquals(List.of(), Conversation.filesWith(server.content(), title));
    }
  }

  @Test
  void aQuestionRemovedAsADuplicateLeavesAMarkerThatLeadsThere() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Sent question = talk.asked(unique("Wo ist der Schalter?"));
      applied(
          server.decide(
              question.id(),
              Map.of("decision", "removed", "reason", "duplicate", "duplicateOf", "zurueck")));
      assertTrue(Files.readString(talk.questionFile(question)).contains("  of: zurueck\n"));
    }
  }

  @Test
  void aQuestionKeepsTheWordingsThatItHasLearned() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Sent first = talk.asked(unique("Wann kommt die Rechnung?"));
      String title = unique("Wann muss ich zahlen?");
      Sent second = talk.asked(title);
      applied(close(server, second, first.id()));
      assertTrue(Files.readString(talk.questionFile(first)).contains(title));
      String tag = talk.tag(first);
      Answer edited =
          server.post(
              "/api/v1/contributions/" + first.id() + "/revisions",
              Map.of("title", unique("Wann kommt eine Rechnung?"), "body", "Ich warte."),
              "If-Match",
              tag);
      assertEquals(200, edited.status(), edited.body());
      talk.approve(first);
      assertTrue(Files.readString(talk.questionFile(first)).contains(title));
      assertTrue(Files.readString(talk.questionFile(first)).contains("eine Rechnung"));
    }
  }
}

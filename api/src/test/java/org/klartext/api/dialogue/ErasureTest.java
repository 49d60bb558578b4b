package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;

/** What is erased is nowhere any more. */
class ErasureTest {
  /** Words that nothing else contains; the slug of the title is one of them. */
  private static final List<String> SECRETS =
      List.of("Xylographin", "xylographin", "Quastenflosser", "Zwetschgenknoedel", "Wolpertinger");

  @TempDir Path folder;

  private static Sent send(TestServer server) {
    return Sent.of(
        server.post(
            "/api/v1/questions",
            Map.of(
                "title", "Wo wohnt die Xylographin?",
                "body", "Mein Quastenflosser sucht sie.",
                "name", "Zwetschgenknoedel",
                "email", "wolpertinger@portal.example",
                "website", "https://Wolpertinger.example/")));
  }

  private static void erase(Conversation talk, Sent sent) {
    Answer erased = talk.at(sent, "erase", Map.of("confirm", "yes"));
    assertEquals(200, erased.status(), erased.body());
    assertEquals("erased", talk.state(sent));
  }

  private static List<Path> traces(Path folder) throws Exception {
    List<Path> traces = new ArrayList<>();
    for (String secret : SECRETS) {
      traces.addAll(Conversation.filesWith(folder, secret));
    }
    traces.addAll(Conversation.filesWith(folder, "wolpertinger"));
    return traces;
  }

  @Test
  void ofAWaitingQuestionNoTraceIsLeft() throws Exception {
    try (TestServer server = TestServer.in(folder).start().as(Role.MODERATOR)) {
      Conversation talk = new Conversation(server);
      Sent sent = send(server);
      assertFalse(traces(folder).isEmpty());
      erase(talk, sent);
      assertFalse(Files.exists(talk.questionFile(sent)));
      tidy(server);
      assertEquals(List.of(), traces(folder));
    }
  }

  private static void tidy(TestServer server) {
    try (Database database = server.database()) {
      database.tidy();
    }
  }

  @Test
  void ofAPublicQuestionOnlyAMarkerWithoutAName() throws Exception {
    try (TestServer server = TestServer.in(folder).start().as(Role.MODERATOR)) {
      Conversation talk = new Conversation(server);
      Sent sent = send(server);
      talk.approve(sent);
      Sent answer = talk.answered(sent, "Im Wald.");
      edit(talk, sent);
      talk.approve(sent);
      server.post("/api/v1/questions/" + sent.id() + "/reports", Map.of("reason", "personal-data"));
      assertTrue(traces(folder.resolve("site")).size() > 3);
      erase(talk, sent);
      String file = Files.readString(talk.questionFile(sent));
      assertTrue(file.contains("reason: erased"), file);
      assertTrue(Files.exists(talk.answerFile(sent, answer)), "others keep their words");
      assertEquals(200, server.get(sent.receipt()).status());
      assertEquals(409, talk.at(sent, "erase", Map.of("confirm", "yes")).status());
      tidy(server);
      Conversation.until(() -> traces(folder.resolve("site")).isEmpty());
      assertEquals(List.of(), traces(folder.resolve("content")));
      server.restart();
      assertEquals(List.of(), traces(folder));
      assertFalse(talk.look(sent).toString().contains("olpertinger"));
      assertEquals("reason: erased", marker(talk, sent));
    }
  }

  private static String marker(Conversation talk, Sent sent) throws Exception {
    String file = Files.readString(talk.questionFile(sent));
    return file.lines().filter(it -> it.contains("reason")).findFirst().orElse("").strip();
  }

  private static void edit(Conversation talk, Sent sent) {
    String tag = talk.look(sent).path("etag").asString();
    Answer edited =
        talk.at(
            sent,
            "edit",
            Map.of("title", "Xylographin gesucht", "body", "Quastenflosser!", "tag", tag));
    assertEquals(200, edited.status(), edited.body());
  }

  @ParameterizedTest
  @EnumSource
  void anEditByHandDoesNotSaveIt(TestDatabases database) throws Exception {
    try (TestServer server = TestServer.in(folder).on(database).start().as(Role.MODERATOR)) {
      Conversation talk = new Conversation(server);
      Sent sent = send(server);
      talk.approve(sent);
      Path file = talk.questionFile(sent);
      Files.writeString(file, Files.readString(file) + "\nDer Quastenflosser hat sie gefunden.\n");
      Sent undone = talk.commented("Hier war der Quastenflosser.");
      Path left = talk.commentFile(undone);
      Files.writeString(left, Files.readString(left) + "\nUnd hier.\n");
      assertEquals(200, talk.undo(undone).status());
      assertTrue(Files.exists(left), "a conflict: what people wrote is not overwritten");
      erase(talk, sent);
      erase(talk, undone);
      assertTrue(Files.readString(file).contains("reason: erased"));
      assertFalse(Files.exists(left));
      assertEquals(List.of(), traces(server.content()));
      assertEquals(List.of(), traces(server.out()));
      assertEquals(0, server.get("/api/v1/moderation/conflicts").json().path("data").size());
    }
  }

  @Test
  void itIsFoundWherePeopleHaveMovedIt() throws Exception {
    try (TestServer server = TestServer.in(folder).start().as(Role.MODERATOR)) {
      Conversation talk = new Conversation(server);
      Sent question = send(server);
      talk.approve(question);
      Sent comment = talk.commented("Quastenflosser beißen nicht.");
      Path moved = server.content().resolve("de/fragen/archiv/" + question.id() + ".md");
      Files.createDirectories(moved.getParent());
      Files.move(talk.questionFile(question), moved);
      Path article = server.content().resolve("de/artikel/geraete/router.md");
      Files.createDirectories(article.getParent().resolve("router.replies"));
      Files.move(server.content().resolve("de/artikel/router.md"), article);
      Path reply = article.resolveSibling("router.replies").resolve(comment.id() + ".md");
      Files.move(talk.commentFile(comment), reply);
      Conversation.until(() ->
          Conversation.filesWith(server.out().resolve("artikel/geraete"), "Quastenflosser").size()
              > 0);
      talk.asked("Ist der Umzug vorbei?"); // whose page comes with a build after it
      Sent later = talk.comment("router", "Und später?");
      talk.approve(later);
      assertTrue(Files.exists(reply.resolveSibling(later.id() + ".md")), "with its page");
      erase(talk, question);
      erase(talk, comment);
      assertTrue(Files.readString(moved).contains("reason: erased"));
      assertTrue(Files.readString(reply).contains("reason: erased"));
      assertFalse(Files.exists(talk.questionFile(question)));
      assertFalse(Files.exists(talk.commentFile(comment)));
      assertEquals(List.of(), traces(server.content()));
      assertEquals(List.of(), traces(server.out()));
    }
  }

  @Test
  void aNodeThatWasAwayErasesWhatItNeverHad() throws Exception {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path there = Files.createDirectory(folder.resolve("there"));
    String url = TestDatabases.POSTGRESQL.url(folder);
    CountDownLatch over = new CountDownLatch(1);
    try (TestServer one = node(here, url, "here").start().as(Role.MODERATOR);
        TestServer other =
            node(there, url, "there").telling(_ -> Conversation.await(over)).start()) {
      Conversation talk = new Conversation(one);
      Sent kept = send(one);
      talk.approve(kept);
      Sent undone = talk.comment("router", "Quastenflosser!");
      talk.approve(undone);
      talk.undo(undone);
      erase(talk, undone);
      talk.answered(kept, "Im Wald.");
      erase(talk, kept);
      over.countDown();
      Path marker = there.resolve("content/de/fragen/2026/" + kept.id() + ".md");
      Path state = there.resolve("content/de/fragen/2026/" + kept.id() + ".replies/_state.yaml");
      String erased = Conversation.read(talk.questionFile(kept));
      Conversation.until(() -> Conversation.read(marker).equals(erased));
      Conversation.until(() -> Conversation.read(state).startsWith("state: closed\n"));
      assertEquals(List.of(), traces(other.content()));
      Conversation.until(() -> one.get("/health/ready").text("publications").equals("up"));
      Conversation.until(() -> other.get("/health/ready").text("publications").equals("up"));
    }
  }

  private static TestServer.Plan node(Path folder, String url, String name) {
    return TestServer.in(folder)
        .flag("--database", url)
        .flag("--secret", "y".repeat(40))
        .flag("--node", name);
  }

  @Test
  void theDatabaseIsForItsOwnerOnly() throws Exception {
    try (TestServer server = TestServer.in(folder).start().as(Role.MODERATOR)) {
      send(server);
      for (String name : List.of("klartext.db", "klartext.db-wal", "klartext.db-shm")) {
        Path file = folder.resolve("var").resolve(name);
        assertEquals(
            "rw-------",
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file)),
            name);
      }
    }
  }
}

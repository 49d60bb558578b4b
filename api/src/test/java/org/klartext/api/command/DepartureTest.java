package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestClock;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Decision;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;

/** Whoever goes leaves no question behind. */
class DepartureTest {
  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private TestServer start() throws Exception {
    TestServer server =
        TestServer.in(folder).with(TestPortal.TWO_EXPERTS).at(clock).start().as(Role.MODERATOR);
    server.expert("mira-konto", "mira");
    server.expert("jan-konto", "jan");
    return server;
  }

  /** Public questions of both experts; of each one, and one more. */
  private static List<String> ask(TestServer server) {
    List<String> questions = new ArrayList<>();
    for (String title : List.of("Woran liegt es", "Wann geht es wieder", "Wer hilft mir dabei")) {
      Answer answer =
          server.post(
              "/api/v1/questions",
              Map.of("title", title + "?", "body", title + ", bitte.", "topic", "netz"));
      String id = TestServer.idOf(answer.text("receipt"));
      assertEquals(200, server.approve(id).status());
      questions.add(id);
    }
    return questions;
  }

  private Typed disable(String content) {
    return Typed.with(
        Map.of(
            "KLARTEXT_STATE",
            folder.resolve("var").toString(),
            "KLARTEXT_CONTENT",
            folder.resolve(content).toString()),
        "",
        "user",
        "disable",
        "mira-konto");
  }

  private static List<String> owners(Database database, List<String> questions) {
    return questions.stream()
        .map(it -> database.query(tx -> tx.assignments().find(it)).orElseThrow())
        .map(Assignment::owner)
        .toList();
  }

  private String stateOf(String question) throws Exception {
    return Files.readString(
        folder.resolve("content/de/fragen/2026/" + question + ".replies/_state.yaml"));
  }

  @Test
  void disablingAnAccountHandsItsQuestionsOverAtOnceAlsoWithoutAServer() throws Exception {
    List<String> questions;
    try (TestServer server = start()) {
      questions = ask(server);
      try (Database database = server.database()) {
        assertEquals(List.of("mira", "jan", "mira"), owners(database, questions));
      }
    }
    Typed typed = disable("content");
    assertEquals(0, typed.status(), typed.all());
    assertEquals(
        "mira-konto is out; their sessions and tokens have ended. Their 2 open questions have gone"
            + " to others.\n",
        typed.out());
    try (Database database = Database.embedded(folder.resolve("var/klartext.db"))) {
      assertEquals(List.of("jan", "jan", "jan"), owners(database, questions));
      List<Decision> trail = database.query(tx -> tx.decisions().of(questions.getFirst()));
      Decision last =
          trail.stream()
              .filter(it -> it.action() == Decision.Action.HANDED_OVER)
              .findFirst()
              .orElseThrow();
      assertEquals("absence", last.by().detail());
    }
    assertTrue(stateOf(questions.getFirst()).contains("owner: mira\n"), "no server, no change yet");
    try (TestServer server = start(folder)) {
      assertEquals(200, server.get("/health/ready").status());
      while (!stateOf(questions.getFirst()).contains("owner: jan\n")) {
        Thread.sleep(20); // it is on its way
      }
      assertTrue(stateOf(questions.getFirst()).contains("handedOver: 1\n"));
    }
  }

  private TestServer start(Path again) throws Exception {
    return TestServer.in(again).at(clock).start();
  }

  @Test
  void whereAnotherAccountHasTheSameProfileNothingIsHandedOver() throws Exception {
    List<String> questions;
    try (TestServer server = start()) {
      server.expert("mira-zweitkonto", "mira");
      questions = ask(server);
    }
    Typed typed = disable("content");
    assertEquals("mira-konto is out; their sessions and tokens have ended.\n", typed.out());
    try (Database database = Database.embedded(folder.resolve("var/klartext.db"))) {
      assertEquals(List.of("mira", "jan", "mira"), owners(database, questions));
    }
  }

  @Test
  void aTreeThatCannotBeReadKeepsNobodyIn() throws Exception {
    List<String> questions;
    try (TestServer server = start()) {
      questions = ask(server);
    }
    Typed typed = disable("nowhere");
    assertEquals(0, typed.status(), typed.all());
    try (Database database = Database.embedded(folder.resolve("var/klartext.db"))) {
      List<Account> accounts = database.query(tx -> tx.accounts().all());
      assertTrue(accounts.stream().noneMatch(it -> it.name().equals("mira-konto") && it.enabled()));
      assertEquals("mira", owners(database, questions).getFirst());
    }
    try (TestServer server = start(folder)) {
      try (Database database = server.database()) {
        while (!owners(database, questions).getFirst().equals("jan")) {
          Thread.sleep(20); // the server finds out by itself
        }
      }
    }
  }
}

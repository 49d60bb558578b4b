package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;
import org.klartext.api.store.StoreException;

/** Whatever people do in whatever order: an open question has an owner and a due time. */
class EverOwnedTest {
  private static final int SEQUENCES = 12;
  private static final int STEPS = 14;
  private static final List<String> EXPERTS = List.of("mira", "jan", "ute");

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  /** What can be done to a question. */
  private enum Act {
    APPROVE,
    REJECT,
    REMOVE,
    CLOSE,
    UNDO,
    EDIT,
    WITHDRAW,
    ERASE,
    READER_ANSWERS,
    ANSWER_IS_APPROVED,
    ANSWER_IS_REMOVED,
    EXPERT_ANSWERS,
    EXPERT_ASKS_BACK,
    EXPERT_OVERRULES,
    ASKER_REPLIES,
    ASKER_ACCEPTS,
    ASKER_REOPENS,
    CLAIM,
    RELEASE,
    HAND_OVER,
    PROMOTE,
    TIME_PASSES
  }

  /** A question in the hands of people who do anything. */
  private final class Game {
    private final TestServer server;
    private final Conversation talk;
    private final Random random;
    private final String[] mira;
    private final Sent question;
    private final List<Sent> answers = new ArrayList<>();

    Game(TestServer server, String[] mira, Random random) {
      this.server = server;
      this.talk = new Conversation(server);
      this.mira = mira;
      this.random = random;
      String spam = random.nextInt(4) == 0 ? " https://a.example https://b.example".repeat(3) : "";
      this.question = talk.ask(unique("Was nun"), unique("Sagt es mir." + spam));
    }

    int play(Act act) {
      String path = "/api/v1/questions/" + question.id();
      return switch (act) {
        case APPROVE -> server.approve(question.id()).status();
        case REJECT -> decide(question, Map.of("decision", "rejected", "reason", "off-topic"));
        case REMOVE -> decide(question, Map.of("decision", "removed", "reason", "insult"));
        case CLOSE -> decide(question, Map.of("decision", "closed", "duplicateOf", "router"));
        case UNDO -> talk.undo(question).status();
        case EDIT ->
            server
                .post(
                    "/api/v1/contributions/" + question.id() + "/revisions",
                    Map.of("title", unique("Anders"), "body", unique("Neu gesagt.")),
                    "If-Match",
                    talk.tag(question))
                .status();
        case WITHDRAW -> talk.at(question, "withdraw", Map.of("confirm", "yes")).status();
        case ERASE -> talk.at(question, "erase", Map.of("confirm", "yes")).status();
        case READER_ANSWERS -> readerAnswers();
        case ANSWER_IS_APPROVED -> one().map(it -> server.approve(it.id()).status()).orElse(0);
        case ANSWER_IS_REMOVED ->
            one()
                .map(it -> decide(it, Map.of("decision", "removed", "reason", "insult")))
                .orElse(0);
        case EXPERT_ANSWERS -> expert(Map.of("body", unique("Den Hebel nach links umlegen.")));
        case EXPERT_ASKS_BACK ->
            expert(Map.of("body", "Welches Modell haben Sie, grau oder blau?"));
        case EXPERT_OVERRULES ->
            expert(Map.of("body", "Bitte rufen Sie unsere Hotline an.", "overrule", "ist hier so"));
        case ASKER_REPLIES -> talk.at(question, "reply", Map.of("reply", unique("Grau."))).status();
        case ASKER_ACCEPTS ->
            one()
                .map(it -> talk.at(question, "accept", Map.of("answer", it.id())).status())
                .orElse(0);
        case ASKER_REOPENS -> talk.at(question, "unhelpful", Map.of()).status();
        case CLAIM -> server.json("PUT", path + "/claim", Map.of(), mira).status();
        case RELEASE -> server.send(server.request(path + "/claim", mira).DELETE()).status();
        case HAND_OVER -> handOver(path);
        case PROMOTE -> server.post(path + "/promote", Map.of()).status();
        case TIME_PASSES -> {
          clock.pass(Duration.ofHours(1L + random.nextInt(40)));
          yield 0;
        }
      };
    }

    private int decide(Sent what, Map<String, String> decision) {
      return server.decide(what.id(), decision).status();
    }

    private int readerAnswers() {
      Answer answer =
          server.post(
              "/api/v1/questions/" + question.id() + "/answers",
              Map.of("body", unique("Bei mir half ein neues Kabel.")));
      if (answer.status() == 202) {
        answers.add(Sent.of(answer));
      }
      return answer.status();
    }

    private int expert(Map<String, String> body) {
      Answer answer = server.post("/api/v1/questions/" + question.id() + "/answers", body, mira);
      if (answer.status() == 201) {
        answers.add(new Sent(answer.text("id"), ""));
      }
      return answer.status();
    }

    private Optional<Sent> one() {
      return answers.isEmpty()
          ? Optional.empty()
          : Optional.of(answers.get(random.nextInt(answers.size())));
    }

    private int handOver(String path) {
      String tag = server.get(path + "/owner").header("ETag");
      return server
          .json(
              "PUT",
              path + "/owner",
              Map.of("expert", EXPERTS.get(random.nextInt(3)), "reason", "Urlaub"),
              "If-Match",
              tag.isEmpty() ? "\"o1\"" : tag)
          .status();
    }

    void check(Database database, String played) throws Exception {
      Contribution now = database.query(tx -> tx.contributions().find(question.id())).orElseThrow();
      Optional<Assignment> known = database.query(tx -> tx.assignments().find(question.id()));
      boolean waitedFor = now.state() == State.HELD || now.state() == State.PUBLISHED;
      assertEquals(now.state() == State.QUARANTINED, known.isEmpty() && !wasSpam(now), played);
      if (waitedFor) {
        Assignment assignment = known.orElseThrow(() -> new AssertionError(played));
        assertTrue(EXPERTS.contains(assignment.owner()), played);
        assertTrue(assignment.due().isAfter(assignment.since()), played);
      } else {
        known.ifPresent(it -> assertEquals(Assignment.Status.CLOSED, it.status(), played));
      }
      if (now.state() == State.PUBLISHED) {
        Assignment assignment = known.orElseThrow();
        until(() ->
            tells(assignment, Files.readString(talk.stateFile(question)))
                || !database.query(tx -> tx.assignments().find(question.id())).equals(known));
      }
    }

    /** Spam that was refused has never had an owner. */
    private boolean wasSpam(Contribution question) {
      return question.state() != State.QUARANTINED
          && question.state() != State.HELD
          && question.state() != State.PUBLISHED;
    }

    private boolean tells(Assignment assignment, String file) {
      return file.contains("owner: " + assignment.owner() + "\n")
          && file.contains("due: " + assignment.due().toString().replaceAll("\\.\\d+Z", "Z"))
          && file.contains("state: " + assignment.status().key() + "\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anySequenceOfActionsKeepsItSo(TestDatabases kind) throws Exception {
    try (TestServer server =
            TestServer.in(folder)
                .on(kind)
                .with(OwnerTest.EXPERTS)
                .at(clock)
                .start()
                .as(Role.ADMINISTRATOR);
        Database database = server.database()) {
      String[] mira = server.expert("mira-konto", "mira");
      server.expert("jan-konto", "jan");
      server.expert("ute-konto", "ute");
      for (int seed = 0; seed < SEQUENCES; seed++) {
        Random random = new Random(seed);
        Game game = new Game(server, mira, random);
        StringBuilder played = new StringBuilder("seed " + seed);
        for (int step = 0; step < STEPS; step++) {
          Act act = step == 0 ? Act.APPROVE : pick(random);
          played.append(' ').append(act);
          int status = game.play(act);
          played.append(':').append(status);
          assertTrue(status < 500, played.toString());
          game.check(database, played.toString());
        }
      }
    }
  }

  /** What ends a question is rare, or nothing would happen after it. */
  private static Act pick(Random random) {
    Set<Act> ends = Set.of(Act.WITHDRAW, Act.ERASE, Act.REMOVE, Act.REJECT);
    Act act = Act.values()[random.nextInt(Act.values().length)];
    return ends.contains(act) && random.nextInt(4) > 0 ? Act.EXPERT_ANSWERS : act;
  }

  @ParameterizedTest
  @EnumSource
  void theDatabaseItselfRefusesAnOpenQuestionWithoutOwner(TestDatabases kind) throws Exception {
    try (TestServer server = TestServer.in(folder).on(kind).start().as(Role.MODERATOR);
        Database database = server.database()) {
      Conversation talk = new Conversation(server);
      Sent spam = talk.ask(unique("Kauft"), " https://a.example https://b.example".repeat(3));
      Contribution question =
          database.query(tx -> tx.contributions().find(spam.id())).orElseThrow();
      assertEquals(State.QUARANTINED, question.state());
      Standing held = Standing.arrived(State.HELD);
      assertThrows(
          StoreException.class,
          () ->
              database.transact(
                  tx -> tx.contributions().update(question.with(held), held.version())));
      Sent asked = talk.ask(unique("Wer weiß es"));
      assertThrows(
          StoreException.class,
          () ->
              database.transact(tx -> {
                tx.assignments().remove(asked.id());
                return true;
              }));
      assertTrue(
          database.query(tx -> tx.assignments().find(asked.id())).isPresent(), "still there");
    }
  }
}

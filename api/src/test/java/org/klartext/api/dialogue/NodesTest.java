package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.applied;
import static org.klartext.api.dialogue.Conversation.atOnce;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import org.klartext.api.publishing.PublicationRelay;
import tools.jackson.databind.JsonNode;

/** Two servers on one database, each with a tree of its own, end with the same files. */
class NodesTest {
  private static final Map<String, String> CONFIRMED = Map.of("confirm", "yes");

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private Conversation here;
  private Conversation there;

  @BeforeEach
  void start() throws Exception {
    String url = TestDatabases.POSTGRESQL.url(folder);
    here = node(url, "here", _ -> {});
    there = node(url, "there", _ -> Conversation.await(gate));
  }

  private Conversation node(String url, String name, Consumer<PublicationRelay.Step> steps)
      throws Exception {
    return new Conversation(
        TestServer.in(Files.createDirectory(folder.resolve(name)))
            .flag("--database", url)
            .flag("--secret", "z".repeat(40))
            .flag("--node", name)
            .at(clock)
            .telling(steps)
            .start()
            .as(Role.MODERATOR));
  }

  @AfterEach
  void end() {
    gate.countDown();
    here.server().close();
    there.server().close();
  }

  /** Every file below a folder with its bytes, one byte a character. */
  private static Map<String, String> bytes(Path root) throws Exception {
    Map<String, String> bytes = new TreeMap<>();
    for (Path file : Conversation.files(root)) {
      bytes.put(root.relativize(file).toString(), Conversation.read(file));
    }
    return bytes;
  }

  private void endsWithTheSameFiles() throws Exception {
    for (Conversation node : List.of(here, there)) {
      until(() -> node.server().get("/health/ready").text("publications").equals("up"));
    }
    until(() -> bytes(here.server().content()).equals(bytes(there.server().content())));
    until(() -> bytes(here.server().out()).equals(bytes(there.server().out())));
  }

  @Test
  void whateverIsDecidedWhereverBothTreesAndSitesAreTheSame() throws Exception {
    Sent question = here.asked(unique("Wer sieht mich"));
    until(() ->
        Files.exists(there.server().out().resolve("api/v1/pages/" + question.id() + ".json")));
    List<Callable<String>> stories = new ArrayList<>();
    for (int number = 0; number < 24; number++) {
      SplittableRandom random = new SplittableRandom(number);
      stories.add(() -> story(question, random));
    }
    List<String> texts = new ArrayList<>();
    for (int from = 0; from < stories.size(); from += 6) {
      texts.addAll(atOnce(stories.subList(from, from + 6)));
    }
    endsWithTheSameFiles();
    for (String text : texts) {
      assertEquals(
          Conversation.filesWith(here.server().content(), text).size(),
          Conversation.filesWith(there.server().out().resolve("artikel"), text).size()
              + Conversation.filesWith(there.server().out().resolve("fragen"), text).size(),
          text);
    }
  }

  /** Something is sent, approved and perhaps changed again, each time at any of the two. */
  private String story(Sent question, SplittableRandom random) throws Exception {
    String text = "«" + unique("Geschichte") + "»";
    boolean isAnswer = random.nextBoolean();
    Sent sent =
        isAnswer ? any(random).answer(question.id(), text) : any(random).comment("router", text);
    decided(any(random).server().approve(sent.id()));
    switch (random.nextInt(6)) {
      case 0 -> decided(remove(any(random), sent));
      case 1 -> decided(any(random).at(sent, "withdraw", CONFIRMED));
      case 2 -> decided(any(random).at(sent, "erase", CONFIRMED));
      case 3 -> decided(any(random).undo(sent));
      case 4 -> {
        decided(remove(any(random), sent));
        decided(any(random).undo(sent));
      }
      default -> assertEquals("published", any(random).state(sent));
    }
    return text;
  }

  private Conversation any(SplittableRandom random) {
    return random.nextBoolean() ? here : there;
  }

  private static Answer remove(Conversation at, Sent sent) {
    return at.server().decide(sent.id(), Map.of("decision", "removed", "reason", "spam"));
  }

  private static void decided(Answer answer) {
    assertEquals(200, answer.status(), answer.body());
  }

  @Test
  void ofTwoNodesExactlyOneDecides() throws Exception {
    for (int round = 0; round < 10; round++) {
      Sent sent = here.comment("router", unique("Wer zuerst?"));
      clock.pass(Duration.ofMillis(1));
      List<Integer> statuses =
          atOnce(
                  List.<Callable<Answer>>of(
                      () -> here.server().approve(sent.id()),
                      () -> there.server().approve(sent.id())))
              .stream()
              .map(Answer::status)
              .sorted()
              .toList();
      assertEquals(200, statuses.getFirst());
      assertTrue(List.of(409, 412).contains(statuses.getLast()), "either stale or done already");
      assertEquals(List.of("received", "approved"), here.history(sent));
    }
    endsWithTheSameFiles();
  }

  @Test
  void theSameSubmissionToBothIsOneContribution() throws Exception {
    for (int round = 0; round < 10; round++) {
      Map<String, String> body = Map.of("body", unique("Doppelt."));
      String[] key = {"Idempotency-Key", "the-same-key-at-both-" + round};
      String path = "/api/v1/pages/router/comments";
      List<Answer> answers =
          atOnce(
              List.<Callable<Answer>>of(
                  () -> here.server().post(path, body, key),
                  () -> there.server().post(path, body, key)));
      answers.forEach(it -> assertEquals(202, it.status(), it.body()));
      assertEquals(answers.getFirst().text("receipt"), answers.getLast().text("receipt"));
      assertEquals(List.of("received"), here.history(Sent.of(answers.getFirst())));
    }
  }

  @Test
  void anAnswerIsDecidedWhereItsQuestionHasNotArrivedYet() throws Exception {
    gate = new CountDownLatch(1);
    Sent question = here.asked(unique("Bin ich schon da"));
    Sent answer = here.answer(question.id(), unique("Noch nicht."));
    Answer approved = there.server().approve(answer.id());
    decided(approved);
    assertFalse(approved.json().path("applied").asBoolean());
    until(() -> Files.exists(here.answerFile(question, answer)));
    assertFalse(Files.exists(there.questionFile(question)));
    gate.countDown();
    endsWithTheSameFiles();
    assertEquals("state: answered\n", there.stateOf(question));
  }

  @Test
  void aConflictOfOneNodeIsSettledAtAnyOfThem() throws Exception {
    for (String keep : List.of("tree", "decided")) {
      String byHand = unique("Von Hand.");
      Sent sent = here.commented(unique("Hier und dort."));
      until(() -> Files.exists(there.commentFile(sent)));
      Path edited = there.commentFile(sent);
      Files.writeString(edited, Files.readString(edited) + "\n" + byHand + "\n");
      applied(remove(here, sent));
      until(() -> conflicts().size() == 1);
      JsonNode conflict = conflicts().getFirst();
      assertEquals("there", conflict.path("node").asString());
      assertTrue(conflict.path("tree").asString().contains(byHand));
      assertFalse(Files.readString(here.commentFile(sent)).contains(byHand));
      decided(
          here.server()
              .json(
                  "PUT",
                  "/api/v1/moderation/conflicts/there/" + conflict.path("publication").asString(),
                  Map.of("keep", keep)));
      endsWithTheSameFiles();
      assertEquals(List.of(), conflicts());
      assertEquals(keep.equals("tree"), Files.readString(here.commentFile(sent)).contains(byHand));
    }
  }

  private List<JsonNode> conflicts() {
    return here.server()
        .get("/api/v1/moderation/conflicts")
        .json()
        .path("data")
        .valueStream()
        .toList();
  }

  @Test
  void bothHaveTheLogOfEveryMonth() throws Exception {
    remove(here, here.commented(unique("Ende November.")));
    clock.pass(Duration.ofDays(7));
    remove(there, there.commented(unique("Anfang Dezember.")));
    clock.pass(Duration.ofSeconds(31));
    for (Conversation node : List.of(here, there)) {
      for (String month : List.of("2026-11", "2026-12")) {
        Path log = node.server().content().resolve("_data/moderation/" + month + ".json");
        until(() -> Files.exists(log));
        assertTrue(Files.readString(log).contains("\"spam\""), month);
      }
    }
    endsWithTheSameFiles();
  }
}

package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.atOnce;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import org.klartext.api.publishing.PublicationRelay.Step;

/** Wherever the way into the tree is cut off, the next start goes on from there. */
class StepsTest {
  /** A question and its state, a comment, a marker and a file that goes. */
  private static final int FILES = 5;

  private final Knife knife = new Knife();
  private TestServer server;
  private Conversation talk;

  /** Lets nothing happen any more from a certain step on, until it is put away. */
  private static final class Knife {
    private Step step = Step.READ;
    private int left;
    private boolean out;
    private CountDownLatch cut = new CountDownLatch(1);

    synchronized void take(Step before, int times) {
      step = before;
      left = times;
      out = true;
      cut = new CountDownLatch(1);
    }

    synchronized void putAway() {
      out = false;
    }

    synchronized CountDownLatch cut() {
      return cut;
    }

    synchronized void pass(Step now) {
      if (out && now == step) {
        left--;
      }
      if (out && left <= 0) {
        cut.countDown();
        throw new IllegalStateException("Cut off at " + step);
      }
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).telling(knife::pass).start().as(Role.MODERATOR);
    talk = new Conversation(server);
  }

  @AfterEach
  void end() {
    knife.putAway();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void theOutcomeIsTheSame(Step step) throws Exception {
    for (int times = 1; times <= (step == Step.WRITTEN ? FILES : 1); times++) {
      String text = unique("Neu.");
      String gone = unique("Bald entfernt.");
      String undone = unique("Gleich zurückgenommen.");
      Sent question = talk.ask(unique("Wird das was"));
      Sent comment = talk.comment("router", text);
      Sent removed = talk.commented(gone);
      Sent taken = talk.commented(undone);
      knife.take(step, times);
      List<Answer> answers =
          atOnce(
              List.<Callable<Answer>>of(
                  () -> server.approve(question.id()),
                  () -> server.approve(comment.id()),
                  () ->
                      server.decide(
                          removed.id(), Map.of("decision", "removed", "reason", "insult")),
                  () -> talk.undo(taken)));
      answers.forEach(it -> assertEquals(200, it.status(), it.body()));
      knife.cut().await();
      server.restart();
      knife.putAway();
      until(() -> isPublic(question) && isPublic(comment));
      until(() -> isMarked(removed) && !Files.exists(talk.commentFile(taken)));
      until(() -> !talk.article().contains(gone) && !talk.article().contains(undone));
      assertEquals("state: open\n", talk.stateOf(question));
      assertEquals(1, Conversation.times(talk.article(), text));
      until(() -> Conversation.filesWith(server.out(), undone).isEmpty());
      assertEquals(List.of(), Conversation.filesWith(server.content(), gone));
      assertTrue(server.get("/api/v1/moderation/conflicts").json().path("data").isEmpty());
      until(() -> server.get("/health/ready").text("publications").equals("up"));
    }
  }

  private boolean isPublic(Sent sent) throws Exception {
    return Conversation.filesWith(server.out().resolve("api/v1/pages"), sent.id()).size() > 0
        && (Files.exists(talk.stateFile(sent)) || Files.exists(talk.commentFile(sent)))
        && talk.state(sent).equals("published");
  }

  private boolean isMarked(Sent sent) throws Exception {
    return Files.readString(talk.commentFile(sent)).contains("reason: insult");
  }
}

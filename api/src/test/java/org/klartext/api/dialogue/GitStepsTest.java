package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartext.api.dialogue.Conversation.unique;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.git.GitSync.Step;
import org.klartext.api.identity.Role;

/** Wherever the way into Git is cut off, the next start goes on from there. */
class GitStepsTest {
  private volatile Optional<Step> cut = Optional.empty();
  private GitRepository remote;
  private GitRepository here;
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    remote = GitRepository.remote(folder);
    here = remote.clone(folder.resolve("here"));
  }

  private void serve() throws Exception {
    server =
        TestServer.in(here.folder())
            .flag("--git", "true")
            .flag("--git-interval", "86400")
            .tellingOfGit(this::pass)
            .start()
            .as(Role.MODERATOR);
  }

  private void pass(Step step) {
    if (cut.equals(Optional.of(step))) {
      throw new IllegalStateException("Cut off at " + step);
    }
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Answer sync() {
    Answer answer = server.post("/api/v1/sync", Map.of());
    assertEquals(200, answer.status(), answer.body());
    return answer;
  }

  @ParameterizedTest
  @EnumSource
  void everyPublicationIsCommittedOnce(Step step) throws Exception {
    serve();
    everyPublicationIsCommittedOnceAfter(step, remote);
    assertEquals(remote.git("rev-parse", "main"), here.git("rev-parse", "main"));
  }

  @ParameterizedTest
  @EnumSource(names = "MOVED", mode = EnumSource.Mode.EXCLUDE)
  void alsoWhereThereIsNoRemote(Step step) throws Exception {
    here.git("remote", "remove", "origin");
    serve();
    everyPublicationIsCommittedOnceAfter(step, here);
  }

  private void everyPublicationIsCommittedOnceAfter(Step step, GitRepository kept)
      throws Exception {
    Conversation talk = new Conversation(server);
    sync();
    Sent comment = talk.commented(unique("Einmal."));
    talk.remove(comment, "spam");
    talk.undo(comment); // as at the beginning: the file does not tell how far it has come
    talk.commented(unique("Und noch eines."));
    cut = Optional.of(step);
    assertEquals("java.lang.IllegalStateException: Cut off at " + step, sync().text("problem"));
    server.restart();
    cut = Optional.empty();
    Answer answer = sync();
    assertEquals("", answer.text("problem"));
    assertEquals(0, answer.json().path("waiting").asInt());
    assertEquals(4, kept.published().size());
    List<String> publications =
        kept.lines("log", "--format=%(trailers:key=Publication,valueonly)", "main");
    assertEquals(4, new HashSet<>(publications).size());
    assertEquals("", here.status());
  }
}

package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.applied;
import static org.klartext.api.dialogue.Conversation.atOnce;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;

/** Two servers on one database, each with a clone of its own, and an editor, push to one remote. */
class GitNodesTest {
  private static final int ROUNDS = 6;
  private static final String ROUTER = "content/de/artikel/router.md";

  @TempDir Path folder;
  private GitRepository remote;
  private Conversation here;
  private Conversation there;

  @BeforeEach
  void start() throws Exception {
    String url = TestDatabases.POSTGRESQL.url(folder);
    remote = GitRepository.remote(folder);
    here = node(url, "here");
    there = node(url, "there");
  }

  private Conversation node(String url, String name) throws Exception {
    GitRepository clone = remote.clone(folder.resolve(name));
    return new Conversation(
        TestServer.in(clone.folder())
            .flag("--database", url)
            .flag("--secret", "z".repeat(40))
            .flag("--node", name)
            .flag("--git", "true")
            .flag("--git-interval", "86400")
            .start()
            .as(Role.MODERATOR));
  }

  @AfterEach
  void end() {
    here.server().close();
    there.server().close();
  }

  private static Answer sync(Conversation node) {
    Answer answer = node.server().post("/api/v1/sync", Map.of());
    assertEquals(200, answer.status(), answer.body());
    return answer;
  }

  private GitRepository clone(Conversation node) {
    return new GitRepository(node.server().content().resolveSibling(""));
  }

  /** Both have all that the other has published and pushed. */
  private void endsInStep() throws Exception {
    for (Conversation node : List.of(here, there)) {
      until(() -> node.server().get("/health/ready").text("publications").equals("up"));
    }
    until(() -> sync(here).json().path("waiting").asInt() == 0);
    for (Conversation node : List.of(here, there)) {
      until(() -> sync(node).text("problem").isEmpty());
      assertEquals(remote.git("rev-parse", "main"), clone(node).git("rev-parse", "HEAD"));
      assertEquals("", clone(node).status());
    }
  }

  @Test
  void whoeverPushesAtTheSameTimeNothingIsLost() throws Exception {
    GitRepository editor = remote.clone(folder.resolve("editor"));
    List<Callable<List<String>>> all = new ArrayList<>();
    all.add(() -> publish(here));
    all.add(() -> publish(there));
    all.add(() -> edit(editor));
    List<List<String>> texts = atOnce(all);
    endsInStep();
    for (int round = 0; round < ROUNDS; round++) {
      assertTrue(remote.file(ROUTER).contains(texts.getLast().get(round)), "the editor's lines");
    }
    for (Conversation node : List.of(here, there)) {
      for (String text : texts.get(0)) {
        assertEquals(1, Conversation.filesWith(node.server().content(), text).size(), text);
      }
      for (String text : texts.get(1)) {
        assertEquals(1, Conversation.filesWith(node.server().content(), text).size(), text);
      }
    }
    assertEquals(List.of(), remote.lines("rev-list", "--merges", "main"), "one line of history");
    assertEquals(2 * ROUNDS, remote.published().size());
    List<String> publications =
        remote.lines("log", "--format=%(trailers:key=Publication,valueonly)", "main");
    assertEquals(2 * ROUNDS, new HashSet<>(publications).size(), "each once");
    for (String commit : remote.published()) {
      assertEquals(1, remote.paths(commit).size());
    }
  }

  private static List<String> publish(Conversation at) {
    List<String> texts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      String text = unique("Beitrag") + ".";
      at.commented(text);
      texts.add(text);
      sync(at);
    }
    return texts;
  }

  /** Pulls and pushes until it works, as people do. */
  private static List<String> edit(GitRepository editor) throws Exception {
    List<String> texts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      String text = unique("Zeile des Redakteurs");
      editor.write(ROUTER, editor.read(ROUTER) + "\n" + text + "\n");
      editor.commitAll("Line " + round);
      while (editor.run("push", "-q", "origin", "main").status() != 0) {
        editor.git("pull", "-q", "--rebase");
      }
      texts.add(text);
    }
    return texts;
  }

  @Test
  void anEditReachesBothAndWhatWasDecidedMeanwhileIsDisputedOnce() throws Exception {
    Sent comment = here.commented(unique("Strittig."));
    until(() -> Files.exists(there.commentFile(comment)));
    endsInStep();
    GitRepository editor = remote.clone(folder.resolve("editor"));
    String path = "content/" + here.server().content().relativize(here.commentFile(comment));
    String byHand = editor.read(path) + "\n" + unique("Von Hand.") + "\n";
    editor.push(path, byHand);
    applied(there.remove(comment, "off-topic"));
    until(() -> Files.readString(here.commentFile(comment)).contains("off-topic"));
    assertEquals(1, sync(here).json().path("waiting").asInt());
    sync(there);
    assertEquals(byHand, Files.readString(here.commentFile(comment)));
    assertEquals(byHand, Files.readString(there.commentFile(comment)));
    Answer conflicts = there.server().get("/api/v1/moderation/conflicts");
    assertEquals(1, conflicts.json().path("data").size(), conflicts.body());
    String publication = conflicts.json().path("data").path(0).path("publication").asString();
    Answer settled =
        there
            .server()
            .json(
                "PUT",
                "/api/v1/moderation/conflicts/git/" + publication,
                Map.of("keep", "decided"));
    assertEquals(200, settled.status(), settled.body());
    endsInStep();
    assertTrue(Files.readString(here.commentFile(comment)).contains("off-topic"));
    assertTrue(Files.readString(there.commentFile(comment)).contains("off-topic"));
    assertTrue(remote.file(path).contains("off-topic"));
  }
}

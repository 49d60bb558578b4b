package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.applied;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** What is published becomes commits, and what others have pushed becomes files. */
class GitTest {
  private static final String ROUTER = "content/de/artikel/router.md";
  private static final String STILL = "---\ntitle: Still\nid: still\n---\nAnders.\n";
  private static final Map<String, String> CONFIRMED = Map.of("confirm", "yes");

  @TempDir Path folder;
  private GitRepository remote;
  private GitRepository here;
  private GitRepository editor;
  private TestServer server;
  private Conversation talk;

  @BeforeEach
  void start() throws Exception {
    remote = GitRepository.remote(folder);
    here = remote.clone(folder.resolve("here"));
    editor = remote.clone(folder.resolve("editor"));
    server = plan().start().as(Role.MODERATOR);
    talk = new Conversation(server);
  }

  /** Looks when it is asked to, and else once a day. */
  private TestServer.Plan plan() {
    return TestServer.in(here.folder()).flag("--git", "true").flag("--git-interval", "86400");
  }

  @AfterEach
  void end() {
    server.close();
  }

  private JsonNode sync() {
    Answer answer = server.post("/api/v1/sync", Map.of());
    assertEquals(200, answer.status(), answer.body());
    return answer.json();
  }

  private JsonNode inStep() {
    JsonNode result = sync();
    assertFalse(result.has("problem"), result.toString());
    assertEquals(0, result.path("waiting").asInt(), result.toString());
    return result;
  }

  private String commentPath(Sent comment) {
    return here.folder().relativize(talk.commentFile(comment)).toString();
  }

  @Test
  void everyPublicationIsACommitOfItsOnePathByWhoeverDecided() throws Exception {
    inStep();
    String question = unique("Wer schreibt das auf");
    String comment = unique("Ich.");
    Sent asked = talk.asked(question);
    talk.answered(asked, unique("Git."));
    Sent commented = talk.commented(comment);
    talk.at(commented, "withdraw", CONFIRMED);
    JsonNode result = inStep();
    List<String> commits = remote.published();
    assertEquals(6, commits.size(), "a question, an answer, a comment twice, the state twice");
    assertEquals(6, result.path("committed").asInt());
    assertEquals(6, result.path("pushed").asInt());
    Set<String> paths = new TreeSet<>();
    for (String commit : commits) {
      assertEquals(1, remote.paths(commit).size(), commit);
      paths.addAll(remote.paths(commit));
      List<String> said = remote.lines("show", "-s", "--format=%an%n%ae%n%ce%n%s", commit);
      boolean isContributor = said.getLast().startsWith("Comment withdrawn: ");
      String name = isContributor ? "contributor" : "moderator-[0-9a-z]+";
      assertTrue(said.get(0).toLowerCase(Locale.ROOT).matches(name), said.toString());
      assertEquals(said.get(0).toLowerCase(Locale.ROOT) + "@users.noreply.localhost", said.get(1));
      assertEquals("klartext@users.noreply.localhost", said.get(2));
    }
    assertEquals(4, paths.size());
    for (String path : paths) {
      assertEquals(here.read(path), remote.file(path));
    }
    assertEquals(List.of(), remote.lines("rev-list", "--merges", "main"));
    assertEquals("", here.status());
    assertEquals(remote.git("rev-parse", "main"), here.git("rev-parse", "HEAD"));
    String messages = remote.git("log", "--format=%B%an%ae%cn%ce", "--committer=Klartext");
    assertFalse(messages.contains(question) || messages.contains("Anna"), messages);
    String all = remote.git("log", "-p", "--format=fuller", "main");
    assertFalse(all.contains("otto@portal.example") || all.contains("127.0.0.1"));
  }

  @Test
  void whatWasUndoneIsToldAsItHappened() throws Exception {
    Sent comment = talk.commented(unique("Hin und her."));
    String text = here.read(commentPath(comment));
    talk.remove(comment, "off-topic");
    applied(talk.undo(comment));
    inStep();
    List<String> subjects = remote.lines("log", "--format=%s", "main", "--", commentPath(comment));
    assertEquals(
        List.of("Comment reverted", "Comment removed", "Comment approved"),
        subjects.stream().map(it -> it.substring(0, it.indexOf(':'))).toList());
    assertEquals(text, remote.file(commentPath(comment)));
  }

  @Test
  void whatAnEditorHasStagedOrIsStillWritingStaysAsItIs() throws Exception {
    here.write(ROUTER, here.read(ROUTER) + "\nVorgemerkt.\n");
    here.write("content/de/artikel/neu.md", "---\ntitle: Neu\n---\nNeu.\n");
    here.git("add", ROUTER, "content/de/artikel/neu.md");
    here.write(ROUTER, here.read(ROUTER) + "\nUnd noch mehr.\n");
    here.write("content/de/artikel/still.md", "---\ntitle: Still\n---\nUnfertig.\n");
    here.write("notizen.txt", "Nur für mich.\n");
    String status = here.status();
    String staged = here.git("diff", "--cached");
    String written = here.git("diff");
    Sent first = talk.commented(unique("Eins."));
    inStep();
    Sent second = talk.commented(unique("Zwei."));
    talk.remove(first, "spam");
    inStep();
    assertEquals(status, here.status());
    assertEquals(staged, here.git("diff", "--cached"));
    assertEquals(written, here.git("diff"));
    here.git("commit", "-q", "-m", "Router");
    assertEquals(List.of("content/de/artikel/neu.md", ROUTER), here.paths("HEAD"));
    assertEquals(here.read(commentPath(second)), here.git("show", "HEAD:" + commentPath(second)));
  }

  @Test
  void whatOthersHavePushedBecomesFiles() throws Exception {
    String edit = unique("Von anderswo.");
    editor.write(ROUTER, editor.read(ROUTER) + "\n" + edit + "\n");
    editor.write("content/de/artikel/neu.md", "---\ntitle: Neu\nid: neu\n---\n" + edit + "\n");
    editor.write("skript.sh", "#!/bin/sh\n");
    assertTrue(editor.folder().resolve("skript.sh").toFile().setExecutable(true));
    editor.git("rm", "-q", "content/de/artikel/stumm.md");
    editor.commitAll("Three files");
    editor.git("push", "-q", "origin", "main");
    assertEquals(1, inStep().path("fetched").asInt());
    assertEquals("", here.status());
    assertEquals(editor.git("rev-parse", "HEAD"), here.git("rev-parse", "HEAD"));
    until(() -> talk.article().contains(edit));
    until(() -> server.get("/artikel/neu/").body().contains(edit));
    until(() -> server.get("/artikel/stumm/").status() == 404);
  }

  @Test
  void filesChangedHereAreLeftAloneAndShown() throws Exception {
    String mine = here.read(ROUTER) + "\nHier geändert.\n";
    here.write(ROUTER, mine);
    editor.write(ROUTER, editor.read(ROUTER) + "\nDort geändert.\n");
    editor.commitAll("Router");
    editor.push("content/de/artikel/still.md", STILL);
    JsonNode result = sync();
    assertEquals(List.of(ROUTER), strings(result.path("leftAlone")));
    assertEquals(mine, here.read(ROUTER));
    assertEquals(STILL, here.read("content/de/artikel/still.md"));
    assertEquals(" M " + ROUTER + "\n", here.status());
    assertEquals(List.of(ROUTER), strings(sync().path("leftAlone")), "until it is mended");
    here.git("checkout", "-q", "--", ROUTER);
    assertEquals(List.of(), strings(sync().path("leftAlone")));
    assertTrue(here.read(ROUTER).contains("Dort geändert."));
  }

  @Test
  void whatLeadsOutOfTheTreeIsNotWritten() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.md"), "Geheim.");
    Files.createSymbolicLink(editor.folder().resolve("content/de/artikel/link.md"), outside);
    editor.commitAll("A link");
    String blob = editor.git("hash-object", "-w", ".gitignore").strip();
    String tree = editor.git("rev-parse", "HEAD^{tree}").strip();
    String hooks = mktree("100755 blob " + blob + "\tpost-checkout\n");
    String dotGit = mktree("040000 tree " + hooks + "\thooks\n");
    String all = mktree(editor.git("ls-tree", tree) + "040000 tree " + dotGit + "\t.git\n");
    String commit = editor.git("commit-tree", all, "-p", "HEAD", "-m", "A hook").strip();
    editor.git("push", "-q", "origin", commit + ":refs/heads/main");
    List<String> left = strings(inStep().path("leftAlone"));
    assertEquals(List.of(".git/hooks/post-checkout", "content/de/artikel/link.md"), left);
    assertFalse(Files.exists(here.folder().resolve(".git/hooks/post-checkout")));
    assertFalse(Files.exists(here.folder().resolve("content/de/artikel/link.md")));
  }

  private String mktree(String entries) throws Exception {
    Path file = Files.writeString(folder.resolve("entries.txt"), entries);
    return editor.git("-c", "alias.make=!git mktree < '" + file + "'", "make").strip();
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void anEditByHandWinsUntilSomebodySaysOtherwise() throws Exception {
    for (String keep : List.of("tree", "decided")) {
      Sent comment = talk.commented(unique("Erst so."));
      inStep();
      String byHand = unique("Von Hand.");
      editor.git("pull", "-q", "--rebase");
      String edited = editor.read(commentPath(comment)) + "\n" + byHand + "\n";
      editor.push(commentPath(comment), edited);
      talk.remove(comment, "off-topic");
      JsonNode result = sync();
      assertEquals(1, result.path("waiting").asInt(), result.toString());
      assertEquals(edited, remote.file(commentPath(comment)));
      assertEquals(edited, here.read(commentPath(comment)));
      until(() -> talk.article().contains(byHand));
      JsonNode conflict = server.get("/api/v1/moderation/conflicts").json().path("data").path(0);
      assertEquals("git", conflict.path("node").asString());
      assertEquals(edited, conflict.path("tree").asString());
      assertTrue(conflict.path("decided").asString().contains("reason: off-topic"));
      applied(
          server.json(
              "PUT",
              "/api/v1/moderation/conflicts/git/" + conflict.path("publication").asString(),
              Map.of("keep", keep)));
      inStep();
      assertEquals(keep.equals("tree"), remote.file(commentPath(comment)).contains(byHand));
      assertEquals(remote.file(commentPath(comment)), here.read(commentPath(comment)));
      assertTrue(server.get("/api/v1/moderation/conflicts").json().path("data").isEmpty());
      assertEquals("", here.status());
    }
  }

  @Test
  void anErasureOverridesEveryEdit() throws Exception {
    Sent comment = talk.commented(unique("Persönliches."));
    inStep();
    editor.git("pull", "-q", "--rebase");
    editor.push(commentPath(comment), editor.read(commentPath(comment)) + "\nNoch mehr.\n");
    assertEquals(200, talk.at(comment, "erase", CONFIRMED).status());
    inStep();
    assertTrue(remote.file(commentPath(comment)).contains("reason: erased"));
    assertFalse(remote.file(commentPath(comment)).contains("Noch mehr."));
    assertEquals(remote.file(commentPath(comment)), here.read(commentPath(comment)));
    assertTrue(server.get("/api/v1/moderation/conflicts").json().path("data").isEmpty());
  }

  @Test
  void whileTheRemoteIsAwayPublishingGoesOn() throws Exception {
    inStep();
    Path away = folder.resolve("away.git");
    Files.move(remote.folder(), away);
    String kept = unique("Bleibt.");
    String erased = unique("Bleibt nicht.");
    talk.commented(kept);
    Sent gone = talk.commented(erased);
    Answer answer = server.post("/api/v1/sync", Map.of());
    assertEquals(502, answer.status(), answer.body());
    assertEquals("git-remote", answer.text("code"));
    assertTrue(answer.text("detail").contains("“origin” cannot be reached"), answer.body());
    assertEquals(200, talk.at(gone, "erase", CONFIRMED).status());
    assertTrue(talk.article().contains(kept));
    Answer ready = server.get("/health/ready");
    assertEquals(200, ready.status());
    assertEquals(answer.text("detail"), ready.text("git"));
    String metrics = server.get("/metrics").body();
    assertTrue(metrics.contains("klartext_git_failing 1.0"), metrics);
    assertTrue(metrics.contains("klartext_git_waiting 2.0"), metrics);
    server.restart();
    Files.move(away, remote.folder());
    inStep();
    assertEquals(2, remote.published().size(), "a comment and an erasure");
    assertEquals("up", server.get("/health/ready").text("git"));
    String all = remote.git("log", "-p", "main");
    assertTrue(all.contains(kept));
    assertFalse(all.contains(erased), "what was never pushed is nowhere");
    assertEquals("", here.status());
  }

  @Test
  void commitsOfAnEditorHereAreNotTouched() throws Exception {
    here.write(ROUTER, here.read(ROUTER) + "\nHier.\n");
    here.git("commit", "-q", "-a", "-m", "Only here");
    String mine = here.git("rev-parse", "HEAD");
    assertFalse(sync().has("problem"), "he may push later");
    Sent comment = talk.commented(unique("Weiter."));
    editor.push("content/de/artikel/still.md", STILL);
    JsonNode result = sync();
    assertEquals(1, result.path("pushed").asInt());
    assertTrue(result.path("problem").asString().contains("git pull --rebase"), result.toString());
    assertEquals(mine, here.git("rev-parse", "HEAD"));
    assertEquals(here.read(commentPath(comment)), remote.file(commentPath(comment)));
    // as it says
    here.git("add", "--all");
    here.git("commit", "-q", "-m", "All");
    here.git("pull", "-q", "--rebase");
    here.git("push", "-q");
    inStep();
    assertEquals("", here.status());
    assertTrue(remote.file(ROUTER).contains("Hier."));
    assertEquals(STILL, here.read("content/de/artikel/still.md"));
    assertEquals(here.read(commentPath(comment)), remote.file(commentPath(comment)));
  }

  @Test
  void whoeverWorksInTheCloneIsNotDisturbed() throws Exception {
    Path lock = here.folder().resolve(".git/index.lock");
    Files.createFile(lock);
    Sent comment = talk.commented(unique("Trotzdem."));
    JsonNode result = sync();
    assertEquals(1, result.path("pushed").asInt());
    assertTrue(result.path("problem").asString().contains("index.lock"), result.toString());
    assertEquals(here.read(commentPath(comment)), remote.file(commentPath(comment)));
    Files.delete(lock);
    inStep();
    assertEquals("", here.status());
    here.git("switch", "-q", "-c", "other");
    result = sync();
    assertTrue(result.path("problem").asString().contains("git switch main"), result.toString());
    here.git("switch", "-q", "main");
    inStep();
  }

  @Test
  void withoutARemoteCommitsStayHere() throws Exception {
    server.close();
    here.git("remote", "remove", "origin");
    server = plan().start().as(Role.MODERATOR);
    talk = new Conversation(server);
    Sent comment = talk.commented(unique("Nur hier."));
    JsonNode result = inStep();
    assertEquals(1, result.path("committed").asInt());
    assertEquals(0, result.path("pushed").asInt());
    assertEquals(List.of(commentPath(comment)), here.paths("HEAD"));
    assertEquals("", here.status());
  }

  @Test
  void whatWasPublishedBeforeGitWasUsedIsTakenOver() throws Exception {
    inStep();
    server.close();
    server = TestServer.in(here.folder()).start().as(Role.MODERATOR);
    talk = new Conversation(server);
    assertEquals(409, server.post("/api/v1/sync", Map.of()).status());
    Sent comment = talk.commented(unique("Ohne Git."));
    server.close();
    server = plan().start().as(Role.MODERATOR);
    talk = new Conversation(server);
    talk.remove(comment, "spam");
    inStep();
    assertTrue(remote.file(commentPath(comment)).contains("reason: spam"));
  }

  @Test
  void onlyWhoWorksHereAsksForIt() throws Exception {
    assertEquals(405, server.get("/api/v1/sync").status());
    HttpRequest.Builder nobody =
        HttpRequest.newBuilder(URI.create(server.url("/api/v1/sync")))
            .POST(HttpRequest.BodyPublishers.noBody());
    assertEquals(401, server.send(nobody).status());
    server.as(Role.EDITOR);
    inStep();
  }
}

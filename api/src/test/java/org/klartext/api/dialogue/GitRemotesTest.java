package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.unique;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;

/** Remotes are reached as Git reaches them: with a token by http, with the system's ssh. */
class GitRemotesTest {
  @TempDir Path folder;
  private GitRepository remote;
  private GitRepository here;

  @BeforeEach
  void prepare() throws Exception {
    remote = GitRepository.remote(folder);
    here = remote.clone(folder.resolve("here"));
  }

  private TestServer serve(String token) throws Exception {
    return TestServer.in(here.folder())
        .flag("--git", "true")
        .flag("--git-interval", "86400")
        .flag("--git-token", token)
        .start()
        .as(Role.MODERATOR);
  }

  private void publishes(TestServer server) throws Exception {
    GitRepository editor = remote.clone(folder.resolve("editor"));
    editor.push("content/de/artikel/still.md", "---\ntitle: Still\nid: still\n---\nAnders.\n");
    Conversation talk = new Conversation(server);
    Sent comment = talk.commented(unique("Auch dort."));
    Answer answer = server.post("/api/v1/sync", Map.of());
    assertEquals(200, answer.status(), answer.body());
    String path = here.folder().relativize(talk.commentFile(comment)).toString();
    assertEquals(here.read(path), remote.file(path));
    assertTrue(here.read("content/de/artikel/still.md").contains("Anders."));
    assertEquals("", here.status());
  }

  @Test
  void byHttpWithAToken() throws Exception {
    try (GitHost host = new GitHost(folder, "tok-right")) {
      here.git("remote", "set-url", "origin", host.url("remote.git"));
      try (TestServer server = serve("tok-right")) {
        publishes(server);
      }
      try (TestServer server = serve("tok-wrong")) {
        Answer answer = server.post("/api/v1/sync", Map.of());
        assertEquals(502, answer.status(), answer.body());
        assertTrue(answer.text("detail").contains("not authorized"), answer.body());
        assertFalse(answer.body().contains("tok-wrong"), answer.body());
      }
    }
  }

  @Test
  void whyAPushIsRefusedIsTold() throws Exception {
    try (GitHost host = new GitHost(folder, "tok")) {
      here.git("remote", "set-url", "origin", host.url("remote.git"));
      Path hook = remote.folder().resolve("hooks/pre-receive");
      Files.writeString(hook, "#!/bin/sh\nexit 1\n");
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
      try (TestServer server = serve("tok")) {
        new Conversation(server).commented(unique("Noch nicht."));
        Answer answer = server.post("/api/v1/sync", Map.of());
        assertEquals(502, answer.status(), answer.body());
        assertTrue(answer.text("detail").contains("pre-receive hook declined"), answer.body());
        assertEquals("", remote.git("log", "--format=%H", "--committer=Klartext", "main"));
        Files.delete(hook);
        publishes(server);
        assertEquals(2, remote.published().size());
      }
    }
  }

  @Test
  void bySshOfTheSystem() throws Exception {
    Path ssh = folder.resolve("ssh.sh");
    Path log = folder.resolve("ssh.log");
    Files.writeString(
        ssh, "echo \"$@\" >> '" + log + "'\nfor last; do :; done\nexec sh -c \"$last\"\n");
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    here.git("remote", "set-url", "origin", "ssh://git@git.example:2222" + remote.folder());
    here.git("config", "core.sshCommand", "sh '" + ssh + "' -i key");
    try (TestServer server = serve("")) {
      publishes(server);
    }
    String said = Files.readString(log);
    assertTrue(said.contains("-i key -o BatchMode=yes"), said);
    assertTrue(said.contains("-p 2222 -- git@git.example git-receive-pack '" + remote.folder()));
  }
}

package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;
import org.klartext.api.TestPortal;

/** What is told to those who want Git where it cannot be used. */
class GitUsageTest {
  @TempDir Path folder;
  private Path content;

  @BeforeEach
  void write() throws IOException {
    content = folder.resolve("portal/content");
    TreeArchive.write(content, TestPortal.ARCHIVE);
  }

  private Typed serve() {
    List<String> words = new ArrayList<>(List.of("serve", "--git", "--port", "0"));
    words.addAll(List.of("--content", content.toString()));
    words.addAll(List.of("--out", folder.resolve("site").toString()));
    words.addAll(List.of("--state", folder.resolve("var").toString()));
    return Typed.of(words.toArray(String[]::new));
  }

  private void git(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Editor"));
    command.addAll(List.of("-c", "user.email=editor@house.example"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .directory(content.resolve("..").toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("git.txt").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> read(folder.resolve("git.txt")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theOptionNeedsNoValue() {
    assertTrue(Typed.of("config", "--git").out().matches("(?s).*\ngit +true +--git\n.*"));
    assertTrue(Typed.of("config", "--git=off").out().matches("(?s).*\ngit +off +--git\n.*"));
    Typed wrong = Typed.of("config", "--git=perhaps");
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains("“perhaps”"), wrong.err());
  }

  @Test
  void aTokenIsNeverShown() {
    Typed typed = Typed.with(Map.of("KLARTEXT_GIT_TOKEN", "geheim"), "", "config", "--git");
    assertFalse(typed.all().contains("geheim"), typed.all());
    assertEquals(2, Typed.of("config", "--git-token", "x").status(), "nor an argument");
  }

  @Test
  void aServerIsNotCalledGit() {
    Typed typed = Typed.of("config", "--node", "git");
    assertEquals(2, typed.status());
    assertTrue(typed.err().contains("stands for the Git repository"), typed.err());
  }

  @Test
  void aFolderThatIsInNoCloneIsNamed() {
    Typed typed = serve();
    assertEquals(2, typed.status(), typed.all());
    assertTrue(typed.err().contains("“" + content + "” lies in no work tree of Git"), typed.err());
    assertTrue(typed.err().contains("git init"), typed.err());
  }

  @Test
  void aHeadThatIsOnNoBranchIsToldWithTheCure() throws Exception {
    git("init", "-q");
    git("add", "--all");
    git("commit", "-q", "-m", "The portal");
    git("checkout", "-q", "--detach");
    Typed typed = serve();
    assertEquals(2, typed.status(), typed.all());
    assertTrue(typed.err().contains("HEAD is detached"), typed.err());
    assertTrue(typed.err().contains("git switch"), typed.err());
  }
}

package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.klartext.TreeArchive;
import org.klartext.api.TestPortal;

/**
 * A repository, used as people use it: with the program {@code git}.
 *
 * @param folder of it
 */
record GitRepository(Path folder) {
  /** A bare one with the small portal below {@code content}, as others push to and fetch from. */
  static GitRepository remote(Path base) throws Exception {
    Path bare = base.resolve("remote.git");
    new GitRepository(base).git("init", "-q", "--bare", "-b", "main", bare.toString());
    GitRepository remote = new GitRepository(bare);
    GitRepository first = remote.clone(base.resolve("first"));
    TreeArchive.write(first.folder().resolve("content"), TestPortal.ARCHIVE);
    Files.writeString(first.folder().resolve(".gitignore"), "/site/\n/var/\n");
    first.commitAll("The portal");
    first.git("push", "-q", "origin", "main");
    return remote;
  }

  /** Another one with the same history. */
  GitRepository clone(Path target) throws Exception {
    git("clone", "-q", folder.toString(), target.toString());
    return new GitRepository(target);
  }

  /** Runs git and returns what it prints; it has to succeed. */
  String git(String... arguments) throws Exception {
    Ended ended = run(arguments);
    assertEquals(0, ended.status(), String.join(" ", arguments) + ":\n" + ended.output());
    return ended.output();
  }

  /**
   * How git has ended.
   *
   * @param status 0 if all is well
   * @param output all that it printed
   */
  record Ended(int status, String output) {}

  /** Runs git, as an editor with a name and without settings of this machine. */
  Ended run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=Editor", "-c", "user.email=editor@house.example"));
    command.addAll(List.of("-c", "init.defaultBranch=main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_EDITOR", "true");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  void commitAll(String message) throws Exception {
    git("add", "--all");
    git("commit", "-q", "-m", message);
  }

  /** Writes a file of the work tree. */
  Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }

  String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  /** Brings an edit of one file to the remote, as somebody who works elsewhere. */
  void push(String path, String text) throws Exception {
    git("pull", "-q", "--rebase");
    write(path, text);
    commitAll("Edit " + path);
    git("push", "-q", "origin", "main");
  }

  /** What has been changed and not committed. */
  String status() throws Exception {
    return git("status", "--porcelain", "--untracked-files=all");
  }

  /** The lines that git prints. */
  List<String> lines(String... arguments) throws Exception {
    return git(arguments).lines().filter(it -> !it.isBlank()).toList();
  }

  /** The commits that the server has made, newest first. */
  List<String> published() throws Exception {
    return lines("log", "--format=%H", "--committer=Klartext", "main");
  }

  /** The paths that a commit changes. */
  List<String> paths(String commit) throws Exception {
    return lines("show", "--name-only", "--format=", commit);
  }

  /** A file as the newest commit has it. */
  String file(String path) throws Exception {
    return git("show", "main:" + path);
  }
}

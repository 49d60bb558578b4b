package org.klartext.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds what it needs, and passes on what it gets. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path ROOT =
      Path.of(System.getProperty("klartext.root", "..")).toAbsolutePath().normalize();
  private static final String JDK = System.getProperty("java.home");

  @TempDir Path folder;
  private Path home = Path.of("");

  private record Run(int status, String out, String err) {}

  /** A copy of launcher and jar, without sources, in a folder with a blank in its name. */
  @BeforeEach
  void install() throws IOException {
    home = folder.resolve("my klartext");
    Files.createDirectories(home.resolve("api/target"));
    Files.copy(ROOT.resolve("klartext"), home.resolve("klartext"));
    assertTrue(home.resolve("klartext").toFile().setExecutable(true));
    Files.copy(ROOT.resolve("api/target/klartext.jar"), home.resolve("api/target/klartext.jar"));
  }

  private Run run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Run launch(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Stream<String> command =
        Stream.concat(Stream.of(home.resolve("klartext").toString()), Stream.of(arguments));
    return run(environment, command.toList());
  }

  private static Map<String, String> ci() {
    return Map.of("JAVA_HOME", JDK, "CI", "true");
  }

  private Path fakeJdk(String version) throws IOException {
    Path jdk = folder.resolve("jdk " + version);
    Files.createDirectories(jdk.resolve("bin"));
    Path java = Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\necho fake \"$@\"\nexit 7\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"X\"\nJAVA_RUNTIME_VERSION=\"%s+1\"\nJAVA_VERSION=\"%s\"\n"
            .formatted(version, version));
    return jdk;
  }

  @Test
  void argumentsAndStatusArePassedOnAndStdoutIsClean() throws Exception {
    Run version = launch(ci(), "--version");
    assertEquals(0, version.status(), version.err());
    assertTrue(version.out().startsWith("Klartext "), version.out());
    assertEquals("", version.err());
    Run wrong = launch(ci(), "new", "faq", "two  blanks and 'quotes'", "--lang", "", "--json");
    assertEquals(2, wrong.status());
    assertEquals("", wrong.out());
  }

  @Test
  void aLinkFromElsewhereWorks() throws Exception {
    Path link = folder.resolve("bin/kt");
    Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(link, Path.of("../my klartext/klartext"));
    Run run = run(ci(), List.of(link.toString(), "--version"));
    assertEquals(0, run.status(), run.err());
    Run found =
        run(
            Map.of("JAVA_HOME", JDK, "CI", "true", "PATH", link.getParent() + ":/usr/bin:/bin"),
            List.of("sh", "-c", "kt --version"));
    assertEquals(0, found.status(), found.err());
  }

  @Test
  void theNewPortalIsShownWithTheCommandThatWorks() throws Exception {
    Run run = launch(ci(), "new", "site", "portal");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("'" + home.toRealPath() + "/klartext' preview"), run.out());
    Run build =
        run(
            ci(),
            List.of("sh", "-c", "cd portal && '../my klartext/klartext' build --strict --json"));
    assertEquals(0, build.status(), build.out() + build.err());
    assertTrue(build.out().contains("\"warnings\":0"), build.out());
  }

  @Test
  void aJavaHomeThatIsTooOldIsSkipped() throws Exception {
    Map<String, String> old =
        Map.of(
            "JAVA_HOME",
            fakeJdk("17.0.1").toString(),
            "PATH",
            Path.of(JDK, "bin") + ":/usr/bin:/bin",
            "CI",
            "true");
    Run run = launch(old, "--version");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("Klartext "), run.out());
  }

  @Test
  void aNewerJavaHomeIsTaken() throws Exception {
    String jdk = fakeJdk("26").toString();
    Run run = launch(Map.of("JAVA_HOME", jdk, "CI", "true"), "check", "a b");
    assertEquals(7, run.status());
    assertTrue(run.out().startsWith("fake -XX"), run.out());
    assertTrue(run.out().endsWith("klartext.jar check a b\n"), run.out());
  }

  @Test
  void nothingIsRecordedInContinuousIntegration() throws Exception {
    launch(ci(), "--version");
    try (Stream<Path> files = Files.list(home.resolve("api/target/aot"))) {
      assertEquals(List.of("digest"), files.map(it -> it.getFileName().toString()).toList());
    }
  }

  @Test
  void theDigestIsRememberedUntilTheJarChanges() throws Exception {
    launch(ci(), "--version");
    Path digest = home.resolve("api/target/aot/digest");
    String before = Files.readString(digest, StandardCharsets.UTF_8);
    assertTrue(before.matches("(?s)[0-9a-f]{64}\\n.*klartext\\.jar\\n"), before);
    Path jar = home.resolve("api/target/klartext.jar");
    Files.delete(jar);
    Files.writeString(jar, "another");
    Run broken = launch(ci(), "--version");
    assertEquals(1, broken.status());
    assertFalse(Files.readString(digest).substring(0, 64).equals(before.substring(0, 64)));
  }

  @Test
  void withoutAJarThereIsOneSentence() throws Exception {
    Files.delete(home.resolve("api/target/klartext.jar"));
    Run run = launch(ci(), "--version");
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
  }
}

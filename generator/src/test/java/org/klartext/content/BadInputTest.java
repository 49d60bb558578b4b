package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Problem;
import org.klartext.site.Site;

/** Whatever is wrong with one file is told of that file, and the other files are read. */
class BadInputTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;

  @BeforeEach
  void write() throws IOException {
    TreeArchive.write(folder, "-- site.yaml --\ntitle: S\n-- de/good.md --\n# Good\n");
  }

  private List<Problem> problems() {
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      Site site = loader.load(LoadRequest.of(Edition.PUBLIC, Instant.EPOCH));
      assertEquals(
          List.of("de/good.md"),
          site.pages().stream().map(page -> page.meta().source().path()).toList());
      return site.problems();
    }
  }

  private void assertProblem(String expected) {
    List<Problem> problems = problems();
    assertEquals(
        List.of(expected),
        problems.stream()
            .map(it ->
                it.code()
                    + " "
                    + it.file()
                    + ":"
                    + it.position().line()
                    + ":"
                    + it.position().column())
            .toList());
    assertTrue(problems.getFirst().isError());
  }

  @Test
  void aFileThatIsNotUtf8() throws IOException {
    Files.write(
        folder.resolve("de/bad.md"),
        "---\ntitle: Bad\n---\nGrün\n".getBytes(StandardCharsets.ISO_8859_1));
    assertProblem("not-utf-8 de/bad.md:4:3");
  }

  @Test
  void frontMatterThatNeverEnds() throws IOException {
    Files.writeString(folder.resolve("de/bad.md"), "---\ntitle: Bad\n\nText\n");
    assertProblem("front-matter-unclosed de/bad.md:1:1");
  }

  @Test
  void jsonFrontMatterThatNeverEnds() throws IOException {
    Files.writeString(folder.resolve("de/bad.md"), "{\n\"title\": \"Bad\"\n");
    assertProblem("front-matter-unclosed de/bad.md:1:1");
  }

  @Test
  void frontMatterThatIsNoYaml() throws IOException {
    Files.writeString(folder.resolve("de/bad.md"), "---\ntitle: a\nx: b: c\n---\n");
    assertProblem("front-matter-syntax de/bad.md:3:5");
  }

  @Test
  void frontMatterThatIsNoToml() throws IOException {
    Files.writeString(folder.resolve("de/bad.md"), "+++\ntitle = \"a\"\nx = = 1\n+++\n");
    assertProblem("front-matter-syntax de/bad.md:3:5");
  }

  @Test
  void aBillionLaughsAndATowerOfBrackets() throws IOException {
    StringBuilder yaml = new StringBuilder("---\na0: &a0 [x, x]\n");
    for (int i = 1; i < 29; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    yaml.append("tags: *a28\ntitle: T\ndate: 2999-01-01\n---\n");
    Files.writeString(folder.resolve("de/laughs.md"), yaml);
    Files.writeString(folder.resolve("de/tower.md"), "---\na: " + "[".repeat(100_000) + "\n---\n");
    List<Problem> errors = problems().stream().filter(Problem::isError).toList();
    assertEquals(
        List.of("wrong-type", "wrong-type", "front-matter-syntax"),
        errors.stream().map(Problem::code).toList());
  }

  @Test
  void aFileOfTwentyMegabytes() throws IOException {
    Files.write(folder.resolve("de/bad.md"), new byte[20_000_000]);
    assertProblem("file-too-large de/bad.md:1:1");
  }

  @Test
  void aLinkOutOfTheTree() throws IOException {
    Files.writeString(elsewhere.resolve("secret.md"), "# Secret\n");
    Files.createSymbolicLink(folder.resolve("de/bad"), elsewhere);
    assertProblem("link-out-of-tree de/bad:1:1");
    Files.delete(folder.resolve("de/bad"));
    Files.createSymbolicLink(folder.resolve("de/bad.md"), elsewhere.resolve("secret.md"));
    assertProblem("link-out-of-tree de/bad.md:1:1");
  }

  @Test
  void aLoopOfLinks() throws IOException {
    Files.createSymbolicLink(folder.resolve("de/bad"), folder);
    assertProblem("symlink-loop de/bad:1:1");
    Files.delete(folder.resolve("de/bad"));
    Files.createSymbolicLink(folder.resolve("de/bad"), folder.resolve("de/bad"));
    assertProblem("symlink-loop de/bad:1:1");
  }

  @Test
  void aLoopOfTwoLinks() throws IOException {
    Files.createDirectories(folder.resolve("x"));
    Files.createDirectories(folder.resolve("y"));
    Files.createSymbolicLink(folder.resolve("x/y"), folder.resolve("y"));
    Files.createSymbolicLink(folder.resolve("y/x"), folder.resolve("x"));
    assertEquals(
        List.of("symlink-loop x/y/x", "symlink-loop y/x/y"),
        problems().stream().map(it -> it.code() + " " + it.file()).toList());
  }

  @Test
  void aFolderThatIsNotThere() {
    try (SiteLoader loader = new SiteLoader(folder.resolve("none"), new Markdown())) {
      Site site = loader.load(LoadRequest.of(Edition.PUBLIC, Instant.EPOCH));
      assertEquals(
          List.of("no-content-folder", "no-site-yaml"),
          site.problems().stream().map(Problem::code).toList());
    }
  }
}

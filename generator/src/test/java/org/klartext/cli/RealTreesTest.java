package org.klartext.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trees that nobody here wrote become finished sites. */
class RealTreesTest {
  /** The errors that issue 2 lists; all else that is foreign is a warning. */
  private static final Set<String> ERRORS =
      Set.of(
          "wrong-type",
          "duplicate-permalink",
          "link-out-of-tree",
          "symlink-loop",
          "orphan-reply",
          "front-matter-syntax");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "markdown-sites/hugo-docs/content",
        "faq-de/datenanfragen/content",
        "faq-de/organicmaps/content",
        "faq-de/hka-fachschaft/content"
      })
  void theyBuildCompletely(String tree) throws IOException {
    Path content = Path.of(System.getProperty("klartext.corpora", "")).resolve(tree);
    assumeTrue(Files.isDirectory(content), "The corpora are not here");
    Terminal terminal = new Terminal(folder);
    Terminal.Session session =
        terminal.build("--content", content.toString(), "--json", "--drafts", "--at", "2030-01-01");
    JsonNode report = JsonMapper.shared().readTree(session.out());
    List<String> errors = new ArrayList<>();
    for (JsonNode problem : report.path("problems")) {
      if (problem.path("severity").asString().equals("error")) {
        errors.add(problem.path("code").asString() + " " + problem.path("file").asString());
      }
    }
    List<String> unlisted =
        errors.stream().filter(error -> !ERRORS.contains(error.split(" ", 2)[0])).toList();
    assertEquals(List.of(), unlisted);
    assertEquals(errors.isEmpty() ? 0 : 1, session.status());
    long leftOut =
        errors.stream()
            .filter(error -> !error.startsWith("link-out-of-tree"))
            .map(error -> error.split(" ", 2)[1])
            .distinct()
            .count();
    long expected = markdownFiles(content);
    assertTrue(report.path("pages").asLong() >= expected - leftOut, errors::toString);
    assertEquals(report.path("pages").asLong(), documents(terminal.out()), errors::toString);
  }

  private static long documents(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("api/v1/pages"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals("index.json") && !name.startsWith("page-"))
          .count();
    }
  }

  private static long markdownFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".md"))
          .filter(name -> !name.startsWith("_") || name.startsWith("_index"))
          .count();
    }
  }
}

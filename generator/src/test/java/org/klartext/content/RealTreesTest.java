package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Problem;
import org.klartext.site.Site;

/** Trees that were written for other generators load completely. */
class RealTreesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "markdown-sites/hugo-docs/content",
        "faq-de/datenanfragen/content",
        "faq-de/organicmaps/content",
        "faq-de/hka-fachschaft/content"
      })
  void everyMarkdownFileBecomesAPage(String tree) throws IOException {
    Path folder = Path.of(System.getProperty("klartext.corpora", "")).resolve(tree);
    assumeTrue(Files.isDirectory(folder), "The corpora are not here");
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      Instant late = Instant.parse("2030-01-01T00:00:00Z");
      Site site = loader.load(LoadRequest.of(Edition.PUBLIC, late).withDrafts());
      List<String> errors =
          site.problems().stream()
              .filter(Problem::isError)
              .map(it -> it.code() + " " + it.file())
              .toList();
      assertEquals(List.of(), errors);
      assertEquals(markdownFiles(folder), site.pages().size());
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

package org.klartext.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.klartext.markdown.Markdown.Dialect;

/** The examples of the specifications, through the same parser settings and the same renderer. */
class SpecificationTest {
  private static final int KNOWN_EXCEPTIONS = 21;

  private record Example(String name, String extension, String markdown, String html) {}

  @Test
  void theExceptionsAreCountedExactly() throws Exception {
    assertEquals(KNOWN_EXCEPTIONS, exceptions().size());
  }

  @Test
  void everyExampleOfCommonMarkIsRenderedExceptTheListedOnes() throws Exception {
    List<Example> examples = examples("commonmark-spec-0.31.2.txt", "commonmark");
    assertEquals(652, examples.size());
    assertEquals(listed("commonmark"), failing(examples, Dialect.COMMONMARK));
  }

  @Test
  void everyExampleOfGitHubsExtensionsIsRenderedExceptTheListedOnes() throws Exception {
    List<Example> examples =
        examples("gfm-spec.txt", "gfm").stream().filter(e -> !e.extension.isEmpty()).toList();
    assertEquals(24, examples.size());
    assertEquals(listed("gfm"), failing(examples, Dialect.GFM));
  }

  private static Set<String> failing(List<Example> examples, Dialect dialect) throws Exception {
    Markdown markdown = new Markdown(dialect);
    Set<String> failing = new TreeSet<>();
    for (Example example : examples) {
      MarkdownText text =
          new MarkdownText(example.markdown, "spec.md", 1, "en", Trust.AUTHOR_RAW_HTML);
      String html = markdown.parse(text).body().text().html().resolve(_ -> "", _ -> "");
      if (!normalised(html).equals(normalised(example.html))) {
        failing.add(example.name);
      }
    }
    return failing;
  }

  /** XHTML's slashes, the order and the XHTML values of a task's attributes do not count. */
  private static String normalised(String html) {
    return html.replace(" />", ">")
        .replaceAll("<input (checked=\"\" )?disabled=\"\" type=\"checkbox\">", "<input $1>")
        .replaceAll(
            "<input type=\"checkbox\"( checked)? disabled aria-label=\"\\w+\">", "<input $1>")
        .replace("checked=\"\" ", " checked")
        .strip();
  }

  private static List<Example> examples(String file, String specification) throws IOException {
    Path path = Rendering.corpora().resolve("commonmark").resolve(file);
    List<String> lines = Files.readAllLines(path);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("`{20,} example.*")) {
        String extension = lines.get(i).replaceAll("`+ example *", "");
        int middle = i + lines.subList(i, lines.size()).indexOf(".");
        int end = middle;
        while (!lines.get(end).matches("`{20,}")) {
          end++;
        }
        String name = specification + " " + (examples.size() + 1);
        examples.add(
            new Example(name, extension, text(lines, i + 1, middle), text(lines, middle + 1, end)));
        i = end;
      }
    }
    return examples;
  }

  private static String text(List<String> lines, int from, int to) {
    return lines.subList(from, to).stream()
        .map(line -> line.replace('→', '\t') + "\n")
        .collect(Collectors.joining());
  }

  private static Set<String> listed(String specification) throws IOException {
    return exceptions().stream()
        .filter(name -> name.startsWith(specification + " "))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A line is a specification, a number, a colon and the reason. */
  private static List<String> exceptions() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SpecificationTest.class.getResourceAsStream("spec-exceptions.txt")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.contains(": ") && !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(':')))
          .toList();
    }
  }
}

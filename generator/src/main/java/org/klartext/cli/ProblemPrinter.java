package org.klartext.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartext.site.Problem;

/**
 * Prints problems as people read them: where, what, the line itself, and how to mend it.
 *
 * <pre>
 * de/faq/wlan.md:4:9: error wrong-type: …
 *   4 | date: gestern
 *     |       ^
 *   Write 2026-11-21.
 * </pre>
 */
final class ProblemPrinter {
  private static final int LONGEST_LINE = 120;

  private final Path content;
  private final PrintWriter out;
  private final Map<String, List<String>> lines = new HashMap<>();

  ProblemPrinter(Path content, PrintWriter out) {
    this.content = content;
    this.out = out;
  }

  /** Prints all problems. */
  void print(List<Problem> problems) {
    problems.forEach(this::print);
  }

  private void print(Problem problem) {
    out.println(
        problem.file()
            + ":"
            + problem.position().line()
            + ":"
            + problem.position().column()
            + ": "
            + (problem.isError() ? "error" : "warning")
            + " "
            + problem.code()
            + ": "
            + problem.message());
    printLine(problem);
    problem.hint().ifPresent(hint -> out.println("  " + hint));
  }

  private void printLine(Problem problem) {
    int line = problem.position().line();
    List<String> all = lines.computeIfAbsent(problem.file(), this::read);
    boolean wholeFile = line == 1 && problem.position().column() == 1;
    if (line > all.size() || wholeFile || all.get(line - 1).isBlank()) {
      return;
    }
    String text = all.get(line - 1).replace('\t', ' ');
    int column = Math.min(problem.position().column(), text.length() + 1);
    int from = Math.max(0, Math.min(column - LONGEST_LINE / 2, text.length() - LONGEST_LINE));
    String shown = text.substring(from, Math.min(text.length(), from + LONGEST_LINE));
    String number = Integer.toString(line);
    out.println("  " + number + " | " + shown);
    out.println("  " + " ".repeat(number.length()) + " | " + " ".repeat(column - 1 - from) + "^");
  }

  private List<String> read(String file) {
    try {
      byte[] bytes = Files.readAllBytes(content.resolve(file));
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }
}

package org.klartext.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Pages of all kinds with all that Markdown offers, to train with. */
final class TrainingPages {
  private static final int COUNT = 12;
  private static final String ICON =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><path d=\"M0 0h8v8z\"/></svg>";

  private TrainingPages() {}

  /** Writes them into a portal as {@code new site} makes it. */
  static void write(Path content) throws IOException {
    String text = text();
    Files.writeString(content.resolve("de/artikel/bild.svg"), ICON);
    Files.createDirectories(content.resolve("de/fragen/2026"));
    for (int number = 1; number <= COUNT; number++) {
      Files.writeString(article(content, number), head("Artikel", number) + text);
      Files.writeString(
          content.resolve("de/faq/frage-" + number + ".md"), head("Frage", number) + text);
      question(content, number);
    }
  }

  /** Changes the text of one page. */
  static void touch(Path content) throws IOException {
    Files.writeString(article(content, 1), "\nNoch ein Satz.\n", StandardOpenOption.APPEND);
  }

  private static Path article(Path content, int number) {
    return content.resolve("de/artikel/artikel-" + number + ".md");
  }

  private static String text() throws IOException {
    try (InputStream in = TrainingPages.class.getResourceAsStream("training.md")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String head(String title, int number) {
    return """
    ---
    title: %1$s %2$d
    description: Zum Üben
    date: 2026-01-%2$02d
    authors: [erika-beispiel]
    topics: [erste-schritte]
    tags: [Schreiben, Probe %2$d]
    ---

    """
        .formatted(title, number);
  }

  private static void question(Path content, int number) throws IOException {
    Path folder = content.resolve("de/fragen/2026");
    Files.writeString(
        folder.resolve("frage" + number + ".md"),
        """
        ---
        id: frage%1$d
        title: Warum %1$d?
        date: 2026-01-%1$02d
        author: {name: Tomke}
        topic: erste-schritte
        ---
        Es blinkt nur noch.
        """
            .formatted(number));
    Path replies = Files.createDirectories(folder.resolve("frage" + number + ".replies"));
    Files.writeString(
        replies.resolve("_state.yaml"),
        """
        state: answered
        owner: erika-beispiel
        accepted: reply-%d-1
        """
            .formatted(number));
    Files.writeString(replies.resolve("1.md"), reply(number, 1, "answer"));
    Files.writeString(replies.resolve("2.md"), reply(number, 2, "comment"));
  }

  private static String reply(int question, int number, String kind) {
    return """
    ---
    id: reply-%d-%d
    kind: %s
    author: {name: Selim, website: "https://selim.example/"}
    date: 2026-01-20T08:00:00Z
    lang: de
    ---
    So geht es: **neu starten**, dann `status` ansehen. Mehr unter https://selim.example/weg.

    > War das alles?
    """
        .formatted(question, number, kind);
  }
}

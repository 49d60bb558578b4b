package org.klartext.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.klartext.TreeArchive;

/** A portal full of what nobody should write and somebody will. */
final class BadInput {
  /** As of when it is built. */
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final int REPLIES = 500;
  private static final int LEVELS = 12;

  private static final String SITE =
      """
      -- site.yaml --
      title: {de: Zumutungen, en: Impositions}
      description: {de: Was niemand schreiben sollte, en: What nobody should write}
      baseUrl: https://portal.example/
      timeZone: Europe/Berlin
      defaultLanguage: de
      languages: [de, en]
      fallbackLanguages: [en]
      sections:
        {artikel: article, faq: faq, fragen: question, themen: topic, experten: expert}
      navigation: {de: [artikel, faq, fragen, themen, experten], en: [artikel, faq]}
      defaultOwner: namenlos
      apiUrl: /
      -- de/_index.md --
      ---
      title: Zumutungen
      ---
      Hier steht, was schwer zu zeigen ist.
      -- en/_index.md --
      ---
      title: Impositions
      ---
      Here is what is hard to show.
      -- de/kontakt.md --
      ---
      title: Kontakt
      ---
      Bitte schreiben.
      -- de/themen/leer.md --
      ---
      title: Ein Thema ohne Seiten
      ---
      -- de/themen/netz.md --
      ---
      title: Netz
      experts: [namenlos]
      promise: 8h
      ---
      Alles über das Netz.
      -- de/experten/namenlos.md --
      ---
      title: Karl-Friedrich Maximilian von und zu Beispielhausen-Musterstadt der Jüngere
      role: Stellvertretender Leiter der Abteilung für Grundsatzfragen der Qualitätssicherung
      topics: [netz]
      ---
      -- de/artikel/ohne-ueberschrift.md --
      ---
      title: Ohne Überschrift
      topics: [netz]
      ---
      Nur ein Absatz.

      Und noch einer.
      -- de/artikel/ohne-text.md --
      ---
      title: Ohne Text
      ---
      """;

  private BadInput() {}

  /** Writes it below a folder and gives the folder back. */
  static Path write(Path folder) throws IOException {
    TreeArchive.write(folder, SITE);
    String german = sentence("Warum die Frist für den Widerspruch bei Verträgen am Telefon ");
    article(folder, "de/artikel/langer-titel", german, "Der Titel hat dreihundert Zeichen.");
    article(
        folder,
        "en/artikel/langer-titel",
        sentence("Why the deadline for an objection to a contract by telephone "),
        "The title has three hundred characters.");
    String word = word();
    article(folder, "de/artikel/langes-wort", "Das Wort " + word, aroundTheWord(word));
    article(folder, "en/artikel/langes-wort", "The word " + word, "A word: " + word);
    article(folder, "de/artikel/breite-tabelle", "Eine Tabelle mit 15 Spalten", table());
    article(folder, "de/artikel/langer-code", "Ein Programm mit 2000 Zeilen", code());
    question(folder);
    log(folder);
    figures(folder);
    return folder;
  }

  /** A portal of which there is nothing but its name. */
  static Path writeEmpty(Path folder) throws IOException {
    return TreeArchive.write(
        folder,
        """
        -- site.yaml --
        title: Leer
        baseUrl: https://portal.example/
        timeZone: Europe/Berlin
        defaultLanguage: de
        languages: [de]
        sections:
          {artikel: article, faq: faq, fragen: question, themen: topic, experten: expert}
        """);
  }

  private static String sentence(String start) {
    return start.repeat(8).substring(0, 299).strip() + "?";
  }

  private static String word() {
    return "Donaudampfschifffahrtsgesellschaftskapitän".repeat(5).substring(0, 200);
  }

  private static String aroundTheWord(String word) {
    return """
    Das Wort steht im Text: %1$s.

    ## %1$s

    - %1$s
    - [%1$s](breite-tabelle.md)

    > %1$s

    | Wort | Bedeutung |
    | --- | --- |
    | %1$s | Ein Kapitän |

    `%1$s`
    """
        .formatted(word);
  }

  private static String table() {
    String head = row(i -> "Spalte " + i);
    String line = row(_ -> "---");
    String rows =
        IntStream.rangeClosed(1, 12)
            .mapToObj(row -> row(i -> "Wert %d in Zeile %d".formatted(i, row)))
            .collect(Collectors.joining());
    return "Fünfzehn Spalten:\n\n" + head + line + rows;
  }

  private static String row(java.util.function.IntFunction<String> cell) {
    return IntStream.rangeClosed(1, 15)
        .mapToObj(cell)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String code() {
    String wide = "var breit = \"" + "breiter ".repeat(40) + "\";";
    return Stream.concat(
            Stream.of(wide),
            IntStream.range(1, 2_000)
                .mapToObj(i -> "int wert%1$d = %1$d; // Zeile %1$d".formatted(i)))
        .collect(Collectors.joining("\n", "Zweitausend Zeilen:\n\n```java\n", "\n```\n"));
  }

  private static void article(Path folder, String path, String title, String text)
      throws IOException {
    write(
        folder.resolve(path + ".md"),
        "---\ntitle: \"" + title + "\"\ndate: 2026-05-01\n---\n" + text);
  }

  /** Threads of twelve levels, one reply to each, until there are as many as there should be. */
  private static void question(Path folder) throws IOException {
    Path replies = folder.resolve("de/fragen/2026/q500.replies");
    write(
        folder.resolve("de/fragen/2026/q500.md"),
        """
        ---
        id: q500
        title: Warum antworten hier alle?
        date: 2026-05-01
        author: {name: Ida}
        topic: netz
        ---
        Ich wollte nur wissen, wie spät es ist.
        """);
    write(replies.resolve("_state.yaml"), "state: answered\nowner: namenlos\naccepted: R012\n");
    for (int i = 0; i < REPLIES; i++) {
      write(replies.resolve("R%03d.md".formatted(i)), reply(i));
    }
  }

  /** A decision on every reply, for reasons that are none, too. */
  private static void log(Path folder) throws IOException {
    String decisions =
        IntStream.range(0, REPLIES).mapToObj(BadInput::decision).collect(Collectors.joining(",\n"));
    write(
        folder.resolve("_data/moderation/2026-11.json"),
        """
        {"month": "2026-11", "decisions": [%s],
        "totals": {"approved": 2147483647, "removed": {"%s": 1, "spam": 12}, "erased": 3}}
        """
            .formatted(decisions, word()));
  }

  /** Numbers as large as they can be, of topics and for reasons that nobody knows. */
  private static void figures(Path folder) throws IOException {
    String figures =
        """
        {"questions": %1$d, "answered": {"count": %1$d, "medianSeconds": %1$d, "p90Seconds": %1$d,
        "byCustomers": %1$d, "byStaff": 1}, "open": {"day": %1$d, "week": 1, "older": %1$d,
        "overdue": %1$d}, "handOvers": %1$d, "handOversOfAnswered": 3, "stopped": %1$d,
        "refused": {"%2$s": %1$d, "spam": 0}}
        """
            .formatted(Integer.MAX_VALUE, word());
    for (int month = 1; month <= 11; month += 2) {
      write(
          folder.resolve("_data/dialogue/2026-%02d.json".formatted(month)),
          """
          {"asOf": "2026-11-20", "all": %s, "topics": {"netz": {}, "%s": %s}}
          """
              .formatted(month == 5 ? "{}" : figures, word(), figures));
    }
  }

  private static String decision(int i) {
    String reason = i % 7 == 6 ? word() : i % 2 == 0 ? "insult" : "personal-data";
    String page = i % 3 == 0 ? ", \"page\": \"/fragen/warum-antworten-hier-alle-q500/\"" : "";
    return """
    {"at": "2026-11-02T10:00:00Z", "kind": "comment", "decision": "removed", "reason": "%s",
    "by": "staff"%s}\
    """
        .formatted(reason, page);
  }

  private static String reply(int i) {
    int level = i % LEVELS;
    String author =
        switch (i % 5) {
          case 0 -> "{expert: namenlos}";
          case 1 -> "{name: \"\"}";
          case 2 -> "{name: \"" + word() + "\"}";
          case 3 -> "{name: Selim, website: \"https://selim.example/\"}";
          default -> "{name: Tomke}";
        };
    boolean removed = i % 17 == 16;
    return """
    ---
    id: R%03d
    kind: %s
    %s
    author: %s
    date: %s
    %s
    ---
    %s
    """
        .formatted(
            i,
            level == 0 ? "answer" : "comment",
            level == 0 ? "lang: de" : "replyTo: R%03d".formatted(i - 1),
            author,
            LocalDate.of(2026, 5, 2).plusDays(i / 4),
            removed ? "removed: {reason: spam, date: 2026-11-01}" : "edited: 2026-11-02",
            removed
                ? ""
                : i % 23 == 22 ? word() : "Es ist kurz nach zwölf, auf Ebene " + level + ".");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}

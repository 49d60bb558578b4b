package org.klartext.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Entries of the queue as people read them on a terminal. */
final class EntryText {
  private static final int CELL = 40;

  /** The head of {@link #row}. */
  static final List<String> HEAD = List.of("ID", "KIND", "STATE", "ARRIVED", "FROM", "ABOUT");

  private EntryText() {}

  /** What a moderator has to see before deciding, in lines. */
  static List<String> whole(Entry entry) {
    List<String> lines = new ArrayList<>();
    lines.add(about(entry));
    lines.add("on " + place(entry));
    lines.add("from " + sender(entry));
    screening(entry).ifPresent(lines::add);
    wording(entry).ifPresent(lines::add);
    removal(entry).ifPresent(lines::add);
    entry.openReports().forEach(report -> lines.addAll(report(report)));
    String title = entry.text("title");
    if (!title.isEmpty()) {
      lines.add("");
      lines.addAll(TerminalText.block(title.replace('\n', ' ')));
    }
    lines.add("");
    lines.addAll(TerminalText.block(entry.text("body")));
    return lines;
  }

  private static String about(Entry entry) {
    String reply = entry.text("replyTo").isEmpty() ? "" : "to " + entry.text("replyTo");
    return joined(
        " · ",
        entry.text("kind") + " " + entry.id() + "@" + entry.etag(),
        state(entry),
        entry.text("lang"),
        entry.text("topic"),
        reply,
        entry.text("arrived"));
  }

  private static String joined(String between, String... parts) {
    return String.join(
        between, Stream.of(parts).map(TerminalText::line).filter(it -> !it.isEmpty()).toList());
  }

  /** An entry can be public and have a newer wording that waits. */
  private static String state(Entry entry) {
    boolean edited = entry.isPublic() && entry.isWaiting();
    return entry.text("state") + (edited ? ", edited" : "");
  }

  private static String place(Entry entry) {
    JsonNode page = entry.json().path("page");
    String title = page.path("title").asString("");
    boolean itself = page.path("id").asString("").equals(entry.id());
    String named = title.isEmpty() ? (itself ? "a page of its own" : "a page that is gone") : title;
    return joined(", ", named, entry.address().orElse(""));
  }

  private static String sender(Entry entry) {
    String name = entry.text("name");
    return joined(", ", name.isEmpty() ? "somebody without a name" : name, entry.text("website"));
  }

  private static Optional<String> screening(Entry entry) {
    JsonNode screening = entry.json().path("screening");
    String reason = TerminalText.line(screening.path("reason").asString(""));
    String rule = TerminalText.line(screening.path("rule").asString(""));
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of("screening: " + reason + " (" + rule + ")");
  }

  private static Optional<String> wording(Entry entry) {
    int published = entry.json().path("publishedRevision").asInt(0);
    int newest = entry.json().path("revision").asInt(0);
    return entry.isPublic() && entry.isWaiting()
        ? Optional.of("Public is wording " + published + "; this is wording " + newest + ".")
        : Optional.empty();
  }

  private static Optional<String> removal(Entry entry) {
    JsonNode removal = entry.json().path("removal");
    String reason = TerminalText.line(removal.path("reason").asString(""));
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "reason: "
                + joined(", ", reason, removal.path("duplicateOf").asString(""))
                + ", "
                + TerminalText.line(removal.path("at").asString("")));
  }

  /** What a reader says against an entry. */
  static List<String> report(JsonNode report) {
    List<String> lines = new ArrayList<>();
    lines.add("reported: " + TerminalText.line(report.path("reason").asString("")));
    String text = report.path("text").asString("");
    if (!text.isBlank()) {
      lines.addAll(TerminalText.block(text));
    }
    return lines;
  }

  /** What a decision has led to, in a sentence. */
  static String decided(Entry entry, Ruling ruling) {
    if (!entry.isApplied()) {
      return ruling.words()
          + "; readers will see it as soon as its file can be written, or a conflict about it is"
          + " settled.";
    }
    boolean stays = ruling.decision().equals("rejected") && entry.isPublic();
    String outcome =
        ruling.equals(Ruling.APPROVED)
            ? ", public at " + TerminalText.line(entry.address().orElse("its page"))
            : stays ? "; the wording before it stays public" : "";
    return ruling.words() + outcome + ".";
  }

  /** What undoing has led to, in a sentence. */
  static String undone(Entry entry) {
    return "undone; it is " + state(entry) + " as before.";
  }

  /** What closing reports has led to, in a sentence. */
  static String kept(int closed) {
    return switch (closed) {
      case 0 -> "there was no open report.";
      case 1 -> "stays; 1 report is closed.";
      default -> "stays; " + closed + " reports are closed.";
    };
  }

  /** One line of a list. */
  static List<String> row(Entry entry) {
    return List.of(
        TerminalText.line(entry.id() + "@" + entry.etag()),
        TerminalText.line(entry.text("kind")),
        state(entry),
        TerminalText.line(entry.text("arrived")),
        TerminalText.line(entry.text("name"), CELL),
        TerminalText.line(entry.subject(), CELL));
  }
}

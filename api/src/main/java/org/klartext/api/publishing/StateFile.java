package org.klartext.api.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Progress;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.HeadWriter;
import org.klartext.frontmatter.Value;
import org.klartext.site.Position;

/**
 * The file {@code _state.yaml} of a question: says what the database knows, and keeps the keys that
 * are not ours.
 */
public final class StateFile {
  private static final String DUE = "due";
  private static final String OVERDUE = "overdueSince";
  private static final Set<String> OURS =
      Set.of(
          "state",
          "owner",
          DUE,
          OVERDUE,
          "accepted",
          "reopened",
          "handedOver",
          "faq",
          "duplicateOf");

  private StateFile() {}

  /**
   * The change that makes the file of a question tell how it stands.
   *
   * @param questionPath the file of the question
   * @param assignment how it stands
   * @param accepted id of the answer that helped, if it can be seen
   */
  public static Change change(
      String questionPath, Assignment assignment, Optional<String> accepted) {
    return new Change(
        TreePaths.state(questionPath),
        before -> Optional.of(after(before, assignment, accepted)),
        false);
  }

  /** What people have made unreadable stays as it is: a check tells of it. */
  private static byte[] after(
      Optional<byte[]> before, Assignment assignment, Optional<String> accepted) {
    if (before.isEmpty()) {
      return after(Value.Table.EMPTY, assignment, accepted);
    }
    return read(before.get()).map(table -> after(table, assignment, accepted)).orElse(before.get());
  }

  private static byte[] after(Value.Table table, Assignment assignment, Optional<String> accepted) {
    SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
    Progress progress = assignment.progress();
    String due = text(assignment.due());
    entries.put("state", entry(assignment.status().key()));
    entries.put("owner", entry(assignment.owner()));
    entries.put(DUE, entry(due));
    if (text(table, DUE).equals(Optional.of(due))) {
      text(table, OVERDUE).ifPresent(it -> entries.put(OVERDUE, entry(it)));
    }
    accepted.ifPresent(it -> entries.put("accepted", entry(it)));
    progress.reopened().ifPresent(it -> entries.put("reopened", entry(text(it))));
    if (progress.handedOver() > 0) {
      entries.put("handedOver", number(progress.handedOver()));
    }
    progress.faq().ifPresent(it -> entries.put("faq", entry(it)));
    progress.duplicateOf().ifPresent(it -> entries.put("duplicateOf", entry(it)));
    table.entries().entrySet().stream()
        .filter(it -> !OURS.contains(it.getKey()))
        .forEach(it -> entries.put(it.getKey(), it.getValue()));
    return HeadWriter.yaml(new Value.Table(entries, Map.of(), Position.START))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whole seconds: what is published now must not be of the future. */
  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Optional<String> text(Value.Table table, String key) {
    return Optional.ofNullable(table.entries().get(key))
        .map(Value.Entry::value)
        .filter(Value.Text.class::isInstance)
        .map(it -> ((Value.Text) it).text());
  }

  private static Value.Entry entry(String text) {
    return new Value.Entry(Position.START, Value.text(text));
  }

  private static Value.Entry number(int number) {
    return new Value.Entry(
        Position.START, new Value.Numeral(Integer.toString(number), Position.START));
  }

  private static Optional<Value.Table> read(byte[] bytes) {
    try {
      return Optional.of(FrontMatter.yaml(new String(bytes, StandardCharsets.UTF_8)));
    } catch (FrontMatterException e) {
      return Optional.empty();
    }
  }
}

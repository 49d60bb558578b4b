package org.klartext.api.publishing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.HeadWriter;
import org.klartext.frontmatter.Value;
import org.klartext.site.Position;
import org.klartext.site.QuestionState.Status;

/** The file {@code _state.yaml} of a question: changes two keys and keeps the others. */
public final class StateFile {
  private StateFile() {}

  /**
   * Where a question stands.
   *
   * @param status open, answered or closed
   * @param accepted id of the answer that helped; absent for none
   */
  public record State(Status status, Optional<String> accepted) {
    /** Of a question that nobody has answered. */
    public static final State OPEN = new State(Status.OPEN, Optional.empty());

    /** An answer has become public. */
    public State answered() {
      return status == Status.OPEN ? new State(Status.ANSWERED, accepted) : this;
    }

    /** An answer is gone. */
    public State without(String answer, boolean othersLeft) {
      Optional<String> left = accepted.filter(it -> !it.equals(answer));
      boolean reopened = !othersLeft && status == Status.ANSWERED;
      return new State(reopened ? Status.OPEN : status, left);
    }

    /** An answer has helped. */
    public State accepting(String answer) {
      return new State(Status.ANSWERED, Optional.of(answer));
    }
  }

  /**
   * A change of the state of a question.
   *
   * @param questionPath the file of the question
   */
  public static Change change(String questionPath, UnaryOperator<State> change) {
    return new Change(
        TreePaths.state(questionPath), before -> Optional.of(after(before, change)), false);
  }

  /** What people have made unreadable stays as it is: a check tells of it. */
  private static byte[] after(Optional<byte[]> before, UnaryOperator<State> change) {
    if (before.isEmpty()) {
      return after(Value.Table.EMPTY, change);
    }
    return read(before.get()).map(table -> after(table, change)).orElse(before.get());
  }

  private static byte[] after(Value.Table table, UnaryOperator<State> change) {
    State now = change.apply(state(table));
    SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
    entries.put("state", entry(now.status().name().toLowerCase(Locale.ROOT)));
    table.entries().forEach(entries::putIfAbsent);
    entries.remove("accepted");
    now.accepted().ifPresent(it -> entries.put("accepted", entry(it)));
    return HeadWriter.yaml(new Value.Table(entries, Map.of(), Position.START))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static State state(Value.Table table) {
    Status status =
        text(table, "state")
            .map(it ->
                switch (it) {
                  case "answered" -> Status.ANSWERED;
                  case "closed" -> Status.CLOSED;
                  default -> Status.OPEN;
                })
            .orElse(Status.OPEN);
    return new State(status, text(table, "accepted"));
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

  private static Optional<Value.Table> read(byte[] bytes) {
    try {
      return Optional.of(FrontMatter.yaml(new String(bytes, StandardCharsets.UTF_8)));
    } catch (FrontMatterException e) {
      return Optional.empty();
    }
  }
}

package org.klartext.api.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.HeadWriter;
import org.klartext.frontmatter.Value;
import org.klartext.site.Position;
import org.klartext.site.QuestionState.Status;

/** The file {@code _state.yaml} of a question: changes our keys and keeps the others. */
public final class StateFile {
  private static final Set<String> OURS =
      Set.of("state", "owner", "due", "overdueSince", "accepted");

  private StateFile() {}

  /**
   * Where a question stands.
   *
   * @param status open, answered or closed
   * @param owner slug of the expert who is responsible
   * @param due until when an answer is promised
   * @param overdueSince when the promise was broken
   * @param accepted id of the answer that helped; absent for none
   */
  public record State(
      Status status,
      Optional<String> owner,
      Optional<String> due,
      Optional<String> overdueSince,
      Optional<String> accepted) {
    private State with(Status other, Optional<String> helpful) {
      return new State(other, owner, due, overdueSince, helpful);
    }

    /** Somebody is responsible. */
    public State owned(String expert, Instant until) {
      return new State(
          status, Optional.of(expert), Optional.of(text(until)), overdueSince, accepted);
    }

    /** The answers did not help. */
    public State reopened(String expert, Instant until) {
      return new State(
          Status.OPEN,
          Optional.of(expert),
          Optional.of(text(until)),
          Optional.empty(),
          Optional.empty());
    }

    private static String text(Instant instant) {
      return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** An answer has become public. */
    public State answered() {
      return status == Status.OPEN ? with(Status.ANSWERED, accepted) : this;
    }

    /** An answer is gone. */
    public State without(String answer, boolean othersLeft) {
      Optional<String> left = accepted.filter(it -> !it.equals(answer));
      boolean reopened = !othersLeft && status == Status.ANSWERED;
      return with(reopened ? Status.OPEN : status, left);
    }

    /** An answer has helped. */
    public State accepting(String answer) {
      return with(Status.ANSWERED, Optional.of(answer));
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
    now.owner().ifPresent(it -> entries.put("owner", entry(it)));
    now.due().ifPresent(it -> entries.put("due", entry(it)));
    now.overdueSince().ifPresent(it -> entries.put("overdueSince", entry(it)));
    now.accepted().ifPresent(it -> entries.put("accepted", entry(it)));
    table.entries().entrySet().stream()
        .filter(it -> !OURS.contains(it.getKey()))
        .forEach(it -> entries.put(it.getKey(), it.getValue()));
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
    return new State(
        status,
        text(table, "owner"),
        text(table, "due"),
        text(table, "overdueSince"),
        text(table, "accepted"));
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

package org.klartext.frontmatter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.text.Spelling;

/**
 * Reads the keys of a table as what they should be. A key of the wrong type is reported and then
 * treated as absent, unless whoever reads it says what comes of it; so is an empty text, without a
 * report. Not thread-safe.
 */
public final class Fields {
  private final Value.Table table;
  private final String file;
  private final String prefix;
  private final Map<String, String> hints;
  private final List<Problem> problems;

  /**
   * The keys of a file.
   *
   * @param table what it says
   * @param file path below the content folder, for problems
   * @param problems takes what is found
   */
  public Fields(Value.Table table, String file, List<Problem> problems) {
    this(table, file, Map.of(), problems);
  }

  /**
   * The keys of a file, of which some are not just ignored where they cannot be read.
   *
   * @param table what it says
   * @param file path below the content folder, for problems
   * @param hints key → what comes of a value that cannot be read, and how to mend it
   * @param problems takes what is found
   */
  public Fields(Value.Table table, String file, Map<String, String> hints, List<Problem> problems) {
    this(table, file, "", hints, problems);
  }

  private Fields(
      Value.Table table,
      String file,
      String prefix,
      Map<String, String> hints,
      List<Problem> problems) {
    this.table = table;
    this.file = file;
    this.prefix = prefix;
    this.hints = Map.copyOf(hints);
    this.problems = problems;
    table.repeated().forEach(this::reportRepeated);
  }

  private void reportRepeated(String key, Position position) {
    String name = "The key “" + prefix + key + "” is there twice";
    String hint = hints.get(key);
    problems.add(
        hint == null
            ? Problem.warning("duplicate-key", file, position, name + "; the last one counts.")
                .withHint("Remove one of the two.")
            : Problem.error("duplicate-key", file, position, name + ".").withHint(hint));
  }

  /** True if a key is there more than once. */
  public boolean isRepeated(String key) {
    return table.repeated().containsKey(key);
  }

  /** The names that are there. */
  public Collection<String> keys() {
    return table.entries().keySet();
  }

  /** Where a key stands; the start of the table if it is not there. */
  public Position at(String key) {
    Value.Entry entry = table.entries().get(key);
    return entry == null ? table.position() : entry.position();
  }

  /** Where all keys stand; entries of a list as {@code topics[0]}. */
  public Map<String, Position> positions() {
    Map<String, Position> positions = new LinkedHashMap<>();
    table
        .entries()
        .forEach((key, entry) -> {
          positions.put(key, entry.position());
          if (entry.value() instanceof Value.Sequence list) {
            for (int i = 0; i < list.values().size(); i++) {
              positions.put(key + "[" + i + "]", list.values().get(i).position());
            }
          }
        });
    return positions;
  }

  /** The value of a key; explicit nothing and empty texts count as absent. */
  public Optional<Value> value(String key) {
    Value.Entry entry = table.entries().get(key);
    return entry == null || isEmpty(entry.value()) ? Optional.empty() : Optional.of(entry.value());
  }

  private static boolean isEmpty(Value value) {
    return switch (value) {
      case Value.Empty _ -> true;
      case Value.Text text -> text.text().isBlank();
      default -> false;
    };
  }

  /** A text; numbers and dates are taken as they are written. */
  public Optional<String> text(String key) {
    return value(key).flatMap(value -> textOf(key, value));
  }

  private Optional<String> textOf(String key, Value value) {
    return switch (value) {
      case Value.Text text -> Optional.of(text.text().strip());
      case Value.Numeral number -> Optional.of(number.literal());
      case Value.Flag flag -> Optional.of(String.valueOf(flag.value()));
      default -> wrongType(key, value, "a text");
    };
  }

  /** A list of texts; one text is a list of one. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Value value : elements(key)) {
      if (!isEmpty(value)) {
        textOf(key, value).ifPresent(texts::add);
      }
    }
    return texts;
  }

  private List<Value> elements(String key) {
    return value(key)
        .map(value -> value instanceof Value.Sequence list ? list.values() : List.of(value))
        .orElse(List.of());
  }

  /** Yes or no, also in words. */
  public Optional<Boolean> flag(String key) {
    return value(key).flatMap(value -> flagOf(key, value));
  }

  private Optional<Boolean> flagOf(String key, Value value) {
    return switch (value) {
      case Value.Flag flag -> Optional.of(flag.value());
      case Value.Text(String text, Position _) when text.matches("(?i)true|yes|on") ->
          Optional.of(true);
      case Value.Text(String text, Position _) when text.matches("(?i)false|no|off") ->
          Optional.of(false);
      default -> wrongType(key, value, "true or false");
    };
  }

  /** A whole number. */
  public Optional<Integer> number(String key) {
    return read(key, "a whole number", Integer::valueOf);
  }

  /**
   * A text that means something.
   *
   * @param expected what it should be, with an article
   * @param reader gives the meaning; throws an IllegalArgumentException or a DateTimeException
   */
  public <T> Optional<T> read(String key, String expected, Function<String, T> reader) {
    Optional<Value> value = value(key);
    Optional<String> text = value.flatMap(it -> textOf(key, it));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text.get()));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return wrongType(key, value.orElseThrow(), expected);
    }
  }

  /** One of several words, read without regard to case; anything else is an error. */
  public <T> Optional<T> choice(String key, Map<String, T> choices) {
    return read(
        key,
        "one of: " + Value.names(choices),
        text ->
            Optional.ofNullable(choices.get(text.toLowerCase(java.util.Locale.ROOT)))
                .orElseThrow(IllegalArgumentException::new));
  }

  /** The words for the values of an enumeration. */
  public static <E extends Enum<E>> Map<String, E> choices(Class<E> type) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      choices.put(value.name().toLowerCase(java.util.Locale.ROOT), value);
    }
    return choices;
  }

  /** The keys below a key. */
  public Optional<Fields> table(String key) {
    return value(key).flatMap(value -> tableOf(key, value));
  }

  /** A list of tables; one table is a list of one. */
  public List<Fields> tables(String key) {
    return elements(key).stream().flatMap(value -> tableOf(key, value).stream()).toList();
  }

  private Optional<Fields> tableOf(String key, Value value) {
    return value instanceof Value.Table inner
        ? Optional.of(new Fields(inner, file, prefix + key + ".", Map.of(), problems))
        : wrongType(key, value, "a group of keys");
  }

  private <T> Optional<T> wrongType(String key, Value value, String expected) {
    Optional<String> hint = Optional.ofNullable(hints.get(key));
    String message =
        "“"
            + prefix
            + key
            + "” should be "
            + expected
            + " but is "
            + value.description()
            + (hint.isEmpty() ? "; it is ignored." : ".");
    Problem problem = Problem.error("wrong-type", file, value.position(), message);
    problems.add(hint.map(problem::withHint).orElse(problem));
    return Optional.empty();
  }

  /** Reports something about a key. */
  public void warn(String code, String key, String message) {
    problems.add(Problem.warning(code, file, at(key), message));
  }

  /** Reports something about a key that cannot stay so. */
  public void error(String code, String key, String message) {
    problems.add(Problem.error(code, file, at(key), message));
  }

  /** Warns of every key that is not among the known ones. */
  public void refuseUnknown(Collection<String> known) {
    refuseUnknown(known, Map.of());
  }

  /**
   * Warns of every key that is not among the known ones.
   *
   * @param others what keys of other programs are called here
   */
  public void refuseUnknown(Collection<String> known, Map<String, String> others) {
    for (Map.Entry<String, Value.Entry> entry : table.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        String message = "“" + prefix + entry.getKey() + "” is not a key that Klartext knows.";
        Problem problem =
            Problem.warning("unknown-key", file, entry.getValue().position(), message);
        problems.add(
            Optional.ofNullable(others.get(entry.getKey()))
                .or(() -> Spelling.nearest(entry.getKey(), known))
                .map(other -> problem.withHint("Did you mean “" + other + "”?"))
                .orElse(problem));
      }
    }
  }
}

package org.klartext.frontmatter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.klartext.site.Position;

/** A value of a head, and where it stands. */
public sealed interface Value {
  /** Where it begins in the file. */
  Position position();

  /** What people call it, with an article. */
  String description();

  /**
   * A text; dates are texts, too.
   *
   * @param text without quotes
   */
  record Text(String text, Position position) implements Value {
    @Override
    public String description() {
      return text.isEmpty() ? "an empty text" : "the text “" + shortened(text) + "”";
    }

    private static String shortened(String text) {
      String line = text.replace('\n', ' ');
      return line.length() <= 40 ? line : line.substring(0, 39) + "…";
    }
  }

  /**
   * A number.
   *
   * @param literal as written
   */
  record Numeral(String literal, Position position) implements Value {
    @Override
    public String description() {
      return "the number " + literal;
    }
  }

  /**
   * Yes or no.
   *
   * @param value true for yes
   */
  record Flag(boolean value, Position position) implements Value {
    @Override
    public String description() {
      return String.valueOf(value);
    }
  }

  /**
   * Several values.
   *
   * @param values in their order
   */
  record Sequence(List<Value> values, Position position) implements Value {
    /** Copies what it is given. */
    public Sequence {
      values = List.copyOf(values);
    }

    @Override
    public String description() {
      return "a list";
    }
  }

  /**
   * Keys and values.
   *
   * @param entries in their order; of a key that is there twice, the last
   * @param repeated where a key is there once more
   */
  record Table(
      SequencedMap<String, Entry> entries, Map<String, Position> repeated, Position position)
      implements Value {
    /** Nothing at all. */
    public static final Table EMPTY = new Table(new LinkedHashMap<>(), Map.of(), Position.START);

    /** Copies what it is given. */
    public Table {
      entries = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
      repeated = Map.copyOf(repeated);
    }

    @Override
    public String description() {
      return "a group of keys";
    }
  }

  /** Nothing, said explicitly. */
  record Empty(Position position) implements Value {
    @Override
    public String description() {
      return "nothing";
    }
  }

  /**
   * What stands behind a key.
   *
   * @param position of the key
   * @param value of the key
   */
  record Entry(Position position, Value value) {}

  /** A text to be written. */
  static Value text(String text) {
    return new Text(text, Position.START);
  }

  /** Yes or no, to be written. */
  static Value flag(boolean value) {
    return new Flag(value, Position.START);
  }

  /** A list of texts to be written. */
  static Value texts(List<String> texts) {
    return new Sequence(texts.stream().map(Value::text).toList(), Position.START);
  }

  /** Keys and values to be written. */
  static Table table(SequencedMap<String, Value> values) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    values.forEach((key, value) -> entries.put(key, new Entry(Position.START, value)));
    return new Table(entries, Map.of(), Position.START);
  }

  /** The keys of a map in one line, for messages. */
  static String names(Map<String, ?> map) {
    return String.join(", ", map.keySet());
  }
}

package org.klartext.frontmatter;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values so that reading them gives the same values; positions aside. */
public final class HeadWriter {
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}\\p{Nd}_/](?:[\\p{L}\\p{Nd}_/.()%+-]|(?<=[\\p{L}\\p{Nd}]):(?=[\\p{L}\\p{Nd}/])"
              + "| (?=[\\p{L}\\p{Nd}_/(]))*");

  private HeadWriter() {}

  /** The keys of a table as YAML, each on lines of its own, in their order; with a line break. */
  public static String yaml(Value.Table table) {
    StringBuilder out = new StringBuilder();
    block(out, table, "");
    return out.toString();
  }

  private static void block(StringBuilder out, Value.Table table, String indent) {
    for (Map.Entry<String, Value.Entry> entry : table.entries().entrySet()) {
      out.append(indent).append(scalar(entry.getKey())).append(':');
      value(out, entry.getValue().value(), indent);
    }
  }

  private static void value(StringBuilder out, Value value, String indent) {
    switch (value) {
      case Value.Table inner when !inner.entries().isEmpty() -> {
        out.append('\n');
        block(out, inner, indent + "  ");
      }
      case Value.Sequence list when isListOfTables(list) -> {
        out.append('\n');
        list.values().forEach(it -> item(out, (Value.Table) it, indent + "  "));
      }
      default -> out.append(' ').append(flow(value)).append('\n');
    }
  }

  private static boolean isListOfTables(Value.Sequence list) {
    return !list.values().isEmpty()
        && list.values().stream()
            .allMatch(it -> it instanceof Value.Table table && !table.entries().isEmpty());
  }

  private static void item(StringBuilder out, Value.Table table, String indent) {
    int start = out.length() + indent.length();
    block(out, table, indent + "  ");
    out.setCharAt(start, '-');
  }

  /** A value as YAML on one line. */
  static String flow(Value value) {
    return switch (value) {
      case Value.Text text -> scalar(text.text());
      case Value.Numeral number -> number.literal();
      case Value.Flag flag -> String.valueOf(flag.value());
      case Value.Empty _ -> "null";
      case Value.Sequence list ->
          list.values().stream().map(HeadWriter::flow).collect(Collectors.joining(", ", "[", "]"));
      case Value.Table table ->
          table.entries().entrySet().stream()
              .map(it -> scalar(it.getKey()) + ": " + flow(it.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String scalar(String text) {
    boolean plain =
        text.length() < 200
            && PLAIN.matcher(text).matches()
            && YamlHead.plain(text, org.klartext.site.Position.START) instanceof Value.Text;
    return plain ? text : quoted(text);
  }

  /** A value as JSON on one line, which TOML understands for texts, numbers, flags and lists. */
  static String json(Value value) {
    return switch (value) {
      case Value.Text text -> quoted(text.text());
      case Value.Numeral number -> number.literal();
      case Value.Flag flag -> String.valueOf(flag.value());
      case Value.Empty _ -> "null";
      case Value.Sequence list ->
          list.values().stream().map(HeadWriter::json).collect(Collectors.joining(", ", "[", "]"));
      case Value.Table table ->
          table.entries().entrySet().stream()
              .map(it -> quoted(it.getKey()) + ": " + json(it.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default ->
            out.append(isPrintable(c) ? Character.toString(c) : "\\u%04X".formatted((int) c));
      }
    }
    return out.append('"').toString();
  }

  private static boolean isPrintable(char c) {
    boolean separator = c == '\u2028' || c == '\u2029' || c == '\uFEFF';
    return c >= ' ' && (c < 0x7F || c > 0x9F) && c < 0xFFFE && !separator;
  }
}

package org.klartext.render;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts, numbers, lists and maps as JSON that can end neither a {@code script} element nor
 * an attribute in single quotes.
 */
final class JsonFilter implements Filter {
  @Override
  public Object apply(
      @Nullable Object input,
      Map<String, Object> arguments,
      PebbleTemplate template,
      EvaluationContext context,
      int line) {
    StringBuilder json = new StringBuilder();
    try {
      write(input, json);
    } catch (IllegalArgumentException e) {
      throw new PebbleException(e, e.getMessage(), line, template.getName());
    }
    return new SafeString(json.toString());
  }

  private static void write(@Nullable Object value, StringBuilder json) {
    switch (value) {
      case null -> json.append("null");
      case Optional<?> optional when optional.isEmpty() -> json.append("null");
      case Optional<?> optional -> write(optional.get(), json);
      case CharSequence text -> quote(text, json);
      case SafeString text -> quote(text.toString(), json);
      case Number _, Boolean _ -> json.append(value);
      case Map<?, ?> map -> object(map, json);
      case Iterable<?> list -> array(list, json);
      default ->
          throw new IllegalArgumentException(
              "A " + value.getClass().getSimpleName() + " cannot be written as JSON.");
    }
  }

  /** By key: a template's map has no order of its own, and equal pages have equal bytes. */
  private static void object(Map<?, ?> map, StringBuilder json) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    String separator = "{";
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      json.append(separator);
      quote(entry.getKey(), json);
      json.append(':');
      write(entry.getValue(), json);
      separator = ",";
    }
    json.append(map.isEmpty() ? "{}" : "}");
  }

  private static void array(Iterable<?> list, StringBuilder json) {
    json.append('[');
    String separator = "";
    for (Object value : list) {
      json.append(separator);
      write(value, json);
      separator = ",";
    }
    json.append(']');
  }

  private static void quote(CharSequence text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '<', '>', '&', '\'', '\u2028', '\u2029' -> escape(c, json);
        default -> {
          if (c < ' ') {
            escape(c, json);
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  private static void escape(char c, StringBuilder json) {
    json.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
  }

  @Override
  public List<String> getArgumentNames() {
    return List.of();
  }
}

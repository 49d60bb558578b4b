package org.klartext.frontmatter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.site.Position;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads TOML; a key's place is that of the line that names it. */
final class TomlHead {
  private static final TomlMapper MAPPER = new TomlMapper();
  private static final Pattern HEADER = Pattern.compile("\\s*\\[\\[?\\s*([^\\]]+?)\\s*\\]\\]?.*");
  private static final Pattern KEY =
      Pattern.compile("(\\s*)((?:[\\w-]+|\"[^\"]*\"|'[^']*')(?:\\s*\\.\\s*[\\w-]+)*)\\s*=(\\s*).*");

  private final Map<String, Position> keys = new HashMap<>();
  private final Map<String, Position> values = new HashMap<>();
  private final int firstLine;

  private TomlHead(String toml, int firstLine) {
    this.firstLine = firstLine;
    findKeys(toml);
  }

  /** The keys of a text whose first line is the given line of its file. */
  static Value.Table parse(String toml, int firstLine) throws FrontMatterException {
    try {
      JsonNode root = MAPPER.readTree(toml);
      return new TomlHead(toml, firstLine).table(root, "", new Position(firstLine, 1));
    } catch (JacksonException e) {
      int line = Math.max(1, e.getLocation().getLineNr()) + firstLine - 1;
      Position position = new Position(line, Math.max(1, e.getLocation().getColumnNr()));
      String reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new FrontMatterException(
          FrontMatter.SYNTAX, position, "This is not valid TOML: " + reason + ".", "");
    }
  }

  private void findKeys(String toml) {
    String prefix = "";
    int line = firstLine;
    for (String text : toml.split("\n", -1)) {
      Matcher header = HEADER.matcher(text);
      Matcher key = KEY.matcher(text);
      if (header.matches()) {
        prefix = plain(header.group(1)) + ".";
        remember(plain(header.group(1)), new Position(line, 1), new Position(line, 1));
      } else if (key.matches()) {
        Position position = new Position(line, key.start(2) + 1);
        remember(prefix + plain(key.group(2)), position, new Position(line, key.end(3) + 1));
      }
      line++;
    }
  }

  private void remember(String path, Position key, Position value) {
    keys.putIfAbsent(path, key);
    values.putIfAbsent(path, value);
  }

  private static String plain(String key) {
    return key.replaceAll("[\"'\\s]", "");
  }

  private Value value(JsonNode node, String path, Position fallback) {
    Position position = values.getOrDefault(path, fallback);
    return switch (node.getNodeType()) {
      case OBJECT -> table(node, path, position);
      case ARRAY -> sequence(node, path, position);
      case BOOLEAN -> new Value.Flag(node.booleanValue(), position);
      case NUMBER -> new Value.Numeral(node.asString(), position);
      case NULL, MISSING -> new Value.Empty(position);
      default -> new Value.Text(node.asString(), position);
    };
  }

  private Value.Table table(JsonNode node, String path, Position position) {
    SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      Position key = keys.getOrDefault(inner.replaceAll("[\"'\\s]", ""), position);
      entries.put(property.getKey(), new Value.Entry(key, value(property.getValue(), inner, key)));
    }
    return new Value.Table(entries, Map.of(), position);
  }

  private Value.Sequence sequence(JsonNode node, String path, Position position) {
    List<Value> elements = new ArrayList<>();
    node.forEach(element -> elements.add(value(element, path, position)));
    return new Value.Sequence(elements, position);
  }
}

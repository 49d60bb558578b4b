package org.klartext.api.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.Value;
import org.klartext.site.Position;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One file of the description. */
final class Part {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Part() {}

  /**
   * Reads a file.
   *
   * @param name without its ending
   * @throws IllegalStateException if it is not YAML, or says something twice
   */
  static ObjectNode read(String name) {
    String file = name + ".yaml";
    try (InputStream in = Objects.requireNonNull(Part.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return object(FrontMatter.yaml(text), file);
    } catch (FrontMatterException e) {
      throw new IllegalStateException(e.problem(file).toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode object(Value.Table table, String file) {
    if (!table.repeated().isEmpty()) {
      throw new IllegalStateException(file + " says twice: " + table.repeated());
    }
    ObjectNode object = NODES.objectNode();
    table.entries().forEach((key, entry) -> object.set(key, node(entry.value(), file)));
    return object;
  }

  private static JsonNode node(Value value, String file) {
    return switch (value) {
      case Value.Text(String text, _) -> NODES.stringNode(text.stripTrailing());
      case Value.Numeral(String literal, _) -> number(new BigDecimal(literal));
      case Value.Flag(boolean flag, _) -> NODES.booleanNode(flag);
      case Value.Empty(Position at) ->
          throw new IllegalStateException(
              file + ", line " + at.line() + ": a key says nothing; texts with commas want quotes");
      case Value.Table table -> object(table, file);
      case Value.Sequence sequence -> {
        ArrayNode array = NODES.arrayNode();
        sequence.values().forEach(each -> array.add(node(each, file)));
        yield array;
      }
    };
  }

  private static JsonNode number(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        ? NODES.numberNode(number.longValueExact())
        : NODES.numberNode(number);
  }
}

package org.klartext.frontmatter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.klartext.site.Position;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object at the start of a file.
 *
 * @param values of the object
 * @param end offset of the first character behind it
 */
record JsonHead(Value.Table values, int end) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Reads the object; what follows it is not looked at. */
  static JsonHead parse(String text) throws FrontMatterException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Value.Table values = table(parser);
      return new JsonHead(values, (int) parser.currentLocation().getCharOffset());
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  /**
   * Finds the value of a key of the outermost object.
   *
   * @return offsets of its first character and of the one behind it; nothing if it is not there
   */
  static int[] span(String text, String key) throws FrontMatterException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      int[] span = {};
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        if (name.equals(key)) {
          span = new int[] {start, (int) parser.currentLocation().getCharOffset()};
        }
      }
      return span;
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  private static Value value(JsonParser parser) throws FrontMatterException {
    Position position = position(parser.currentTokenLocation());
    return switch (parser.currentToken()) {
      case START_OBJECT -> table(parser);
      case START_ARRAY -> sequence(parser);
      case VALUE_TRUE -> new Value.Flag(true, position);
      case VALUE_FALSE -> new Value.Flag(false, position);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeral(parser.getString(), position);
      case VALUE_STRING -> new Value.Text(parser.getString(), position);
      default -> new Value.Empty(position);
    };
  }

  private static Value.Table table(JsonParser parser) throws FrontMatterException {
    Position start = position(parser.currentTokenLocation());
    SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
    Map<String, Position> repeated = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      Position position = position(parser.currentTokenLocation());
      parser.nextToken();
      if (entries.put(key, new Value.Entry(position, value(parser))) != null) {
        repeated.put(key, position);
      }
    }
    return new Value.Table(entries, repeated, start);
  }

  private static Value.Sequence sequence(JsonParser parser) throws FrontMatterException {
    Position start = position(parser.currentTokenLocation());
    List<Value> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return new Value.Sequence(values, start);
  }

  /** A limit of the parser has no place. */
  private static Position position(Optional<TokenStreamLocation> location) {
    return location.map(JsonHead::position).orElse(Position.START);
  }

  private static Position position(TokenStreamLocation location) {
    return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static FrontMatterException broken(JacksonException e) {
    String reason = String.valueOf(e.getOriginalMessage());
    if (reason.contains("end-of-input")) {
      return new FrontMatterException(
          "front-matter-unclosed",
          Position.START,
          "The JSON object begins with { but never ends.",
          "Close it with }, in front matter before the text.");
    }
    String sentence = "This is not valid JSON: " + reason.lines().findFirst().orElse("") + ".";
    return new FrontMatterException(
        FrontMatter.SYNTAX, position(Optional.ofNullable(e.getLocation())), sentence, "");
  }
}

package org.klartext.frontmatter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.klartext.site.Position;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML from the parser's events: no tags, no types, no objects. An alias is the same
 * immutable value once more, so that no nest of aliases can grow.
 */
final class YamlHead {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setLabel("YAML").setCodePointLimit(1_000_000).build();
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Map<String, String> PLAIN_WORDS =
      Map.of(
          "mapping values are not allowed here",
          "a text that contains a colon must be put in quotes",
          "could not find expected ':'",
          "a key needs a colon and a space behind it",
          "found unexpected end of stream",
          "a quoted text is never closed",
          "found undefined alias",
          "a text that begins with * must be put in quotes",
          "expected <block end>, but found '<block mapping start>'",
          "the indentation differs from that of the lines before",
          "found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
              + " indentation)",
          "a tab may not indent a line; use spaces");
  private static final int MAX_DEPTH = 30;

  private final Iterator<Event> events;
  private final int firstLine;
  private final Map<String, Value> anchors = new HashMap<>();

  private YamlHead(Iterator<Event> events, int firstLine) {
    this.events = events;
    this.firstLine = firstLine;
  }

  /** The keys of a text whose first line is the given line of its file. */
  static Value.Table parse(String yaml, int firstLine) throws FrontMatterException {
    YamlHead head = new YamlHead(new Parse(SETTINGS).parseString(yaml).iterator(), firstLine);
    try {
      return head.document();
    } catch (MarkedYamlEngineException e) {
      throw head.syntax(e);
    } catch (YamlEngineException e) {
      throw head.broken(new Position(firstLine, 1), String.valueOf(e.getMessage()));
    }
  }

  private Value.Table document() throws FrontMatterException {
    events.next();
    Event start = events.next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      return Value.Table.EMPTY;
    }
    Value value = value(events.next(), 0);
    events.next();
    if (events.next().getEventId() != Event.ID.StreamEnd) {
      throw broken(position(start), "there is a second document after it");
    }
    return switch (value) {
      case Value.Table table -> table;
      case Value.Empty _ -> Value.Table.EMPTY;
      default -> throw broken(value.position(), "it holds " + value.description() + ", not keys");
    };
  }

  private Value value(Event event, int depth) throws FrontMatterException {
    if (depth > MAX_DEPTH) {
      throw broken(position(event), "it is nested deeper than " + MAX_DEPTH + " levels");
    }
    return switch (event) {
      case ScalarEvent scalar -> anchored(scalar.getAnchor(), scalar(scalar));
      case SequenceStartEvent start -> anchored(start.getAnchor(), sequence(start, depth));
      case MappingStartEvent start -> anchored(start.getAnchor(), table(start, depth));
      case AliasEvent alias -> aliased(alias);
      default -> throw broken(position(event), "a value is missing");
    };
  }

  private Value anchored(Optional<?> anchor, Value value) {
    anchor.ifPresent(name -> anchors.put(name.toString(), value));
    return value;
  }

  private Value aliased(AliasEvent event) throws FrontMatterException {
    Value value = anchors.get(event.getAlias().toString());
    if (value == null) {
      throw broken(position(event), "a text that begins with * must be put in quotes");
    }
    return value;
  }

  private Value scalar(ScalarEvent event) {
    String text = event.getValue();
    return event.isPlain() ? plain(text, position(event)) : new Value.Text(text, position(event));
  }

  /** What a text without quotes means. */
  static Value plain(String text, Position position) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new Value.Empty(position);
      case "true", "True", "TRUE" -> new Value.Flag(true, position);
      case "false", "False", "FALSE" -> new Value.Flag(false, position);
      default ->
          text.charAt(0) <= '9' && NUMBER.matcher(text).matches()
              ? new Value.Numeral(text, position)
              : new Value.Text(text, position);
    };
  }

  private Value.Sequence sequence(Event start, int depth) throws FrontMatterException {
    List<Value> values = new ArrayList<>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.SequenceEnd) {
      values.add(value(next, depth + 1));
      next = events.next();
    }
    return new Value.Sequence(values, position(start));
  }

  private Value.Table table(Event start, int depth) throws FrontMatterException {
    SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
    Map<String, Position> repeated = new HashMap<>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.MappingEnd) {
      if (!(next instanceof ScalarEvent key)) {
        throw broken(position(next), "a key must be a plain word");
      }
      Value.Entry entry = new Value.Entry(position(key), value(events.next(), depth + 1));
      if (entries.put(key.getValue(), entry) != null) {
        repeated.put(key.getValue(), entry.position());
      }
      next = events.next();
    }
    return new Value.Table(entries, repeated, position(start));
  }

  private Position position(Event event) {
    return event.getStartMark().map(this::position).orElse(new Position(firstLine, 1));
  }

  private Position position(Mark mark) {
    return new Position(mark.getLine() + firstLine, mark.getColumn() + 1);
  }

  private FrontMatterException syntax(MarkedYamlEngineException e) {
    String reason = e.getProblem();
    Position position =
        e.getProblemMark().or(e::getContextMark).map(this::position).orElse(Position.START);
    return broken(position, PLAIN_WORDS.getOrDefault(reason, reason));
  }

  private FrontMatterException broken(Position position, String reason) {
    return new FrontMatterException(
        FrontMatter.SYNTAX, position, "This is not valid YAML: " + reason + ".", "");
  }
}

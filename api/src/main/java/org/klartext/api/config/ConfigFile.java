package org.klartext.api.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.SourceText;
import org.klartext.frontmatter.Value;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.text.Spelling;

/** What {@code klartext.yaml} says, and what is wrong with it. */
final class ConfigFile {
  /** Where it is looked for if nobody names one. */
  static final String NAME = "klartext.yaml";

  private final Path file;
  private final Map<String, Choice> choices = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Setting<?>> known = new HashMap<>();
  private final Set<String> groups = new TreeSet<>();

  private ConfigFile(Path file) {
    this.file = file;
    for (Setting<?> setting : Settings.ALL) {
      known.put(setting.key(), setting);
      if (setting.key().indexOf('.') > 0) {
        groups.add(setting.key().substring(0, setting.key().indexOf('.')));
      }
    }
  }

  /**
   * Reads a file.
   *
   * @param mustExist true if somebody has named it
   */
  static ConfigFile read(Path file, boolean mustExist) {
    ConfigFile result = new ConfigFile(file);
    if (mustExist || Files.exists(file)) {
      result.read();
    }
    return result;
  }

  private void read() {
    try {
      table("", FrontMatter.yaml(SourceText.decode(Files.readAllBytes(file))));
    } catch (FrontMatterException e) {
      Problem problem = e.problem(file.toString());
      complain(problem.position(), problem.message() + problem.hint().map(" "::concat).orElse(""));
    } catch (java.nio.file.NoSuchFileException e) {
      problems.add("There is no file “" + file + "”. Make it, or name the one that is there.");
    } catch (IOException e) {
      problems.add("The file “" + file + "” cannot be read: " + e);
    }
  }

  private void table(String prefix, Value.Table table) {
    table
        .repeated()
        .forEach((key, at) -> complain(at, "“" + prefix + key + "” is there twice. Remove one."));
    table.entries().forEach((key, entry) -> entry(prefix + key, entry));
  }

  private void entry(String key, Value.Entry entry) {
    Setting<?> setting = known.get(key);
    if (setting != null) {
      written(setting, entry.value()).ifPresent(choice -> choices.put(key, choice));
    } else if (groups.contains(key) && entry.value() instanceof Value.Table table) {
      table(key + ".", table);
    } else if (groups.contains(key)) {
      complain(entry.position(), "“" + key + "” should be a group of keys.");
    } else {
      unknown(key, entry.position());
    }
  }

  private void unknown(String key, Position at) {
    Optional<String> meant = Spelling.nearest(key, known.keySet());
    complain(
        at,
        "“" + key + "” cannot be set." + meant.map(it -> " Did you mean “" + it + "”?").orElse(""));
  }

  private Optional<Choice> written(Setting<?> setting, Value value) {
    List<Value> values =
        value instanceof Value.Sequence list && setting.isList() ? list.values() : List.of(value);
    List<String> texts = new ArrayList<>();
    for (Value each : values) {
      switch (each) {
        case Value.Text text when setting.isList() -> texts.addAll(parts(text.text()));
        case Value.Text text when text.text().isBlank() -> {}
        case Value.Text text -> texts.add(text.text());
        case Value.Numeral number -> texts.add(number.literal());
        case Value.Flag flag -> texts.add(String.valueOf(flag.value()));
        case Value.Empty _ -> {}
        case Value.Sequence _, Value.Table _ -> {
          complain(
              each.position(),
              "“"
                  + setting.key()
                  + "” should be "
                  + setting.expected()
                  + " but is "
                  + each.description()
                  + ".");
          return Optional.empty();
        }
      }
    }
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Choice(setting, texts, new Origin.Line(file, value.position())));
  }

  /** The values of a list on one line. */
  static List<String> parts(String text) {
    return java.util.Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private void complain(Position at, String sentence) {
    problems.add(file + ":" + at.line() + ":" + at.column() + ": " + sentence);
  }

  /** What it says of a setting. */
  Optional<Choice> choice(Setting<?> setting) {
    return Optional.ofNullable(choices.get(setting.key()));
  }

  /** One line for each thing that is wrong. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}

package org.klartext.edit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.HeadWriter;
import org.klartext.frontmatter.Value;
import org.klartext.site.Kind;

/**
 * What a new page of a kind begins with: front matter and text with blanks such as {@code
 * {{title}}}.
 *
 * @param source where it comes from, for messages
 * @param text with blanks
 */
record Archetype(String source, String text) {
  /** Where a tree keeps archetypes of its own, below the content folder. */
  static final String FOLDER = "_archetypes/";

  private static final Pattern BLANK = Pattern.compile("\\{\\{ ?([a-z]+) ?}}");
  private static final List<String> LANGUAGES = List.of("de", "en");

  /**
   * The archetype of a kind: the tree's own for the language or for all languages, else the
   * built-in one, which is English where there is none in the language.
   *
   * @throws EditException if a file of the tree cannot be read
   */
  static Archetype of(Tree tree, Kind kind, String lang) throws EditException {
    for (String name : List.of(lang + "/" + kind.key() + ".md", kind.key() + ".md")) {
      Path own = tree.content().resolve(FOLDER + name);
      if (Files.isRegularFile(own)) {
        return new Archetype(FOLDER + name, read(own));
      }
    }
    String language = LANGUAGES.contains(lang) ? lang : "en";
    return builtIn("archetypes/" + language + "/" + kind.key() + ".md");
  }

  private static String read(Path file) throws EditException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new EditException(
          "The archetype “" + file + "” cannot be read: " + e.getMessage(),
          "It has to be a text in UTF-8.",
          e);
    }
  }

  /** A text that travels with the program. */
  static Archetype builtIn(String name) {
    try (InputStream in = Archetype.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: " + name + " is missing");
      }
      return new Archetype(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Fills the blanks: as YAML in the front matter, as they are in the text.
   *
   * @throws EditException if a blank is unknown, or if no front matter comes of it
   */
  String filled(Map<String, Value> values) throws EditException {
    int end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
    if (end < 0) {
      throw broken("it has no front matter between two lines of ---");
    }
    String filled = filled(text.substring(0, end), values, Archetype::yaml);
    String whole = filled + filled(text.substring(end), values, Archetype::plain);
    try {
      FrontMatter.parse(whole);
      return whole;
    } catch (FrontMatterException e) {
      throw broken(String.valueOf(e.getMessage()));
    }
  }

  /** How a value is written into a part of the text. */
  private interface Style {
    String write(Value value);
  }

  private String filled(String part, Map<String, Value> values, Style style) throws EditException {
    Matcher blanks = BLANK.matcher(part);
    StringBuilder out = new StringBuilder();
    while (blanks.find()) {
      Value value = values.get(blanks.group(1));
      if (value == null) {
        throw broken("nothing is known for “" + blanks.group() + "”");
      }
      blanks.appendReplacement(out, Matcher.quoteReplacement(style.write(value)));
    }
    return blanks.appendTail(out).toString();
  }

  private static String yaml(Value value) {
    SequencedMap<String, Value> one = new LinkedHashMap<>();
    one.put("x", value);
    return HeadWriter.yaml(Value.table(one)).substring("x: ".length()).strip();
  }

  private static String plain(Value value) {
    return value instanceof Value.Text text ? text.text() : yaml(value);
  }

  private EditException broken(String reason) {
    return new EditException(
        "The archetype “" + source + "” cannot be used: " + reason + ".",
        "Mend it, or delete it to use the one that comes with Klartext.");
  }
}

package org.klartext.frontmatter;

import org.klartext.site.Position;

/**
 * A file split into its head and its text.
 *
 * @param format of the head
 * @param values what the head says
 * @param head the head as written, without its fences
 * @param body what follows
 * @param bodyLine the line in which the body begins, from 1
 */
public record FrontMatter(
    Format format, Value.Table values, String head, String body, int bodyLine) {
  static final String SYNTAX = "front-matter-syntax";

  /** How a head is written. */
  public enum Format {
    /** There is no head. */
    NONE,
    /** Between {@code ---}. */
    YAML,
    /** Between {@code +++}. */
    TOML,
    /** A JSON object at the start of the file. */
    JSON
  }

  /**
   * Splits and reads a file.
   *
   * @param text of the file, with {@code \n} as the end of lines and without a byte order mark
   * @throws FrontMatterException if the head never ends or cannot be parsed
   */
  public static FrontMatter parse(String text) throws FrontMatterException {
    return switch (formatOf(text)) {
      case NONE -> new FrontMatter(Format.NONE, Value.Table.EMPTY, "", text, 1);
      case YAML -> fenced(text, Format.YAML, "---");
      case TOML -> fenced(text, Format.TOML, "+++");
      case JSON -> json(text);
    };
  }

  /**
   * Reads a file that is one JSON object from its first to its last character.
   *
   * @throws FrontMatterException if it is not
   */
  public static Value.Table jsonObject(String text) throws FrontMatterException {
    boolean starts = text.stripLeading().startsWith("{");
    JsonHead head = JsonHead.parse(starts ? text : "{}");
    if (!starts || !text.substring(head.end()).isBlank()) {
      throw new FrontMatterException(SYNTAX, Position.START, "This is not one JSON object.", "");
    }
    return head.values();
  }

  /**
   * Reads a file that is YAML from its first to its last line.
   *
   * @throws FrontMatterException if it cannot be parsed
   */
  public static Value.Table yaml(String text) throws FrontMatterException {
    return YamlHead.parse(text, 1);
  }

  static Format formatOf(String text) {
    int end = text.indexOf('\n');
    String line = (end < 0 ? text : text.substring(0, end)).stripTrailing();
    if (line.equals("---")) {
      return Format.YAML;
    }
    if (line.equals("+++")) {
      return Format.TOML;
    }
    return line.startsWith("{") && looksLikeJson(text) ? Format.JSON : Format.NONE;
  }

  private static boolean looksLikeJson(String text) {
    int next = 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && (text.charAt(next) == '"' || text.charAt(next) == '}');
  }

  private static FrontMatter fenced(String text, Format format, String fence)
      throws FrontMatterException {
    int start = text.indexOf('\n') + 1;
    int line = 2;
    for (int at = start; start > 0 && at < text.length(); line++) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      if (text.startsWith(fence, at) && text.substring(at, next).strip().equals(fence)) {
        String head = text.substring(start, at);
        Value.Table values =
            format == Format.YAML ? YamlHead.parse(head, 2) : TomlHead.parse(head, 2);
        return new FrontMatter(format, values, head, text.substring(next), line + 1);
      }
      at = next;
    }
    throw unclosed(fence);
  }

  private static FrontMatterException unclosed(String fence) {
    return new FrontMatterException(
        "front-matter-unclosed",
        Position.START,
        "The front matter begins with " + fence + " but never ends.",
        "Put a line with " + fence + " after the last key.");
  }

  private static FrontMatter json(String text) throws FrontMatterException {
    JsonHead head = JsonHead.parse(text);
    int newline = text.indexOf('\n', head.end());
    int next = newline < 0 ? text.length() : newline + 1;
    String rest = text.substring(head.end(), next);
    int start = rest.isBlank() ? next : head.end();
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    String source = text.substring(0, head.end());
    return new FrontMatter(Format.JSON, head.values(), source, text.substring(start), line);
  }
}

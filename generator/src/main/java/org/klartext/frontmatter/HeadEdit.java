package org.klartext.frontmatter;

import java.util.List;
import java.util.SequencedMap;
import org.klartext.site.Position;

/** Changes one key of a file's head and leaves every other byte as it is. */
public final class HeadEdit {
  private final String text;
  private final String key;
  private final Value value;
  private final String newline;

  private HeadEdit(String text, String key, Value value) {
    this.text = text;
    this.key = key;
    this.value = value;
    this.newline = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /**
   * Sets a key.
   *
   * @param text of the file, its byte order mark and ends of lines included
   * @param key to replace, or to add at the end of the head
   * @param value a text, number, flag or list of such
   * @return the new text of the file
   * @throws FrontMatterException if the head cannot be read, or not be changed without risk
   */
  public static String set(String text, String key, Value value) throws FrontMatterException {
    boolean marked = text.startsWith("\uFEFF");
    HeadEdit edit = new HeadEdit(marked ? text.substring(1) : text, key, value);
    return (marked ? "\uFEFF" : "") + edit.apply();
  }

  private String apply() throws FrontMatterException {
    FrontMatter before = parse(text);
    String edited =
        switch (before.format()) {
          case NONE -> "---" + newline + yamlLine() + newline + "---" + newline + text;
          case YAML -> lines(before, yamlLine());
          case TOML -> lines(before, key + " = " + HeadWriter.json(value));
          case JSON -> json(before);
        };
    verify(before, edited);
    return edited;
  }

  private static FrontMatter parse(String text) throws FrontMatterException {
    return FrontMatter.parse(text.replace("\r\n", "\n"));
  }

  private String yamlLine() {
    return HeadWriter.flow(new Value.Text(key, Position.START)) + ": " + HeadWriter.flow(value);
  }

  private String lines(FrontMatter before, String line) {
    List<String> lines = List.of(text.split("(?<=\n)", -1));
    int end = before.bodyLine() - 2;
    Value.Entry entry = before.values().entries().get(key);
    int from = entry == null ? addition(lines, before, end) : entry.position().line() - 1;
    int to = entry == null ? from : next(lines, before, from, end);
    String head = String.join("", lines.subList(0, from));
    return head + line + newline + String.join("", lines.subList(to, lines.size()));
  }

  /** TOML's own keys stand before its tables. */
  private static int addition(List<String> lines, FrontMatter before, int end) {
    for (int at = 1; at < end && before.format() == FrontMatter.Format.TOML; at++) {
      if (lines.get(at).stripLeading().startsWith("[")) {
        return at;
      }
    }
    return end;
  }

  /** Where what follows a key begins; comments before the next key are the next key's. */
  private static int next(List<String> lines, FrontMatter before, int from, int end) {
    int to =
        before.values().entries().values().stream()
            .mapToInt(entry -> entry.position().line() - 1)
            .filter(line -> line > from)
            .min()
            .orElse(end);
    while (to > from + 1
        && (lines.get(to - 1).isBlank() || lines.get(to - 1).stripLeading().startsWith("#"))) {
      to--;
    }
    return to;
  }

  private String json(FrontMatter before) throws FrontMatterException {
    int[] span = JsonHead.span(text, key);
    if (span.length == 2) {
      return text.substring(0, span[0]) + HeadWriter.json(value) + text.substring(span[1]);
    }
    int quote = before.values().entries().isEmpty() ? 1 : text.indexOf('"');
    String gap = text.substring(1, quote);
    String comma = before.values().entries().isEmpty() ? "" : ",";
    String name = HeadWriter.json(new Value.Text(key, Position.START));
    String entry = gap + name + ": " + HeadWriter.json(value) + comma;
    return "{" + entry + text.substring(1);
  }

  /** Whatever the head looked like: only this key may be different now. */
  private void verify(FrontMatter before, String edited) throws FrontMatterException {
    FrontMatter after = parse(edited);
    boolean same =
        flat(before.values()).equals(flat(after.values())) && before.body().equals(after.body());
    Value.Entry entry = after.values().entries().get(key);
    if (!same || entry == null || !HeadWriter.json(entry.value()).equals(HeadWriter.json(value))) {
      throw new FrontMatterException(
          "front-matter-edit",
          Position.START,
          "The front matter is written in a way in which “" + key + "” cannot be changed safely.",
          "Set " + yamlLine() + " by hand.");
    }
  }

  private SequencedMap<String, String> flat(Value.Table table) {
    SequencedMap<String, String> flat = new java.util.LinkedHashMap<>();
    table.entries().forEach((name, entry) -> flat.put(name, HeadWriter.json(entry.value())));
    flat.remove(key);
    return flat;
  }
}

package org.klartext.frontmatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.klartext.site.Position;

/** What is written reads back as it was; an edit touches one key. */
class HeadWriterTest {
  private static final Arbitrary<String> WORDS =
      Arbitraries.oneOf(
          Arbitraries.of(
              "plain",
              "true",
              "12",
              "1e3",
              "null",
              "~",
              "",
              " ",
              "a: b",
              "a #b",
              "- x",
              "2026-11-21",
              "08:00-17:00",
              "https://x.example/?a=b",
              "Wie geht das?",
              "„Gänse“",
              "a, b",
              "[x]",
              "{y}",
              "'q'",
              "*a",
              "&a",
              "!t",
              "%p",
              "@x",
              "`c`",
              "a\nb",
              "tab\t",
              "\u2028",
              "😀",
              ":",
              "a:",
              "-",
              "yes",
              "0x1F",
              "...",
              "---"),
          Arbitraries.strings().ofMaxLength(8).filter(HeadWriterTest::isWellFormed));

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  private static Arbitrary<Value> values(int depth) {
    Arbitrary<Value> scalars =
        Arbitraries.oneOf(
            WORDS.map(Value::text),
            Arbitraries.integers().map(n -> new Value.Numeral(n.toString(), Position.START)),
            Arbitraries.of(true, false).map(flag -> new Value.Flag(flag, Position.START)),
            Arbitraries.just(new Value.Empty(Position.START)));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<Value> lists =
        values(depth - 1).list().ofMaxSize(3).map(it -> new Value.Sequence(it, Position.START));
    return Arbitraries.oneOf(scalars, lists, tables(depth - 1).map(it -> it));
  }

  private static Arbitrary<Value.Table> tables(int depth) {
    return Arbitraries.maps(WORDS, values(depth))
        .ofMaxSize(4)
        .map(map -> Value.table(new LinkedHashMap<>(map)));
  }

  @Provide
  Arbitrary<Value.Table> tables() {
    return tables(2);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void yamlReadsBackAsItWas(@ForAll("tables") Value.Table table) throws FrontMatterException {
    String yaml = HeadWriter.yaml(table);
    assertEquals(HeadWriter.json(table), HeadWriter.json(FrontMatter.yaml(yaml)), yaml);
  }

  @Test
  void quotesOnlyWhereItMust() {
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    values.put("title", Value.text("Wie geht das"));
    values.put("date", Value.text("2026-11-21T08:00:00Z"));
    values.put("tags", Value.texts(List.of("a", "b c", "d, e", "12")));
    values.put("text", Value.text("a: b"));
    assertEquals(
        """
        title: Wie geht das
        date: 2026-11-21T08:00:00Z
        tags: [a, b c, "d, e", "12"]
        text: "a: b"
        """,
        HeadWriter.yaml(Value.table(values)));
  }

  private static String set(String text, String key, String... values) throws FrontMatterException {
    return HeadEdit.set(
        text, key, values.length == 1 ? Value.text(values[0]) : Value.texts(List.of(values)));
  }

  @Test
  void yamlKeepsEverythingElse() throws FrontMatterException {
    String text =
        "\uFEFF---\r\n# head\r\naliases:  # old\r\n  - /a/\r\n\r\n# next\r\ntitle:   'A'\r\n---\r\nText\r\n";
    assertEquals(
        "\uFEFF---\r\n# head\r\naliases: [/a/, /b/]\r\n\r\n# next\r\ntitle:   'A'\r\n---\r\nText\r\n",
        set(text, "aliases", "/a/", "/b/"));
    assertEquals(text.replace("'A'\r\n", "'A'\r\nid: x1\r\n"), set(text, "id", "x1"));
  }

  @Test
  void tomlKeepsEverythingElse() throws FrontMatterException {
    String text = "+++\ntitle = 'A' # x\naliases = [\n  '/a/',\n]\n\n[extra]\nid = 3\n+++\nText";
    assertEquals(text.replace("[extra]", "id = \"x1\"\n[extra]"), set(text, "id", "x1"));
    assertEquals(
        "+++\ntitle = 'A' # x\naliases = [\"/a/\", \"/b/\"]\n\n[extra]\nid = 3\n+++\nText",
        set(text, "aliases", "/a/", "/b/"));
  }

  @Test
  void jsonKeepsEverythingElse() throws FrontMatterException {
    String text = "{\n    \"title\": \"A\",\n    \"aliases\": [\"/a/\"]\n}\n\nText";
    assertEquals(
        text.replace("[\"/a/\"]", "[\"/a/\", \"/b/\"]"), set(text, "aliases", "/a/", "/b/"));
    assertEquals(text.replace("{\n", "{\n    \"id\": \"x1\",\n"), set(text, "id", "x1"));
    assertEquals("{\"id\": \"x1\"}\n", set("{}\n", "id", "x1"));
    assertEquals("{\"id\": \"x1\"}\n", set("{\"id\": \"a\"}\n", "id", "x1"));
  }

  @Test
  void aFileWithoutAHeadGetsOne() throws FrontMatterException {
    assertEquals("---\nid: x1\n---\n# A\n", set("# A\n", "id", "x1"));
  }

  @Test
  void aHeadThatCannotBeChangedSafelyIsLeftAlone() {
    assertThrows(
        FrontMatterException.class, () -> set("---\n{title: A, id: b}\n---\n", "id", "x1"));
  }
}

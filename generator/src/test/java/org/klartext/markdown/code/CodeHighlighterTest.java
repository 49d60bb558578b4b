package org.klartext.markdown.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodeHighlighterTest {
  private static final CodeHighlighter HIGHLIGHTER = new CodeHighlighter();

  private static final List<String> LANGUAGES =
      List.of(
          "java",
          "json",
          "yaml",
          "xml",
          "html",
          "css",
          "javascript",
          "typescript",
          "shell",
          "python",
          "sql",
          "properties",
          "diff");

  private static String marked(String code, String language) {
    StringBuilder html = new StringBuilder();
    assertTrue(HIGHLIGHTER.write(html, code, language));
    return html.toString();
  }

  private static String text(String html) {
    return html.replaceAll("</?span[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  @Test
  void partsOfCodeAreMarkedAndNeighboursShareASpan() {
    assertEquals(
        "<span class=\"tok-k\">public static</span> <span class=\"tok-t\">int</span> x ="
            + " <span class=\"tok-n\">42</span>; <span class=\"tok-c\">// a &lt; b</span>\n",
        marked("public static int x = 42; // a < b\n", "java"));
    assertEquals(
        "key: <span class=\"tok-s\">\"v\"</span> <span class=\"tok-c\"># c</span>",
        marked("key: \"v\" # c", "yml"));
    assertTrue(marked("<a href=\"x\">", "html").contains("<span class=\"tok-g\">a</span>"));
  }

  @Test
  void aCommentOverSeveralLinesIsOneSpan() {
    assertEquals(
        "<span class=\"tok-c\">/* a\n\n  b */</span>\n<span class=\"tok-k\">return</span>;",
        marked("/* a\n\n  b */\nreturn;", "java"));
  }

  @Test
  void patchesAreMarkedByLine() {
    assertEquals(
        """
        <span class="tok-h">@@ -1 +1 @@</span>
        <span class="tok-d">-a</span>
        <span class="tok-i">+b</span>
         c
        """,
        marked("@@ -1 +1 @@\n-a\n+b\n c\n", "diff"));
  }

  @Test
  void unknownLanguagesAndVeryLongCodeStayPlain() {
    StringBuilder html = new StringBuilder("x");
    assertFalse(HIGHLIGHTER.write(html, "a", "klingon"));
    assertFalse(HIGHLIGHTER.write(html, "a".repeat(10_001), "java"));
    assertFalse(HIGHLIGHTER.write(html, "a\n".repeat(100_001), "java"));
    assertEquals("x", html.toString());
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    String code = "class A { String s = \"x\"; /* c */ int i = 1; }\n".repeat(20);
    String expected = marked(code, "java");
    assertTrue(
        IntStream.range(0, 200).parallel().allMatch(_ -> marked(code, "java").equals(expected)));
  }

  @Property(tries = 2_000)
  void noCharacterOfTheCodeIsLost(
      @ForAll("languages") String language, @ForAll("code") String code) {
    assertEquals(code, text(marked(code, language)));
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of(LANGUAGES);
  }

  @Provide
  Arbitrary<String> code() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "/*",
            "*/",
            "//",
            "\"",
            "'",
            "`",
            "${",
            "}",
            "{",
            "<!--",
            "-->",
            "<a b=\"",
            ">",
            "</",
            "<?",
            "&amp;",
            "#",
            "--",
            "\\",
            "\n",
            "\n",
            " ",
            "\t",
            "if",
            "0x1F",
            "1e",
            "@A",
            "ü",
            "😀",
            "<script>",
            "</script>",
            "<style>",
            "=",
            ":",
            "- ",
            "EOF",
            "<<EOF",
            "\"\"\"",
            "$(",
            "select",
            "[",
            "]",
            "/",
            "+",
            "|",
            "%");
    return parts.list().ofMaxSize(40).map(list -> String.join("", list));
  }
}

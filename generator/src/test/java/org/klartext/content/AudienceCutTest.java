package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.site.Edition;
import org.klartext.site.Problem;

/** What is internal is cut before anything else sees it. */
class AudienceCutTest {
  private static AudienceCut.Cut cut(String text) {
    return AudienceCut.of(text, Edition.PUBLIC, "a.md", 1);
  }

  private static String internal(String text) {
    return AudienceCut.of(text, Edition.INTERNAL, "a.md", 1).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::: {audience=internal}\nSECRET\n:::\nshown",
        "::: audience: internal\nSECRET\n:::\nshown",
        ":::{audience=\"internal\"}\nSECRET\n:::\nshown",
        "::::: {.box audience='Internal'}\nSECRET\n:::\nSECRET\n::::::\nshown",
        "  ::: audience=internal\n  SECRET\n  :::\nshown",
        "- a\n\n  ::: audience: internal\n  SECRET\n  :::\n\nshown",
        "1. ::: audience: internal\n   SECRET\n   :::\n\nshown",
        "> ::: audience: internal\n> SECRET\n> :::\n\nshown",
        "::: audience: internal\n::: note\nSECRET\n:::\nSECRET\n:::\nshown",
        "::: audience: internal\n```\n:::\n```\nSECRET\n:::\nshown",
        "```java audience: internal\nSECRET\n```\nshown",
        "~~~~ {.java audience=\"internal\"}\n~~~\nSECRET\n~~~~\nshown",
        "> ```sh audience=internal\n> SECRET\nshown",
        "<!--\n```\n-->\n::: audience: internal\nSECRET\n:::\n\n```\nx\n```\nshown",
        "<pre>\n```\n</pre>\n::: audience: internal\nSECRET\n:::\n\n```\nx\n```\nshown",
        "<div>\n```\n\n::: audience: internal\nSECRET\n:::\n\n```\nx\n```\nshown",
        "- ```\n  x\n\n::: audience: internal\nSECRET\n:::\nshown",
        "> ```\n> x\n\n::: audience: internal\nSECRET\n:::\nshown",
        "::: {audience=internl}\nSECRET\n:::\nshown",
        "a ``` b\n::: audience: internal\nSECRET\n:::\nshown",
        "```not a `fence`\n::: audience: internal\nSECRET\n:::\nshown",
        "Text\n::: audience: internal\nSECRET\n:::\nshown",
      })
  void internalBlocksGoAndWhatFollowsStays(String text) {
    AudienceCut.Cut cut = cut(text);
    assertFalse(cut.text().contains("SECRET"), cut.text());
    assertTrue(cut.text().contains("shown"), cut.text());
    assertTrue(cut.hidden().contains("SECRET"));
    assertEquals(text.lines().count(), cut.text().lines().count());
    assertTrue(internal(text).contains("SECRET"));
    assertTrue(internal(text).contains("shown"));
    assertFalse(internal(text).matches("(?s).*audience\\s*[:=].*"), internal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\n::: {audience=internal}\nshown\n:::\n```\nshown",
        "  ~~~ md\n  ::: {audience=internal}\n  shown\n  :::\n  ~~~\nshown",
        "::: note\nshown\n:::",
        "::: {audience=public}\nshown\n:::",
        "The word audience: internal in a sentence",
        "```yaml\naudience: internal\n```",
      })
  void whatOnlyLooksLikeItStays(String text) {
    assertEquals(text, cut(text).text());
    assertEquals(text, internal(text));
    assertEquals(List.of(), cut(text).problems());
  }

  @Test
  void anUnclosedBlockTakesEverythingWithItAndIsAnError() {
    AudienceCut.Cut cut = cut("a\n\n> ::: {audience=internal}\n> SECRET\n\nSECRET\n");
    assertFalse(cut.text().contains("SECRET"));
    Problem problem = cut.problems().getFirst();
    assertEquals("audience-unclosed", problem.code());
    assertEquals(3, problem.position().line());
    assertEquals(3, problem.position().column());
  }

  @Test
  void anUnknownAudienceIsAnErrorAndInternal() {
    assertEquals(
        List.of("wrong-audience"),
        cut("::: audience: intern\nSECRET\n:::").problems().stream().map(Problem::code).toList());
  }

  @Test
  void aQuotationStaysOneQuotation() {
    assertEquals(
        "> a\n>\n>\n>\n> b", cut("> a\n> ::: audience: internal\n> SECRET\n> :::\n> b").text());
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.of(
            "Text",
            "> quoted",
            "- item\n  more",
            "```\ncode :::\n:::\n```",
            "~~~\n```\n~~~",
            "::: note\nnoted\n:::",
            "<!-- a\n``` -->",
            "<div>\n```\n</div>\n",
            "::: {audience=internal}\nSECRET\n:::",
            "> ::: audience: internal\n> SECRET\n> :::\n",
            "  ::::: audience=internal\n  ```\n  :::::\n  SECRET\n  ```\n  SECRET\n  :::::",
            "::: audience: internal\n::: x\nSECRET\n::::\nSECRET\n:::",
            "```java audience=internal\nSECRET\n```",
            "> ~~~ audience=internal\n> SECRET\n",
            "- ```\n  code\n  ```")
        .list()
        .ofMaxSize(12)
        .map(blocks -> String.join("\n\n", blocks));
  }

  @Property
  void nothingLeaksWhateverStandsAround(@ForAll("documents") String document) {
    AudienceCut.Cut cut = cut(document);
    assertFalse(cut.text().contains("SECRET"), cut.text());
    assertEquals(document.split("\n", -1).length, cut.text().split("\n", -1).length);
    String plain = document.replace("SECRET", "");
    assertEquals(plain.contains("quoted"), cut.text().contains("quoted"));
  }
}

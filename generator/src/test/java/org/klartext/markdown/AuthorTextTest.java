package org.klartext.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartext.site.Heading;
import org.klartext.site.Outline;
import org.klartext.site.Position;

class AuthorTextTest {
  @Test
  void headingsGetIdsLikeAtGitHubWithUmlautsSpeltOut() {
    Outline outline =
        Rendering.author("# Über Straßen & Café!\n\n## Zwei\n\n## Zwei\n\n## Zwei\n\n### ???")
            .parsed()
            .body()
            .outline();
    assertEquals(
        List.of("ueber-strassen--cafe", "zwei", "zwei-1", "zwei-2", "section"),
        outline.headings().stream().map(Heading::id).toList());
    assertEquals(5, outline.anchors().size());
  }

  @Test
  void headingsTakeTheIdAndTheClassesOfTheirAuthor() {
    assertEquals(
        "<h2 id=\"mein\" class=\"a b\">Titel</h2>",
        Rendering.author("## Titel {#mein .a .b}").html());
  }

  @Test
  void anIdThatIsUsedTwiceIsReported() {
    Rendering rendering = Rendering.author("# A {#x}\n\n# B {#x}\n");
    assertEquals(List.of("duplicate-id"), rendering.codes());
    assertEquals(new Position(7, 1), rendering.parsed().problems().getFirst().position());
  }

  @Test
  void bracesThatAreNoIdOrClassAreText() {
    assertEquals(
        "<p>Setze {name} ein, und {x=y onclick=z}</p>",
        Rendering.author("Setze {name} ein, und {x=y onclick=z}").html());
  }

  @Test
  void tablesAlignByClass() {
    String html = Rendering.author("| a | b |\n|:-:|--:|\n| 1 | 2 |").html();
    assertTrue(html.contains("<th class=\"align-center\">a</th>"), html);
    assertTrue(html.contains("<td class=\"align-right\">2</td>"), html);
  }

  @Test
  void tablesAndCodeScrollInBoxesThatTheKeyboardReaches() {
    String box = "role=\"group\" tabindex=\"0\" aria-label=\"";
    assertEquals(
        "<div class=\"code\" " + box + "Quelltext\">\n<pre><code>a\n</code></pre>\n</div>",
        Rendering.author("    a").html());
    String tableBox = "<div class=\"table\" " + box + "Tabelle\">";
    String table = Rendering.author("<b>x</b>\n\n| a |\n|---|\n| 1 |").html();
    assertTrue(table.contains(tableBox + "\n<table>"), table);
    assertTrue(table.endsWith("</table>\n</div>"), table);
    assertEquals(2, table.split("<div", -1).length, table);
    String raw = Rendering.author("<table><tr><td>1</td></tr></table>").html();
    assertTrue(raw.startsWith(tableBox + "<table>") && raw.endsWith("</table></div>"), raw);
  }

  @Test
  void taskListsAreBoxesWithNames() {
    assertEquals(
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"offen\"> a</li>\n"
            + "<li class=\"task\"><input type=\"checkbox\" checked disabled aria-label=\"erledigt\">"
            + " b</li>\n</ul>",
        Rendering.author("- [ ] a\n- [x] b").html());
  }

  @Test
  void definitionListsAndStrikethroughWork() {
    assertEquals(
        "<dl>\n<dt>Router</dt>\n<dd>Ein <del>Kasten</del> Gerät</dd>\n</dl>",
        Rendering.author("Router\n: Ein ~~Kasten~~ Gerät").html());
  }

  @Test
  void footnotesStandAtTheEndAndLeadBack() {
    String html = Rendering.author("Eins[^a], zwei[^a].\n\n[^a]: Die *Note*.").html();
    assertTrue(html.contains("<sup class=\"footnote-ref\" id=\"fnref-1\"><a href=\"#fn-1\">1</a>"));
    assertTrue(html.contains("id=\"fnref-1-1\""), html);
    assertTrue(html.contains("<li id=\"fn-1\">\n<p>Die <em>Note</em>.</p>"), html);
    assertTrue(html.contains("href=\"#fnref-1-1\" aria-label=\"zurück zum Text\""), html);
  }

  @Test
  void admonitionsHaveTheTitleOfTheirLanguage() {
    assertEquals(
        "<div role=\"note\" class=\"admonition note\">\n<p class=\"admonition-title\">Hinweis</p>\n"
            + "<p>Text</p>\n</div>",
        Rendering.author("!!! note\n    Text").html());
    assertTrue(Rendering.of("!!! note\n    Text", "en", Trust.AUTHOR).html().contains(">Note</p>"));
    assertTrue(Rendering.author("!!! tip \"Mein \"\n    x").html().contains(">Mein </p>"));
  }

  @Test
  void collapsibleAdmonitionsAreDetails() {
    assertEquals(
        "<details class=\"admonition tip\">\n<summary>Mehr</summary>\n<p>Text</p>\n</details>",
        Rendering.author("??? tip \"Mehr\"\n    Text").html());
    assertTrue(Rendering.author("???+ tip\n    Text").html().contains("tip\" open>"));
  }

  @Test
  void alertsOfGitHubAreAdmonitions() {
    assertEquals(
        "<div role=\"note\" class=\"admonition warning\">\n<p class=\"admonition-title\">Warnung</p>\n"
            + "<p>Strom <em>aus</em>!</p>\n<p>Ganz.</p>\n</div>",
        Rendering.author("> [!WARNING]\n> Strom *aus*!\n>\n> Ganz.").html());
    assertTrue(Rendering.author("> [!FOO]\n> x").html().startsWith("<blockquote>"));
    assertFalse(Rendering.author("> [!NOTE] x").html().contains("admonition"));
  }

  @Test
  void aTableOfContentsListsTheSecondAndThirdLevel() {
    assertEquals(
        "<nav class=\"toc\">\n<ul>\n<li><a href=\"#a\">A</a>\n<ul>\n<li><a href=\"#b\">B</a></li>\n"
            + "</ul>\n</li>\n<li><a href=\"#c\">C</a></li>\n</ul>\n</nav>",
        Rendering.author("[TOC]\n\n# Titel\n\n## A\n\n### B\n\n#### Tief\n\n## C")
            .html()
            .split("\n<h1", 2)[0]);
  }

  @Test
  void aLoneImageWithTitleIsAFigure() {
    assertEquals(
        "<figure><img src=\"@0\" size=0 alt=\"Ein Router\" loading=\"lazy\" decoding=\"async\">"
            + "<figcaption>Der „Kasten“</figcaption></figure>",
        Rendering.author("![Ein Router](router.png 'Der \"Kasten\"')").html());
  }

  @Test
  void aLoneLinkToAVideoWaitsForAClick() {
    String expected =
        "<div class=\"video\" data-player=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ\">"
            + "<a href=\"https://youtu.be/dQw4w9WgXcQ\" rel=\"noopener\">%s</a></div>";
    String url = "https://youtu.be/dQw4w9WgXcQ";
    assertEquals(expected.formatted(url), Rendering.author(url).html());
    assertEquals(expected.formatted(url), Rendering.author("<" + url + ">").html());
    assertEquals(expected.formatted("Film"), Rendering.author("[Film](" + url + ")").html());
    assertTrue(Rendering.author("Sieh " + url).html().startsWith("<p>Sieh <a"));
    assertTrue(
        Rendering.author("https://vimeo.com/76979871")
            .html()
            .contains("data-player=\"https://player.vimeo.com/video/76979871\""));
    assertTrue(Rendering.author("https://vimeo.com/about").html().startsWith("<p>"));
  }

  @Test
  void foreignShortcodesAreReportedOnceAndShownAsText() {
    Rendering rendering =
        Rendering.author(
            """
            a {{< figure src="x" >}} {{< figure >}}

            `{{< code >}}` {% raw %} {{ toc() }}

                {{< code >}}
            """);
    assertEquals(List.of("shortcode", "shortcode", "shortcode"), rendering.codes());
    assertEquals(new Position(5, 3), rendering.parsed().problems().get(0).position());
    assertTrue(
        rendering.html().contains("{{&lt; figure src=&quot;x&quot; &gt;}}"), rendering.html());
    assertTrue(rendering.parsed().problems().get(1).message().contains("\"raw\""));
    assertTrue(rendering.parsed().problems().get(2).message().contains("\"toc\""));
  }

  @Test
  void thePlainTextHasAllWordsAndALineForEachBlock() {
    assertEquals(
        "Titel\nEin Link und Bild\ncode x\na b \n1 2 \neins\nzwei\nint i;",
        Rendering.author(
                """
                # Titel

                Ein [Link](x.md) und ![Bild](b.png)
                `code` *x*

                |a|b|
                |-|-|
                |1|2|

                - eins
                - zwei

                ```java
                int i;
                ```
                """)
            .plain()
            .replace("Bild code", "Bild\ncode"));
  }

  @Test
  void theExcerptIsTheFirstParagraphCutAtAWord() {
    Outline outline =
        Rendering.author("# T\n\n> Zitat\n\n![Bild](x.png)\n\n" + "Wort ".repeat(60))
            .parsed()
            .body()
            .outline();
    assertTrue(outline.excerpt().endsWith("Wort…"), outline.excerpt());
    assertTrue(outline.excerpt().length() <= 200);
    assertTrue(outline.excerpt().startsWith("Wort Wort"), outline.excerpt());
  }

  @Test
  void rawHtmlThatIsAllowedStaysAndTheRestIsReported() {
    Rendering rendering =
        Rendering.author("H<sub>2</sub>O\n\n<p style=\"color:red\" onclick=\"x()\">Rot</p>");
    assertEquals("<p>H<sub>2</sub>O</p>\n<p>Rot</p>", rendering.html());
    assertEquals(List.of("html-cleaned"), rendering.codes());
    assertEquals(new Position(7, 4), rendering.parsed().problems().getFirst().position());
    assertTrue(rendering.parsed().problems().getFirst().message().contains("style"));
  }

  @Test
  void rawHtmlOfTheTrustedStaysAsItIs() {
    String html = "<svg onload=\"x()\"><path/></svg>";
    assertEquals("<p>" + html + "</p>", Rendering.rawHtml(html).html());
  }

  @Test
  void linksAndImagesInRawHtmlGetSlots() {
    for (Trust trust : List.of(Trust.AUTHOR, Trust.AUTHOR_RAW_HTML)) {
      Rendering rendering =
          Rendering.of(
              "<div id=\"hier\">\n<a href='x.md'>a</a> <img src=bild.png alt=\"B\">\n"
                  + "<img src=\"https://evil.example/x.png\" alt=\"E\">\n</div>",
              "de",
              trust);
      assertTrue(rendering.html().contains("<a href=\"@0\">a</a>"), rendering.html());
      assertTrue(rendering.html().contains("<img src=\"@1\" size=1 alt=\"B\">"), rendering.html());
      assertTrue(rendering.html().contains("class=\"external-image\""), rendering.html());
      assertEquals(Set.of("hier"), rendering.parsed().body().outline().anchors());
      assertEquals(new Position(6, 1), rendering.references().get(0).position());
    }
  }

  @Test
  void theDigestCoversEverythingThatDecidesTheResult() throws Exception {
    MarkdownText text = new MarkdownText("a", "de/x.md", 1, "de", Trust.AUTHOR);
    var digest = Rendering.MARKDOWN.parse(text).body().digest();
    for (MarkdownText other :
        List.of(
            new MarkdownText("b", "de/x.md", 1, "de", Trust.AUTHOR),
            new MarkdownText("a", "en/x.md", 1, "de", Trust.AUTHOR),
            new MarkdownText("a", "de/x.md", 1, "en", Trust.AUTHOR),
            new MarkdownText("a", "de/x.md", 1, "de", Trust.VISITOR))) {
      assertNotEquals(digest, Rendering.MARKDOWN.parse(other).body().digest());
    }
    MarkdownText moved = new MarkdownText("a", "de/y.md", 9, "de", Trust.AUTHOR);
    assertEquals(digest, Rendering.MARKDOWN.parse(moved).body().digest());
  }
}

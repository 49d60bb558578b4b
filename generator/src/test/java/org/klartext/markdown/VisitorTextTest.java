package org.klartext.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartext.site.Outline;
import org.klartext.site.Position;
import org.klartext.site.Target;

class VisitorTextTest {
  @Test
  void linksEarnNoReputation() {
    assertEquals(
        "<p><a href=\"https://a.example\" rel=\"nofollow ugc noopener\">a</a>"
            + " <a href=\"mailto:b@c.example\" rel=\"nofollow ugc noopener\">b@c.example</a></p>",
        Rendering.visitor("[a](https://a.example) b@c.example").html());
  }

  @Test
  void linksWithinTheSiteAreSlotsAndOthersAreText() {
    Rendering rendering =
        Rendering.visitor(
            "[a](/faq/x/#y) [b](x.md) [c](javascript:x) [d](ftp://e.example) [e](//f)");
    assertEquals("<p><a href=\"@0\">a</a> b c d e</p>", rendering.html());
    assertEquals(new Target.InSite("/faq/x/", "y"), rendering.references().getFirst().target());
    assertEquals(new Position(5, 1), rendering.references().getFirst().position());
    assertEquals("a", rendering.references().getFirst().label());
  }

  @Test
  void imagesAreLinks() {
    assertEquals(
        "<p><a href=\"https://a.example/b.png\" rel=\"nofollow ugc noopener\">Alt</a></p>",
        Rendering.visitor("![Alt](https://a.example/b.png)").html());
    assertTrue(
        Rendering.visitor("![](https://a.example/b.png)").html().contains(">https://a.example/b"));
  }

  @Test
  void rawHtmlIsShownAsText() {
    assertEquals(
        "<p>&lt;script&gt;x&lt;/script&gt;</p>\n<p>a &lt;b&gt;c&lt;/b&gt;</p>",
        Rendering.visitor("<script>x</script>\n\na <b>c</b>").html());
  }

  @Test
  void headingsStandBelowThoseOfThePageAndHaveNoIds() {
    Rendering rendering = Rendering.visitor("# A\n\n## B\n\n###### C");
    assertEquals("<h3>A</h3>\n<h4>B</h4>\n<h6>C</h6>", rendering.html());
    assertEquals(List.of(), rendering.parsed().body().outline().headings());
  }

  @Test
  void codeScrollsInABoxThatTheKeyboardReaches() {
    assertEquals(
        "<div class=\"code\" role=\"group\" tabindex=\"0\" aria-label=\"Quelltext\">\n"
            + "<pre><code>a\n</code></pre>\n</div>",
        Rendering.visitor("    a").html());
  }

  @Test
  void theSmallMarkdownIsThere() {
    String html =
        Rendering.visitor("- *a* ~~b~~\n- `c`\n\n| d |\n|--:|\n| e |\n\n```java\nf<g>\n```").html();
    assertTrue(html.contains("<li><em>a</em> <del>b</del></li>"), html);
    assertTrue(html.contains("<td class=\"align-right\">e</td>"), html);
    assertTrue(html.contains("<code class=\"language-java\">f&lt;g&gt;\n</code>"), html);
  }

  @Test
  void plainTextAndExcerptAreCollected() {
    Rendering rendering = Rendering.visitor("# T\n\nEin *Satz*\nmehr.\n\n- a\n- b");
    Outline outline = rendering.parsed().body().outline();
    assertEquals("Ein Satz mehr.", outline.excerpt());
    assertEquals("T\nEin Satz mehr.\na\nb", rendering.plain());
  }
}

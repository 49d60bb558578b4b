package org.klartext.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.site.Position;
import org.klartext.site.Reference;
import org.klartext.site.Target;

class LinksTest {
  private static Target target(String destination) {
    return Rendering.author("[x](" + destination + ")").references().getFirst().target();
  }

  @Test
  void destinationsAreUnderstoodFromTheFolderOfTheFile() {
    assertEquals(new Target.InTree("de/faq/x.md", "y"), target("../faq/x.md#y"));
    assertEquals(new Target.InTree("de/artikel/bild 1.png", ""), target("./bild%201.png?v=2"));
    assertEquals(new Target.InTree("de/artikel/grüße.md", ""), target("gr%C3%BC%C3%9Fe.md"));
    assertEquals(new Target.InTree("", ""), target("../../"));
    assertEquals(new Target.InSite("/faq/x/?a=b", "y"), target("/faq/x/?a=b#y"));
    assertEquals(new Target.SamePage("a"), target("#a"));
    assertEquals(new Target.External("https://a.example/b"), target("https://a.example/b"));
    assertEquals(new Target.External("//a.example"), target("//a.example"));
    assertEquals(new Target.External("//a.example"), target("</\\\\a.example>"));
    assertEquals(new Target.OutsideTree("../../../etc"), target("../../../etc"));
    assertEquals(new Target.OutsideTree("..%2F../../etc"), target("..%2F../../etc"));
  }

  @Test
  void addressesWithinTheSiteAreSlotsAndOthersAreWritten() {
    assertEquals(
        "<p><a href=\"@0\">a</a> <a href=\"@1\" title=\"T\">b</a> <a href=\"#c\">c</a>"
            + " <a href=\"https://d.example/?x=%22&amp;y=%C3%BC\" rel=\"noopener\">d</a></p>",
        Rendering.author("[a](a.md) [b](/b/ \"T\") [c](#c) [d](https://d.example/?x=%22&y=ü)")
            .html());
  }

  @Test
  void referencesKnowTheirLabelAndTheirPlace() {
    Rendering rendering =
        Rendering.author("Ein\r\n- Satz mit [dem *Link*](x.md)\r\n\r\n![B](b.png)");
    Reference link = rendering.references().get(0);
    assertEquals("dem Link", link.label());
    assertEquals(new Position(6, 12), link.position());
    assertEquals("x.md", link.destination());
    assertEquals(Reference.Kind.LINK, link.kind());
    Reference image = rendering.references().get(1);
    assertEquals("B", image.label());
    assertEquals(new Position(8, 1), image.position());
    assertEquals(Reference.Kind.IMAGE, image.kind());
  }

  @Test
  void placesInQuotesAndTablesAreExact() {
    List<Reference> references =
        Rendering.author("> a\n> b [x](x.md)\n\n| a |\n|---|\n| [y](y.md) |\n").references();
    assertEquals(new Position(6, 5), references.get(0).position());
    assertEquals(new Position(10, 3), references.get(1).position());
  }

  @Test
  void definedReferencesAreLinksAndUndefinedOnesAreText() {
    Rendering rendering = Rendering.author("[a][1] [b][2] [c] \"[d]\"\n\n[1]: x.md 'T'");
    assertEquals("<p><a href=\"@0\" title=\"T\">a</a> [b][2] [c] „[d]“</p>", rendering.html());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "java&#x0A;script:alert(1)",
        "&#1;javascript:alert(1)",
        "&#x20;javascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&#x200b;script:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd"
      })
  void dangerousLinksKeepTheirTextOnly(String destination) {
    Rendering rendering = Rendering.author("[Text](" + destination + ")");
    assertEquals("<p>Text</p>", rendering.html());
    assertEquals(List.of("dangerous-link"), rendering.codes());
    assertEquals(List.of(), rendering.references());
    assertFalse(Rendering.author("<a href=\"" + destination + "\">T</a>").html().contains("href"));
  }

  @Test
  void aLinkThatLeadsNowhereIsReported() {
    Rendering rendering = Rendering.author("[Text]() und [Text](<>)");
    assertEquals(List.of("empty-link", "empty-link"), rendering.codes());
    assertEquals("<p>Text und Text</p>", rendering.html());
  }

  @Test
  void anImageElsewhereIsALink() {
    Rendering rendering =
        Rendering.author("![Alt](https://a.example/b.png) ![](//c.example/d.png)");
    assertEquals(
        "<p><a class=\"external-image\" href=\"https://a.example/b.png\" rel=\"noopener\">Alt</a>"
            + " <a class=\"external-image\" href=\"//c.example/d.png\" rel=\"noopener\">"
            + "//c.example/d.png</a></p>",
        rendering.html());
    assertEquals(List.of("external-image", "external-image"), rendering.codes());
  }

  @Test
  void anImageHasSlotsForItsAddressAndItsSize() {
    assertEquals(
        "<p>x <img src=\"@0\" size=0 alt=\"A &amp; B\" title=\"T\" class=\"rechts\""
            + " loading=\"lazy\" decoding=\"async\"> y</p>",
        Rendering.author("x ![A & *B*](b.png 'T'){.rechts} y").html());
  }

  @Test
  void bareAddressesBecomeLinks() {
    assertEquals(
        "<p>Auf <a href=\"http://www.a.example\" rel=\"noopener\">www.a.example</a>,"
            + " (<a href=\"https://b.example/c_(d)\" rel=\"noopener\">https://b.example/c_(d)</a>),"
            + " <a href=\"mailto:e.f@g.example\" rel=\"noopener\">e.f@g.example</a>.</p>",
        Rendering.author("Auf www.a.example, (https://b.example/c_(d)), e.f@g.example.").html());
    assertTrue(
        Rendering.author("[www.a.example](x.md)")
            .html()
            .equals("<p><a href=\"@0\">www.a.example</a></p>"));
    assertEquals(
        "<p>xwww.a.example a@b http://</p>", Rendering.author("xwww.a.example a@b http://").html());
  }
}

package org.klartext.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Heading;
import org.klartext.site.Html;
import org.klartext.site.Outline;
import org.klartext.site.Position;
import org.klartext.site.Reference;
import org.klartext.site.Target;

/** Turns Markdown into bodies; a stand-in. */
public final class Markdown {
  private final Parser parser =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
  private final HtmlRenderer html = HtmlRenderer.builder().build();
  private final TextContentRenderer plain = TextContentRenderer.builder().build();

  /** Parses a text. */
  public Parsed parse(MarkdownText text) throws UnreadableTextException {
    Node document = parser.parse(text.text());
    List<Heading> headings = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(org.commonmark.node.Heading heading) {
            String words = plain.render(heading);
            headings.add(new Heading(heading.getLevel(), "h" + headings.size(), words));
            visitChildren(heading);
          }

          @Override
          public void visit(Link link) {
            references.add(
                reference(Reference.Kind.LINK, link.getDestination(), plain.render(link), text));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            references.add(
                reference(Reference.Kind.IMAGE, image.getDestination(), plain.render(image), text));
          }
        });
    String words = plain.render(document);
    Set<String> anchors = headings.stream().map(Heading::id).collect(Collectors.toSet());
    String excerpt = words.lines().findFirst().orElse("");
    Outline outline = new Outline(headings, references, anchors, excerpt);
    Html pieces = new Html(List.of(new Html.Piece.Markup(html.render(document))));
    Digest digest = Digest.of(text.lang() + text.trust() + text.text());
    return new Parsed(new Body(digest, outline, new Body.Rendered(pieces, words)), List.of());
  }

  private static Reference reference(
      Reference.Kind kind, String destination, String label, MarkdownText text) {
    Target target = Target.parse(destination, text.path());
    return new Reference(kind, destination, target, label, new Position(text.firstLine(), 1));
  }
}

package org.klartext.markdown;

import java.util.Locale;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * Makes Markdown of strangers safe to stand among the portal's own texts: raw HTML becomes words,
 * images become links, links that do more than lead somewhere become words.
 */
final class VisitorMarkdown extends AbstractVisitor {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
  private static final int DEEPEST = 6;

  @Override
  public void visit(HtmlBlock block) {
    Paragraph words = new Paragraph();
    block
        .getLiteral()
        .strip()
        .lines()
        .forEach(line -> {
          if (words.getFirstChild() != null) {
            words.appendChild(new SoftLineBreak());
          }
          words.appendChild(new Text(line.strip()));
        });
    replace(block, words);
  }

  @Override
  public void visit(HtmlInline inline) {
    replace(inline, new Text(inline.getLiteral()));
  }

  /** The title of the page is the only one of its level. */
  @Override
  public void visit(Heading heading) {
    heading.setLevel(Math.min(DEEPEST, heading.getLevel() + 1));
    visitChildren(heading);
  }

  @Override
  public void visit(Image image) {
    visitChildren(image);
    Link link = new Link(image.getDestination(), image.getTitle());
    adopt(image, link);
    replace(image, link);
    visit(link);
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    if (!leadsSomewhere(link.getDestination())) {
      while (link.getFirstChild() != null) {
        link.insertBefore(link.getFirstChild());
      }
      link.unlink();
    }
  }

  private static boolean leadsSomewhere(String destination) {
    int colon = destination.indexOf(':');
    boolean hasScheme = destination.matches("(?s)[^/?#]*:.*");
    return !hasScheme
        || SCHEMES.contains(destination.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }

  private static void adopt(Node from, Node to) {
    while (from.getFirstChild() != null) {
      to.appendChild(from.getFirstChild());
    }
  }

  private static void replace(Node old, Node replacement) {
    old.insertBefore(replacement);
    old.unlink();
  }
}

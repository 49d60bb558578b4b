package org.klartext.markdown;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.klartext.markdown.text.Targets;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Reference;
import org.klartext.site.Target;

/** Renders what strangers wrote: a small Markdown, in which nothing asks anybody for anything. */
final class VisitorRenderer {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
  private static final int MAX_NESTING = 50;

  /** A visitor's headings stand below those of the page. */
  private static final int HEADING_SHIFT = 2;

  private static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(), StrikethroughExtension.create(), TablesExtension.create());

  private final Parser parser =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxInlineNesting(MAX_NESTING)
          .maxOpenBlockParsers(MAX_NESTING)
          .build();

  private final MarkdownRenderer writer = MarkdownRenderer.builder().extensions(EXTENSIONS).build();

  /** The same text as Markdown that can stand among the portal's own texts. */
  String normalised(String text) {
    Node document = parser.parse(text);
    document.accept(new VisitorMarkdown());
    return writer.render(document).strip() + "\n";
  }

  /** Renders a text whose digest is known. */
  Parsed render(MarkdownText text, Digest digest) {
    HtmlWriter out = new HtmlWriter(text);
    new Pass(out).children(parser.parse(text.text()));
    Body.Text rendered =
        new Body.Rendered(out.cut(Sanitizer.visitor(out.html)), out.plainText(), text.text());
    return new Parsed(new Body(digest, out.outline(), rendered), out.problems());
  }

  /** One pass over one text. */
  private record Pass(HtmlWriter out) {

    void children(Node parent) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        node(node);
      }
    }

    private void node(Node node) {
      switch (node) {
        case Text text -> words(text.getLiteral());
        case SoftLineBreak _ -> lineBreak("\n", ' ');
        case Paragraph paragraph -> paragraph(paragraph);
        case Link link -> link(link, link.getDestination(), true);
        case Image image -> link(image, image.getDestination(), false);
        case Code code -> inlineCode(code.getLiteral());
        case StrongEmphasis _ -> inline(node, "strong");
        case Emphasis _ -> inline(node, "em");
        case Strikethrough _ -> inline(node, "del");
        case HardLineBreak _ -> lineBreak("<br>\n", '\n');
        case HtmlInline html -> words(html.getLiteral());
        case HtmlBlock html -> rawBlock(html.getLiteral());
        case Heading heading -> block(heading, heading(heading));
        case ListItem item -> block(item, "li");
        case BulletList _ -> container(node, "ul", "");
        case OrderedList list -> container(node, "ol", start(list));
        case BlockQuote _ -> container(node, "blockquote", "");
        case FencedCodeBlock code -> codeBlock(code.getLiteral(), code.getInfo());
        case IndentedCodeBlock code -> codeBlock(code.getLiteral(), "");
        case ThematicBreak _ -> out.line().raw("<hr>\n");
        case TableBlock _ -> table(node);
        case TableHead _ -> container(node, "thead", "");
        case TableBody _ -> container(node, "tbody", "");
        case TableRow _ -> row(node);
        case TableCell cell -> cell(cell);
        default -> children(node);
      }
    }

    private void words(String text) {
      out.escaped(text);
      out.plain.append(text);
    }

    private void lineBreak(String html, char plain) {
      out.raw(html);
      out.plain.append(plain);
    }

    private void inline(Node node, String tag) {
      out.raw("<").raw(tag).raw(">");
      children(node);
      out.raw("</").raw(tag).raw(">");
    }

    private void inlineCode(String code) {
      out.raw("<code>");
      words(code);
      out.raw("</code>");
    }

    private void paragraph(Paragraph paragraph) {
      int start = out.plain.length();
      boolean tight =
          paragraph.getParent() instanceof ListItem item
              && item.getParent() instanceof ListBlock list
              && list.isTight();
      if (tight) {
        children(paragraph);
        out.endBlock();
      } else {
        block(paragraph, "p");
      }
      if (paragraph.getParent() instanceof Document) {
        out.offerExcerpt(out.plain.substring(start));
      }
    }

    private void block(Node node, String tag) {
      out.line().raw("<").raw(tag).raw(">");
      children(node);
      out.raw("</").raw(tag).raw(">\n");
      out.endBlock();
    }

    private void container(Node node, String tag, String attributes) {
      out.line().raw("<").raw(tag).raw(attributes).raw(">\n");
      children(node);
      out.line().raw("</").raw(tag).raw(">\n");
    }

    private void table(Node table) {
      out.openBox(HtmlWriter.TABLE_BOX);
      container(table, "table", "");
      out.closeBox();
    }

    private static String heading(Heading heading) {
      return "h" + Math.min(6, heading.getLevel() + HEADING_SHIFT);
    }

    private static String start(OrderedList list) {
      Integer start = list.getMarkerStartNumber();
      return start == null || start == 1 ? "" : " start=\"" + start + "\"";
    }

    private void rawBlock(String html) {
      out.line().raw("<p>");
      words(html);
      out.raw("</p>\n");
      out.endBlock();
    }

    private void codeBlock(String code, String info) {
      out.openBox(HtmlWriter.CODE_BOX).raw("<pre><code");
      HtmlWriter.language(info)
          .ifPresent(name -> out.raw(" class=\"language-").escaped(name).raw("\""));
      out.raw(">");
      words(code);
      out.raw("</code></pre>\n");
      out.closeBox();
      out.endBlock();
    }

    private void row(Node row) {
      container(row, "tr", "");
      out.endBlock();
    }

    private void cell(TableCell cell) {
      String tag = cell.isHeader() ? "th" : "td";
      TableCell.Alignment alignment = cell.getAlignment();
      out.raw("<").raw(tag);
      if (alignment != null) {
        String side = alignment.name().toLowerCase(java.util.Locale.ROOT);
        out.raw(" class=\"align-").raw(side).raw("\"");
      }
      out.raw(">");
      children(cell);
      out.raw("</").raw(tag).raw(">\n");
      out.plain.append(' ');
    }

    /** Links and images alike; an image that showed itself would ask a stranger's server. */
    private void link(Node node, String destination, boolean mayBeEmpty) {
      Optional<Target> target =
          Targets.of(destination, out.source.folder()).filter(Pass::isAllowed);
      int start = out.plain.length();
      if (target.isEmpty() || isInLink(node)) {
        children(node);
        return;
      }
      int reference =
          out.reference(Reference.Kind.LINK, destination, target.get(), "", offset(node));
      out.raw("<a href=\"").address(target.get(), reference);
      out.raw(
          target.get() instanceof Target.External ? "\" rel=\"nofollow ugc noopener\">" : "\">");
      children(node);
      if (!mayBeEmpty && out.plain.length() == start) {
        words(destination);
      }
      out.raw("</a>");
      out.label(reference, out.plain.substring(start));
    }

    private static boolean isAllowed(Target target) {
      return switch (target) {
        case Target.External external ->
            Targets.scheme(external.url()).filter(SCHEMES::contains).isPresent();
        case Target.InSite _ -> true;
        case Target.InTree _, Target.SamePage _, Target.OutsideTree _ -> false;
      };
    }

    private static boolean isInLink(Node node) {
      for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
        if (parent instanceof Link || parent instanceof Image) {
          return true;
        }
      }
      return false;
    }

    private static int offset(Node node) {
      return node.getSourceSpans().isEmpty() ? 0 : node.getSourceSpans().getFirst().getInputIndex();
    }
  }
}

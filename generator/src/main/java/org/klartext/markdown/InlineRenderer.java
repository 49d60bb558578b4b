package org.klartext.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.TextBase;
import com.vladsch.flexmark.ast.WhiteSpace;
import com.vladsch.flexmark.ext.attributes.AttributesNode;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartext.markdown.Markdown.Dialect;
import org.klartext.markdown.text.Autolinks;
import org.klartext.markdown.text.Targets;
import org.klartext.markdown.text.Typography;
import org.klartext.site.Reference;
import org.klartext.site.Target;

/** Writes what stands within a block of an author's text. */
final class InlineRenderer {
  private final HtmlWriter out;
  private final Dialect dialect;
  private final String source;
  private final TextScanner scanner;
  private final @Nullable Typography typography;
  private final NodeAttributes attributes;
  private final Links links;
  private final RawHtml rawHtml;
  private final TextScanner.LinkWriter bareLinks = this::bareLink;
  private boolean inLink;

  InlineRenderer(
      HtmlWriter out, Dialect dialect, NodeAttributes attributes, Links links, RawHtml rawHtml) {
    this.out = out;
    this.dialect = dialect;
    this.source = out.source.text();
    this.attributes = attributes;
    this.links = links;
    this.rawHtml = rawHtml;
    this.typography = dialect.isFull() ? new Typography(out.source.lang()) : null;
    this.scanner = new TextScanner(out, typography, dialect != Dialect.COMMONMARK);
  }

  /** Writes the content of a block and returns its plain text. */
  String block(Node block) {
    return block(block, 0);
  }

  /** The same, without what starts before an offset. */
  String block(Node block, int fromOffset) {
    int start = out.plain.length();
    children(block, fromOffset);
    finishQuotes();
    return out.plain.substring(start);
  }

  private void finishQuotes() {
    if (typography != null) {
      typography.resolve(out.html, out.plain);
    }
  }

  /** Writes a text that is not Markdown, with the quotes of the language. */
  void words(String text, int offset) {
    scanner.write(text, 0, text.length(), offset, null);
    finishQuotes();
  }

  private void children(Node parent, int fromOffset) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node.getStartOffset() >= fromOffset) {
        inline(node);
      }
    }
  }

  private void inline(Node node) {
    switch (node) {
      case Text text -> text(text.getChars());
      case SoftLineBreak _ -> lineBreak("\n", ' ');
      case Link link -> link(link, link.getUrl(), link.getTitle());
      case Code code -> code(code);
      case StrongEmphasis strong -> wrapped(strong, "strong");
      case Emphasis emphasis -> wrapped(emphasis, "em");
      case HtmlEntity entity -> entity(entity.getChars());
      case LinkRef ref -> linkRef(ref);
      case Image image -> image(image, image.getUrl(), image.getTitle());
      case HardLineBreak _ -> lineBreak("<br>\n", '\n');
      case Strikethrough strike -> wrapped(strike, "del");
      case AutoLink link -> autoLink(link, link.getText().toString(), "");
      case MailLink link -> autoLink(link, link.getText().toString(), "mailto:");
      case ImageRef ref -> imageRef(ref);
      case HtmlInline html -> html(html);
      case HtmlInlineComment html -> html(html);
      case Footnote footnote -> footnote(footnote);
      case AttributesNode node1 -> attributes(node1);
      case TextBase _ -> children(node, 0);
      case WhiteSpace space -> text(space.getChars());
      default -> unknown(node);
    }
  }

  private void unknown(Node node) {
    if (node.hasChildren()) {
      children(node, 0);
    } else {
      text(node.getChars());
    }
  }

  private void text(BasedSequence chars) {
    int start = chars.getStartOffset();
    int end = chars.getEndOffset();
    boolean contiguous = end - start == chars.length();
    if (contiguous) {
      source(afterBreak(start, end), end);
    } else {
      String text = chars.toString();
      scanner.write(text, 0, text.length(), start, inLink ? null : bareLinks);
    }
  }

  /** Blanks at the start of a line do not count. */
  private int afterBreak(int start, int end) {
    int i = start;
    if (start > 0 && source.charAt(start - 1) == '\n') {
      while (i < end && (source.charAt(i) == ' ' || source.charAt(i) == '\t')) {
        i++;
      }
    }
    return i;
  }

  private void source(int start, int end) {
    scanner.write(source, start, end, start, inLink ? null : bareLinks);
  }

  private void lineBreak(String html, char plain) {
    out.raw(html);
    out.plain.append(plain);
  }

  private void wrapped(Node node, String tag) {
    out.html.append('<').append(tag);
    attributes.write(node);
    out.html.append('>');
    children(node, 0);
    out.html.append("</").append(tag).append('>');
  }

  /** Line ends become blanks; one blank at both sides goes (CommonMark 6.1). */
  private void code(Code code) {
    String text = code.getText().toString().replace("\r\n", "\n").replace('\n', ' ');
    if (code.getParent() instanceof TableCell) {
      text = text.replace("\\|", "|");
    }
    boolean padded = text.length() > 1 && text.startsWith(" ") && text.endsWith(" ");
    String shown = padded && !text.isBlank() ? text.substring(1, text.length() - 1) : text;
    out.raw("<code");
    attributes.write(code);
    out.raw(">").escaped(shown).raw("</code>");
    out.plain.append(shown);
  }

  private void entity(BasedSequence chars) {
    // more digits than any code point has: no entity (CommonMark 6.2)
    boolean number = chars.startsWith("&#");
    String text = number && chars.length() > 10 ? chars.toString() : Escaping.unescapeString(chars);
    out.escaped(text);
    out.plain.append(text);
  }

  private void html(Node node) {
    if (scanner.isShortcode(node.getStartOffset())) {
      text(node.getChars());
    } else {
      rawHtml.write(node.getChars().toString(), node.getStartOffset());
    }
  }

  private void attributes(AttributesNode node) {
    if (!NodeAttributes.isOurs(node)) {
      int start = node.getStartOffset();
      boolean trimmed = start > 0 && Character.isWhitespace(source.charAt(start - 1));
      if (trimmed && !out.html.isEmpty() && out.html.charAt(out.html.length() - 1) > ' ') {
        lineBreak(" ", ' ');
      }
      source(start, node.getEndOffset());
    }
  }

  private void footnote(Footnote node) {
    if (node.getFootnoteBlock() == null) {
      source(node.getStartOffset(), node.getEndOffset());
      return;
    }
    int number = node.getFootnoteBlock().getFootnoteOrdinal();
    int use = node.getReferenceOrdinal();
    out.raw("<sup class=\"footnote-ref\" id=\"fnref-" + number + (use == 0 ? "" : "-" + use));
    out.raw("\"><a href=\"#fn-" + number + "\">" + number + "</a></sup>");
  }

  private void linkRef(LinkRef ref) {
    com.vladsch.flexmark.ast.Reference definition = definition(ref);
    if (definition == null) {
      undefined(ref);
    } else {
      link(ref, definition.getUrl(), definition.getTitle());
    }
  }

  private void imageRef(ImageRef ref) {
    com.vladsch.flexmark.ast.Reference definition = definition(ref);
    if (definition == null) {
      undefined(ref);
    } else {
      image(ref, definition.getUrl(), definition.getTitle());
    }
  }

  private static com.vladsch.flexmark.ast.@Nullable Reference definition(RefNode ref) {
    return ref.isDefined() ? ref.getReferenceNode(ref.getDocument()) : null;
  }

  /** A reference without its definition is text. */
  private void undefined(RefNode ref) {
    Node first = ref.getFirstChild();
    Node last = ref.getLastChild();
    if (first == null || last == null) {
      text(ref.getChars());
    } else {
      source(ref.getStartOffset(), first.getStartOffset());
      children(ref, 0);
      source(last.getEndOffset(), ref.getEndOffset());
    }
  }

  private void link(Node node, BasedSequence url, BasedSequence title) {
    String destination = Escaping.unescapeString(url);
    if (!dialect.isFull()) {
      plainLink(node, destination, title);
      return;
    }
    Optional<Target> target = links.target(destination, node.getStartOffset());
    if (target.isEmpty() || inLink) {
      children(node, 0);
      return;
    }
    int reference = open(node, destination, target.get());
    title(title);
    attributes.write(node);
    out.raw(">");
    int start = out.plain.length();
    inLink = true;
    children(node, 0);
    inLink = false;
    out.label(reference, out.plain.substring(start));
    out.raw("</a>");
  }

  private int open(Node node, String destination, Target target) {
    int reference =
        out.reference(Reference.Kind.LINK, destination, target, "", node.getStartOffset());
    out.raw("<a href=\"").address(target, reference);
    out.raw(target instanceof Target.External ? "\" rel=\"noopener\"" : "\"");
    return reference;
  }

  /** For the examples of the specification: nothing is known of a site. */
  private void plainLink(Node node, String destination, BasedSequence title) {
    Targets.writeUrl(out.html.append("<a href=\""), destination);
    out.raw("\"");
    title(title);
    out.raw(">");
    boolean outer = inLink;
    inLink = true;
    children(node, 0);
    inLink = outer;
    out.raw("</a>");
  }

  private void title(BasedSequence title) {
    if (title.isNotNull()) {
      out.raw(" title=\"").escaped(Escaping.unescapeString(title)).raw("\"");
    }
  }

  private void autoLink(Node node, String text, String prefix) {
    int offset = node.getStartOffset();
    addressAsText(prefix + text, text, 0, text.length(), offset);
  }

  private void bareLink(Autolinks.Link link, String text, int offset) {
    String address = link.prefix() + text.substring(link.start(), link.end());
    addressAsText(address, text, link.start(), link.end(), offset);
  }

  private void addressAsText(String url, String text, int from, int to, int offset) {
    if (dialect.isFull()) {
      Optional<Target> target = links.target(url, offset);
      if (target.isPresent() && !inLink) {
        String label = text.substring(from, to);
        int reference = out.reference(Reference.Kind.LINK, url, target.get(), label, offset);
        out.raw("<a href=\"").address(target.get(), reference);
        out.raw("\" rel=\"noopener\">").escaped(label).raw("</a>");
      } else {
        out.escaped(text.substring(from, to));
      }
    } else {
      Targets.writeUrl(out.html.append("<a href=\""), url);
      out.raw("\">").escaped(text.substring(from, to)).raw("</a>");
    }
    out.plain.append(text, from, to);
  }

  private void image(Node node, BasedSequence url, BasedSequence title) {
    String alt = alternative(node);
    out.plain.append(alt);
    String destination = Escaping.unescapeString(url);
    if (dialect.isFull()) {
      String shownTitle = title.isNotNull() ? Escaping.unescapeString(title) : "";
      links.image(destination, alt, shownTitle, node, inLink);
      return;
    }
    Targets.writeUrl(out.html.append("<img src=\""), destination);
    out.raw("\" alt=\"").escaped(alt).raw("\"");
    title(title);
    out.raw(">");
  }

  /** Writes an image whose title stands below it. */
  void untitled(Image image) {
    String alt = alternative(image);
    out.plain.append(alt);
    String destination = Escaping.unescapeString(image.getUrl());
    links.image(destination, alt, "", image, false);
  }

  /** The words of an image's description; what was written for them is taken back. */
  private String alternative(Node image) {
    int html = out.html.length();
    int plain = out.plain.length();
    int references = out.referenceCount();
    int quotes = typography == null ? 0 : typography.pending();
    boolean outer = inLink;
    inLink = true;
    children(image, 0);
    inLink = outer;
    if (typography != null) {
      typography.forget(quotes);
    }
    String alt = out.plain.substring(plain);
    out.html.setLength(html);
    out.plain.setLength(plain);
    out.forgetReferences(references);
    return alt;
  }
}

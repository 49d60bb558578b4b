package org.klartext.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.admonition.AdmonitionBlock;
import com.vladsch.flexmark.ext.definition.DefinitionItem;
import com.vladsch.flexmark.ext.definition.DefinitionList;
import com.vladsch.flexmark.ext.definition.DefinitionTerm;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteRepository;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.parser.ListOptions;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Locale;
import java.util.Optional;
import org.klartext.markdown.Markdown.Dialect;
import org.klartext.markdown.code.CodeHighlighter;
import org.klartext.markdown.text.Autolinks;
import org.klartext.markdown.text.Videos;
import org.klartext.markdown.text.Words;

/** Writes an author's text: one pass over the nodes that Flexmark found. */
final class BlockRenderer {
  private final HtmlWriter out;
  private final Dialect dialect;
  private final String source;
  private final Document document;
  private final ListOptions listOptions;
  private final NodeAttributes attributes;
  private final RawHtml rawHtml;
  private final InlineRenderer inlines;
  private final CodeHighlighter highlighter;
  private String taskBox = "";

  BlockRenderer(HtmlWriter out, Dialect dialect, Document document, CodeHighlighter highlighter) {
    this.out = out;
    this.dialect = dialect;
    this.source = out.source.text();
    this.document = document;
    this.highlighter = highlighter;
    this.listOptions = ListOptions.get(document);
    this.attributes = new NodeAttributes(out, document);
    Links links = new Links(out, attributes);
    this.rawHtml = new RawHtml(out, dialect, links);
    this.inlines = new InlineRenderer(out, dialect, attributes, links, rawHtml);
  }

  /** Writes everything and returns whether there is raw HTML in it. */
  boolean render() {
    FootnoteRepository footnotes = FootnoteExtension.FOOTNOTES.get(document);
    footnotes.resolveFootnoteOrdinals();
    children(document);
    if (!footnotes.getReferencedFootnoteBlocks().isEmpty()) {
      footnotes(footnotes);
    }
    return rawHtml.isUsed();
  }

  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node);
    }
  }

  private void block(Node node) {
    switch (node) {
      case Paragraph paragraph -> paragraph(paragraph);
      case Heading heading -> heading(heading);
      case DefinitionTerm term -> term(term);
      case ListItem item -> item(item);
      case BulletList list -> container(list, "ul");
      case OrderedList list -> orderedList(list);
      case FencedCodeBlock code -> fencedCode(code);
      case IndentedCodeBlock code -> indentedCode(code);
      case BlockQuote quote -> quote(quote);
      case HtmlBlockBase html -> html(html);
      case ThematicBreak rule -> open(rule, "hr").raw("\n");
      case TableBlock table -> table(table);
      case TableHead head -> container(head, "thead");
      case TableBody body when !body.hasChildren() -> {}
      case TableBody body -> container(body, "tbody");
      case TableRow row -> tableRow(row);
      case TableCell cell -> cell(cell);
      case AdmonitionBlock admonition -> admonition(admonition);
      case DefinitionList list -> container(list, "dl");
      case FootnoteBlock _, TableSeparator _, com.vladsch.flexmark.ast.Reference _ -> {}
      default -> children(node);
    }
  }

  private void container(Node node, String tag) {
    open(node, tag).raw("\n");
    children(node);
    out.line().raw("</").raw(tag).raw(">\n");
  }

  private void table(TableBlock table) {
    if (dialect.isFull()) {
      out.openBox(HtmlWriter.TABLE_BOX);
      container(table, "table");
      out.closeBox();
    } else {
      container(table, "table");
    }
  }

  private HtmlWriter open(Node node, String tag) {
    out.line().raw("<").raw(tag);
    attributes.write(node);
    return out.raw(">");
  }

  private void paragraph(Paragraph node) {
    Node lone = dialect.isFull() ? NodeAttributes.loneChild(node) : null;
    if (lone != null && special(node, lone)) {
      out.endBlock();
    } else if (!NodeAttributes.isAll(node)) {
      text(node, 0);
    }
  }

  private void text(Paragraph node, int fromOffset) {
    boolean tight = isTight(node);
    if (!tight) {
      open(node, "p");
    }
    out.raw(taskBox);
    taskBox = "";
    String plain = inlines.block(node, fromOffset);
    out.raw(tight ? "" : "</p>\n");
    out.endBlock();
    if (node.getParent() instanceof Document
        && !(NodeAttributes.loneChild(node) instanceof Image)) {
      out.offerExcerpt(plain);
    }
  }

  private boolean isTight(Paragraph node) {
    return switch (node.getParent()) {
      case TaskListItem item -> item.isItemParagraph(node) && listOptions.isTightListItem(item);
      case ListItem _ -> listOptions.isInTightListItem(node);
      case null, default -> false;
    };
  }

  /** Writes a paragraph that is a figure, a video or a table of contents. */
  private boolean special(Paragraph node, Node lone) {
    return switch (lone) {
      case Image image -> image.getTitle().isNotNull() && figure(image, image.getTitle());
      case ImageRef _ -> false;
      case Link link -> video(node, Escaping.unescapeString(link.getUrl()));
      case AutoLink link -> video(node, link.getText().toString());
      case Text text ->
          Autolinks.isAddress(text.getChars()) && video(node, text.getChars().toString());
      default -> contents(node);
    };
  }

  private boolean figure(Image image, BasedSequence title) {
    out.line().raw("<figure>");
    inlines.untitled(image);
    out.raw("<figcaption>");
    out.plain.append('\n');
    inlines.words(Escaping.unescapeString(title), title.getStartOffset());
    out.raw("</figcaption></figure>\n");
    return true;
  }

  private boolean video(Paragraph node, String url) {
    Optional<String> player = Videos.player(url);
    if (player.isEmpty()) {
      return false;
    }
    out.line().raw("<div class=\"video\" data-player=\"").escaped(player.get()).raw("\">");
    inlines.block(node);
    out.raw("</div>\n");
    return true;
  }

  private boolean contents(Paragraph node) {
    boolean asked = node.getChars().trim().equalsIgnoreCase("[TOC]");
    if (asked) {
      out.line().html.append(HtmlWriter.CONTENTS).append('\n');
    }
    return asked;
  }

  private void heading(Heading node) {
    out.line();
    int start = out.html.length();
    String text = inlines.block(node).strip();
    String content = out.html.substring(start);
    out.html.setLength(start);
    String tag = "h" + node.getLevel();
    out.raw("<").raw(tag);
    if (dialect.isFull()) {
      headingAttributes(node, text);
    }
    out.raw(">").raw(content.stripTrailing()).raw("</").raw(tag).raw(">\n");
    out.endBlock();
  }

  private void headingAttributes(Heading node, String text) {
    String id = attributes.id(node);
    String classes = attributes.classes(node);
    if (id.isEmpty()) {
      id = out.heading(node.getLevel(), text);
    } else {
      out.heading(node.getLevel(), text, id, node.getStartOffset());
    }
    out.raw(" id=\"").escaped(id).raw("\"");
    if (!classes.isEmpty()) {
      out.raw(" class=\"").escaped(classes).raw("\"");
    }
  }

  private void orderedList(OrderedList list) {
    int start = list.getStartNumber();
    out.line().raw("<ol").raw(start == 1 ? "" : " start=\"" + start + "\"");
    attributes.write(list);
    out.raw(">\n");
    children(list);
    out.line().raw("</ol>\n");
  }

  private void item(ListItem item) {
    String tag = item instanceof DefinitionItem ? "dd" : "li";
    out.line().raw("<").raw(tag);
    if (item instanceof TaskListItem task) {
      out.raw(dialect.isFull() ? " class=\"task\"" : "");
      char box = task.isItemDoneMarker() ? HtmlWriter.DONE_TASK : HtmlWriter.OPEN_TASK;
      taskBox = box + " ";
    }
    attributes.write(item);
    out.raw(">");
    children(item);
    out.raw(taskBox);
    taskBox = "";
    out.raw("</").raw(tag).raw(">\n");
    out.endBlock();
  }

  private void term(DefinitionTerm term) {
    open(term, "dt");
    inlines.block(term);
    out.raw("</dt>\n");
    out.endBlock();
  }

  private void fencedCode(FencedCodeBlock node) {
    String info = Escaping.unescapeString(node.getInfo());
    code(node, node.getContentChars().normalizeEOL(), HtmlWriter.language(info).orElse(""));
  }

  private void indentedCode(IndentedCodeBlock node) {
    code(node, node.getContentChars().trimTailBlankLines().normalizeEndWithEOL(), "");
  }

  private void code(Node node, String code, String language) {
    if (dialect.isFull()) {
      out.openBox(HtmlWriter.CODE_BOX);
      pre(node, code, language);
      out.closeBox();
    } else {
      pre(node, code, language);
    }
  }

  private void pre(Node node, String code, String language) {
    out.line().raw("<pre");
    attributes.write(node);
    out.raw("><code");
    if (!language.isEmpty()) {
      out.raw(" class=\"language-").escaped(language).raw("\"");
    }
    out.raw(">");
    String text = code.indexOf('\r') < 0 ? code : code.replace("\r\n", "\n");
    if (!dialect.isFull() || language.isEmpty() || !highlighter.write(out.html, text, language)) {
      out.escaped(text);
    }
    out.raw("</code></pre>\n");
    out.plain.append(text);
    out.endBlock();
  }

  private void quote(BlockQuote quote) {
    String type = dialect.isFull() ? alertType(quote) : "";
    if (type.isEmpty()) {
      container(quote, "blockquote");
      return;
    }
    openAside(type, Words.title(type, out.source.lang()), quote.getStartOffset());
    for (Node node = quote.getFirstChild(); node != null; node = node.getNext()) {
      if (node.getPrevious() == null) {
        alertText(node);
      } else {
        block(node);
      }
    }
    out.line().raw("</div>\n");
  }

  /** Writes the first paragraph of an alert without its first line. */
  private void alertText(Node first) {
    int newline = source.indexOf('\n', first.getStartOffset());
    if (first instanceof Paragraph text && newline >= 0 && newline < first.getEndOffset() - 1) {
      text(text, newline + 1);
    }
  }

  /** GitHub's alerts: the first line of the quote is {@code [!NOTE]} and nothing else. */
  private String alertType(BlockQuote quote) {
    if (!(quote.getFirstChild() instanceof Paragraph first)) {
      return "";
    }
    int start = first.getStartOffset();
    int newline = source.indexOf('\n', start);
    int end = newline < 0 ? first.getEndOffset() : Math.min(newline, first.getEndOffset());
    return Words.alertType(source.substring(start, end));
  }

  private void openAside(String type, String title, int offset) {
    out.line().raw("<div role=\"note\" class=\"admonition ").raw(type).raw("\">\n");
    if (!title.isEmpty()) {
      out.raw("<p class=\"admonition-title\">");
      inlines.words(title, offset);
      out.raw("</p>\n");
      out.endBlock();
    }
  }

  private void admonition(AdmonitionBlock node) {
    String type = Words.className(node.getInfo().toString());
    String title =
        node.getTitle().isNull()
            ? Words.title(type, out.source.lang())
            : node.getTitle().toString();
    if (!node.getOpeningMarker().startsWith("???")) {
      openAside(type, title, node.getTitle().getStartOffset());
      children(node);
      out.line().raw("</div>\n");
      return;
    }
    boolean open = node.getOpeningMarker().length() > 3;
    out.line().raw("<details class=\"admonition ").raw(type).raw(open ? "\" open>" : "\">");
    out.raw("\n<summary>");
    inlines.words(
        title.isEmpty() ? Words.title(type, out.source.lang()) : title, node.getStartOffset());
    out.raw("</summary>\n");
    out.endBlock();
    children(node);
    out.line().raw("</details>\n");
  }

  private void html(HtmlBlockBase node) {
    out.line();
    rawHtml.write(node.getContentChars().normalizeEOL(), node.getStartOffset());
    out.line();
    out.endBlock();
  }

  private void tableRow(TableRow row) {
    container(row, "tr");
    out.endBlock();
  }

  private void cell(TableCell cell) {
    String tag = cell.isHeader() ? "th" : "td";
    out.raw("<").raw(tag);
    if (cell.getAlignment() != null) {
      String side = cell.getAlignment().name().toLowerCase(Locale.ROOT);
      out.raw(dialect.isFull() ? " class=\"align-" : " align=\"").raw(side).raw("\"");
    }
    out.raw(">");
    inlines.block(cell);
    out.raw("</").raw(tag).raw(">\n");
    out.plain.append(' ');
  }

  private void footnotes(FootnoteRepository footnotes) {
    String lang = out.source.lang();
    out.line().raw("<section class=\"footnotes\" aria-label=\"").raw(Words.footnotes(lang));
    out.raw("\">\n<ol>\n");
    for (FootnoteBlock note : footnotes.getReferencedFootnoteBlocks()) {
      int number = note.getFootnoteOrdinal();
      out.line().raw("<li id=\"fn-" + number + "\">\n");
      children(note);
      for (int use = 0; use < note.getFootnoteReferences(); use++) {
        out.raw("<a class=\"footnote-back\" href=\"#fnref-" + number + (use == 0 ? "" : "-" + use));
        out.raw("\" aria-label=\"").raw(Words.backToText(lang)).raw("\">↩</a>\n");
      }
      out.raw("</li>\n");
    }
    out.raw("</ol>\n</section>\n");
  }
}

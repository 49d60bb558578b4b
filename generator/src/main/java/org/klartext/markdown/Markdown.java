package org.klartext.markdown;

import com.vladsch.flexmark.parser.Parser;
import java.util.Locale;
import org.klartext.markdown.code.CodeHighlighter;
import org.klartext.markdown.text.Nesting;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Html;
import org.klartext.site.Position;

/** Renders texts. Immutable and safe for threads; one instance serves a process. */
public final class Markdown {
  /** Changes whenever the same text would become other HTML. */
  private static final long VERSION = 2;

  private static final int MAX_LENGTH = 5_000_000;
  private static final int MAX_DEPTH = 200;

  /**
   * Which Markdown is read; the second and third exist for the examples of their specifications.
   */
  enum Dialect {
    /** Everything. */
    KLARTEXT,
    /** CommonMark with tables, task lists, strikethrough and bare links. */
    GFM,
    /** CommonMark alone. */
    COMMONMARK;

    /** True if the text belongs to a site: ids, typography, references, cleaning. */
    boolean isFull() {
      return this == KLARTEXT;
    }
  }

  private final Dialect dialect;
  private final Parser authors;
  private final VisitorRenderer visitors = new VisitorRenderer();
  private final CodeHighlighter highlighter = new CodeHighlighter();

  /** Makes a renderer with everything that Klartext offers. */
  public Markdown() {
    this(Dialect.KLARTEXT);
  }

  Markdown(Dialect dialect) {
    this.dialect = dialect;
    this.authors = AuthorParser.of(dialect);
  }

  /**
   * Renders a text.
   *
   * @throws UnreadableTextException if it is too long or nested too deeply
   */
  public Parsed parse(MarkdownText text) throws UnreadableTextException {
    checkSize(text);
    try {
      return render(withoutMarkers(text));
    } catch (StackOverflowError e) {
      throw unreadable(
          text, 0, "is nested too deeply", "Take out some of the nested brackets or lists.");
    } catch (RuntimeException | AssertionError e) {
      throw unreadable(
          text,
          0,
          "makes the parser fail (" + e + ")",
          "Simplify the Markdown and report the fault.");
    }
  }

  /**
   * What a stranger wrote, as Markdown that can stand among the portal's own texts: raw HTML is
   * words, images are links, headings stand below the title of a page.
   *
   * @return with a line break at its end
   * @throws UnreadableTextException if it is too long or nested too deeply
   */
  public String normalised(MarkdownText text) throws UnreadableTextException {
    checkSize(text);
    try {
      return visitors.normalised(withoutMarkers(text).text());
    } catch (StackOverflowError e) {
      throw unreadable(
          text, 0, "is nested too deeply", "Take out some of the nested brackets or lists.");
    }
  }

  private Parsed render(MarkdownText text) {
    return text.trust() == Trust.VISITOR ? visitors.render(text, digest(text)) : author(text);
  }

  private static MarkdownText withoutMarkers(MarkdownText text) {
    String clean = HtmlWriter.withoutMarkers(text.text());
    return new MarkdownText(clean, text.path(), text.firstLine(), text.lang(), text.trust());
  }

  private static void checkSize(MarkdownText text) throws UnreadableTextException {
    if (text.text().length() > MAX_LENGTH) {
      throw unreadable(
          text, 0, "is longer than 5,000,000 characters", "Split it into several pages.");
    }
    int deep = Nesting.tooDeep(text.text(), MAX_DEPTH);
    if (deep >= 0) {
      throw unreadable(
          text,
          deep,
          "nests quotes or lists more than " + MAX_DEPTH + " levels deep",
          "Remove the surplus '>' or list markers, or put them into a code block.");
    }
  }

  private static UnreadableTextException unreadable(
      MarkdownText text, int offset, String why, String remedy) {
    Position position = new HtmlWriter(text).position(offset);
    return new UnreadableTextException(position, "The text " + why + ". " + remedy);
  }

  private Parsed author(MarkdownText text) {
    HtmlWriter out = new HtmlWriter(text);
    boolean raw = new BlockRenderer(out, dialect, authors.parse(text.text()), highlighter).render();
    boolean clean = raw && dialect.isFull() && text.trust() == Trust.AUTHOR;
    Html html = out.cut(clean ? cleaned(out) : out.html);
    Body.Text rendered = new Body.Rendered(html, out.plainText(), text.text());
    Body body = new Body(digest(text), out.outline(), rendered);
    return new Parsed(body, out.problems());
  }

  private static String cleaned(HtmlWriter out) {
    Sanitizer.Cleaned cleaned = Sanitizer.author(out.html);
    cleaned.removed().ifPresent(what -> reportRemoval(out, what));
    return cleaned.html();
  }

  private static void reportRemoval(HtmlWriter out, String what) {
    int found = out.source.text().toLowerCase(Locale.ROOT).indexOf(what);
    out.warn(
        "html-cleaned",
        Math.max(0, found),
        "The raw HTML contained what may not be published, first of all \""
            + what.replace("<", "")
            + "\".",
        "Write it in Markdown, or set \"rawHtml: true\" if it is meant.");
  }

  private Digest digest(MarkdownText text) {
    return new Digest.Builder()
        .add(VERSION)
        .add(dialect.name())
        .add(text.trust().name())
        .add(text.lang())
        .add(text.folder())
        .add(text.text())
        .build();
  }
}

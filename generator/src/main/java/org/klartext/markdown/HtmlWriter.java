package org.klartext.markdown;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.klartext.markdown.text.Targets;
import org.klartext.markdown.text.Words;
import org.klartext.site.Heading;
import org.klartext.site.Html.Piece;
import org.klartext.site.Html;
import org.klartext.site.Outline;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Reference;
import org.klartext.site.Target;

/**
 * Collects everything about one text while it is rendered. Slots stand in the HTML as a character
 * that no text can contain, a number and an end, so that the HTML can be cleaned as a whole.
 */
final class HtmlWriter {
  // Unicode noncharacters: never meant for interchange, replaced where a text contains them
  private static final char ADDRESS = '\uFDD0';
  private static final char SIZED_ADDRESS = '\uFDD1';
  private static final char END = '\uFDD2';
  static final char CONTENTS = '\uFDD3';
  static final char OPEN_TASK = '\uFDD4';
  static final char DONE_TASK = '\uFDD5';
  static final char TABLE_BOX = '\uFDD6';
  static final char CODE_BOX = '\uFDD7';
  static final char END_BOX = '\uFDD8';
  private static final char LAST_MARKER = '\uFDD8';

  private static final Pattern MARKERS = Pattern.compile("[\uFDD0-\uFDD8]");

  private static final int EXCERPT_LENGTH = 200;

  final StringBuilder html = new StringBuilder(4096);
  final StringBuilder plain = new StringBuilder(2048);
  final MarkdownText source;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> anchors = new LinkedHashSet<>();
  private final Map<String, Integer> slugs = new HashMap<>();
  private int[] lineStarts = {};
  private String excerpt = "";

  HtmlWriter(MarkdownText source) {
    this.source = source;
  }

  /** True for characters that this class uses itself and that no text may smuggle in. */
  static boolean isMarker(char c) {
    return c >= ADDRESS && c <= LAST_MARKER;
  }

  /** Replaces those characters; U+FFFD is what Unicode has for it. */
  static String withoutMarkers(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isMarker(text.charAt(i))) {
        return MARKERS.matcher(text).replaceAll("\uFFFD");
      }
    }
    return text;
  }

  /** True if an attribute's value is a slot for an address. */
  static boolean isAddress(String value) {
    return value.length() > 2
        && (value.charAt(0) == ADDRESS || value.charAt(0) == SIZED_ADDRESS)
        && value.indexOf(END) == value.length() - 1;
  }

  /** Starts a new line unless one has just begun. */
  HtmlWriter line() {
    int length = html.length();
    if (length > 0 && html.charAt(length - 1) != '\n') {
      html.append('\n');
    }
    return this;
  }

  /** Starts a box in which a table or code scrolls. */
  HtmlWriter openBox(char marker) {
    line().html.append(marker).append('\n');
    return this;
  }

  /** Ends it. */
  void closeBox() {
    line().html.append(END_BOX).append('\n');
  }

  /** Writes finished HTML. */
  HtmlWriter raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Writes a text or a quoted attribute's value. */
  HtmlWriter escaped(CharSequence text) {
    escape(html, text, 0, text.length());
    return this;
  }

  /** Escapes a part of a text. */
  static void escape(StringBuilder out, CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(isMarker(c) || c == 0 ? '\uFFFD' : c);
      }
    }
  }

  /** Ends a block of the plain text. */
  void endBlock() {
    int length = plain.length();
    if (length > 0 && plain.charAt(length - 1) != '\n') {
      plain.append('\n');
    }
  }

  /** Offers a paragraph as the excerpt; the first one is taken. */
  void offerExcerpt(String paragraph) {
    if (excerpt.isEmpty()) {
      excerpt = shortened(paragraph.strip());
    }
  }

  private static String shortened(String text) {
    if (text.length() <= EXCERPT_LENGTH) {
      return text;
    }
    int space = text.lastIndexOf(' ', EXCERPT_LENGTH - 1);
    int end = space > EXCERPT_LENGTH / 2 ? space : EXCERPT_LENGTH - 1;
    boolean splitsPair = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end).stripTrailing() + "…";
  }

  /** The number of references so far, to go back to. */
  int referenceCount() {
    return references.size();
  }

  /** Forgets the references from a number on. */
  void forgetReferences(int count) {
    references.subList(count, references.size()).clear();
  }

  /** Notes a link or an image; the label may be given later. */
  int reference(Reference.Kind kind, String destination, Target target, String label, int offset) {
    references.add(new Reference(kind, destination, target, label, position(offset)));
    return references.size() - 1;
  }

  /** Gives a reference its label. */
  void label(int reference, String label) {
    Reference old = references.get(reference);
    references.set(
        reference,
        new Reference(old.kind(), old.destination(), old.target(), label, old.position()));
  }

  /** Writes an address: a slot, or the address itself where the site has nothing to add. */
  void address(Target target, int reference) {
    switch (target) {
      case Target.External external -> Targets.writeUrl(html, external.url());
      case Target.SamePage same -> Targets.writeUrl(html.append('#'), same.fragment());
      case Target.InTree _, Target.InSite _, Target.OutsideTree _ -> html.append(slot(reference));
    }
  }

  /** A slot for an address. */
  String slot(int reference) {
    return ADDRESS + Integer.toString(reference) + END;
  }

  /** A slot for the address of an image, after whose quote a slot for its size follows. */
  String sizedAddress(int reference) {
    return SIZED_ADDRESS + Integer.toString(reference) + END;
  }

  /** Adds a heading with an id made from its text. */
  String heading(int level, String text) {
    String id = unique(slug(text));
    headings.add(new Heading(level, id, text));
    return id;
  }

  /** Adds a heading with the id that its author gave it. */
  void heading(int level, String text, String id, int offset) {
    anchor(id, offset);
    headings.add(new Heading(level, id, text));
  }

  /** Adds an id; a second one of the same name is a problem. */
  void anchor(String id, int offset) {
    if (!anchors.add(id)) {
      warn(
          "duplicate-id",
          offset,
          "The id \"" + id + "\" is used twice, so links to it find the first place only.",
          "Give one of the two another id.");
    }
  }

  private String unique(String slug) {
    String id = slug;
    int next = slugs.getOrDefault(slug, 0);
    while (!anchors.add(id)) {
      id = slug + "-" + ++next;
    }
    slugs.put(slug, next);
    return id;
  }

  /**
   * GitHub's way: letters and digits in lower case, hyphens for blanks; German umlauts spelt out.
   */
  static String slug(String text) {
    StringBuilder slug = new StringBuilder(text.length());
    String lower = text.toLowerCase(Locale.ROOT).strip();
    for (int i = 0; i < lower.length(); i++) {
      appendSlug(slug, lower.charAt(i));
    }
    return slug.isEmpty() ? "section" : slug.toString();
  }

  private static void appendSlug(StringBuilder slug, char c) {
    switch (c) {
      case 'ä' -> slug.append("ae");
      case 'ö' -> slug.append("oe");
      case 'ü' -> slug.append("ue");
      case 'ß' -> slug.append("ss");
      case ' ', '-', '\u00A0', '\u202F' -> slug.append('-');
      case '_' -> slug.append('_');
      default -> appendLetter(slug, c);
    }
  }

  private static void appendLetter(StringBuilder slug, char c) {
    if (c < 0x80) {
      if (Character.isLetterOrDigit(c)) {
        slug.append(c);
      }
      return;
    }
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    parts.chars().filter(Character::isLetterOrDigit).forEach(part -> slug.append((char) part));
  }

  /** Reports something that does not keep the text from being shown. */
  void warn(String code, int offset, String message, String hint) {
    problems.add(Problem.warning(code, source.path(), position(offset), message).withHint(hint));
  }

  /** Where an offset of the text is in its file. */
  Position position(int offset) {
    if (lineStarts.length == 0) {
      lineStarts = lineStarts(source.text());
    }
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(source.firstLine() + line, offset - lineStarts[line] + 1);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** What was wrong. */
  List<Problem> problems() {
    return problems;
  }

  /** What the site has to know. */
  Outline outline() {
    return new Outline(headings, references, anchors, excerpt);
  }

  /** Cuts finished HTML at its slots. */
  Html cut(CharSequence finished) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder markup = new StringBuilder();
    int start = 0;
    for (int i = 0; i < finished.length(); i++) {
      if (isMarker(finished.charAt(i))) {
        markup.append(finished, start, i);
        i = cutSlot(finished, i, markup, pieces);
        start = i + 1;
      }
    }
    markup.append(finished, start, finished.length());
    flush(markup, pieces);
    return new Html(pieces);
  }

  private static void flush(StringBuilder markup, List<Piece> pieces) {
    if (!markup.isEmpty()) {
      pieces.add(new Piece.Markup(markup.toString()));
      markup.setLength(0);
    }
  }

  /** Returns the index of the slot's last character. */
  private int cutSlot(CharSequence html, int start, StringBuilder markup, List<Piece> pieces) {
    char marker = html.charAt(start);
    switch (marker) {
      case CONTENTS -> writeContents(markup);
      case OPEN_TASK -> markup.append(taskBox("", Words.task(false, source.lang())));
      case DONE_TASK -> markup.append(taskBox(" checked", Words.task(true, source.lang())));
      case TABLE_BOX -> markup.append(box("table", Words.table(source.lang())));
      case CODE_BOX -> markup.append(box("code", Words.code(source.lang())));
      case END_BOX -> markup.append("</div>");
      case END -> markup.append('\uFFFD');
      default -> {
        return cutAddress(html, start, markup, pieces);
      }
    }
    return start;
  }

  private static String taskBox(String state, String label) {
    return "<input type=\"checkbox\"" + state + " disabled aria-label=\"" + label + "\">";
  }

  /** What is too wide or too long for the page scrolls in a box that the keyboard reaches. */
  private static String box(String type, String label) {
    return "<div class=\""
        + type
        + "\" role=\"group\" tabindex=\"0\" aria-label=\""
        + label
        + "\">";
  }

  private int cutAddress(CharSequence html, int start, StringBuilder markup, List<Piece> pieces) {
    int end = start + 1;
    int reference = 0;
    while (end < html.length() && Character.isDigit(html.charAt(end)) && reference < 1_000_000) {
      reference = reference * 10 + Character.digit(html.charAt(end++), 10);
    }
    if (end >= html.length() || html.charAt(end) != END || reference >= references.size()) {
      return start;
    }
    flush(markup, pieces);
    pieces.add(new Piece.Address(reference));
    if (html.charAt(start) == ADDRESS) {
      return end;
    }
    // the quote that closes src, then the size
    pieces.add(new Piece.Markup("\""));
    pieces.add(new Piece.Size(reference));
    return Math.min(end + 1, html.length() - 1);
  }

  private void writeContents(StringBuilder markup) {
    markup.append("<nav class=\"toc\">\n<ul>\n");
    int depth = 2;
    boolean open = false;
    for (Heading heading : headings) {
      if (heading.level() == 2 || heading.level() == 3) {
        depth = writeEntry(markup, heading, depth, open);
        open = true;
      }
    }
    markup.append(open ? "</li>\n" : "").append(depth == 3 ? "</ul>\n</li>\n" : "");
    markup.append("</ul>\n</nav>");
  }

  private static int writeEntry(StringBuilder markup, Heading heading, int depth, boolean open) {
    boolean deeper = heading.level() == 3 && depth == 2 && open;
    boolean higher = heading.level() == 2 && depth == 3;
    if (deeper) {
      markup.append("\n<ul>\n");
    } else if (open) {
      markup.append("</li>\n").append(higher ? "</ul>\n</li>\n" : "");
    }
    markup.append("<li><a href=\"#");
    Targets.writeUrl(markup, heading.id());
    markup.append("\">");
    escape(markup, heading.text(), 0, heading.text().length());
    markup.append("</a>");
    return deeper ? 3 : higher ? 2 : depth;
  }

  /** The text without markup. */
  String plainText() {
    return plain.toString().strip();
  }

  /** The explicit language class of an info string, if it names one safely. */
  static Optional<String> language(String info) {
    String word = info.strip();
    int end = 0;
    while (end < word.length() && " \t{,".indexOf(word.charAt(end)) < 0) {
      end++;
    }
    return end == 0 ? Optional.empty() : Optional.of(word.substring(0, end));
  }
}

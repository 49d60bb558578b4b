package org.klartext.markdown;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartext.markdown.text.Autolinks;
import org.klartext.markdown.text.Typography;

/**
 * Writes running text: escapes, backslashes, dashes, quotes, bare addresses, foreign shortcodes.
 */
final class TextScanner {
  private static final int MAX_SHORTCODE = 500;
  private static final BitSet SPECIAL = special();

  /** What makes a link of a bare address. */
  interface LinkWriter {
    /** Writes a link whose text is a part of the source. */
    void write(Autolinks.Link link, String text, int offset);
  }

  private final HtmlWriter out;
  private final @Nullable Typography typography;
  private final boolean autolinks;
  private final boolean shortcodes;
  private final Set<String> reported = new HashSet<>();
  private int shortcodeEnd;

  TextScanner(HtmlWriter out, @Nullable Typography typography, boolean autolinks) {
    this.out = out;
    this.typography = typography;
    this.autolinks = autolinks;
    String text = out.source.text();
    this.shortcodes = typography != null && (text.contains("{{") || text.contains("{%"));
  }

  private static BitSet special() {
    BitSet special = new BitSet(128);
    "&<>\"'-.\\{\0".chars().forEach(special::set);
    return special;
  }

  /**
   * Writes a part of a text.
   *
   * @param offset of the part's first character in the source
   * @param links writes bare addresses; none where links are not allowed
   */
  void write(String text, int from, int to, int offset, @Nullable LinkWriter links) {
    int start = from;
    while (autolinks && links != null) {
      Autolinks.Link link = Autolinks.next(text, start, to);
      if (link == null) {
        break;
      }
      run(text, start, link.start(), offset - from);
      links.write(link, text, offset - from + link.start());
      start = link.end();
    }
    run(text, start, to, offset - from);
  }

  /** Writes without links; {@code shift} leads from an index of the text to its offset. */
  private void run(String text, int from, int to, int shift) {
    int start = from;
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (c < 128 ? SPECIAL.get(c) : HtmlWriter.isMarker(c)) {
        copy(text, start, i);
        i = special(text, i, to, shift);
        start = i;
      } else {
        i++;
      }
    }
    copy(text, start, to);
  }

  private void copy(String text, int from, int to) {
    out.html.append(text, from, to);
    out.plain.append(text, from, to);
  }

  /** Writes what starts at a special character and returns the index behind it. */
  private int special(String text, int i, int to, int shift) {
    char c = text.charAt(i);
    if (c == '\\') {
      return backslash(text, i, to);
    }
    if (c == '{' && shortcodes) {
      shortcode(i + shift);
    }
    if (typography != null && i + shift >= shortcodeEnd) {
      switch (c) {
        case '"', '\'' -> {
          return quote(typography, text, i, to, shift);
        }
        case '-' -> {
          return dashes(text, i, to);
        }
        case '.' -> {
          return dots(text, i, to);
        }
        default -> {}
      }
    }
    return literal(text, i);
  }

  private int literal(String text, int i) {
    HtmlWriter.escape(out.html, text, i, i + 1);
    out.plain.append(text.charAt(i));
    return i + 1;
  }

  private int backslash(String text, int i, int to) {
    return i + 1 < to && isEscapable(text.charAt(i + 1)) ? literal(text, i + 1) : literal(text, i);
  }

  private static boolean isEscapable(char c) {
    return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
  }

  private int quote(Typography smart, String text, int i, int to, int shift) {
    String source = out.source.text();
    int offset = i + shift;
    boolean here = offset < source.length() && source.charAt(offset) == text.charAt(i);
    char before = here ? at(source, offset - 1) : i > 0 ? text.charAt(i - 1) : ' ';
    char after = here ? at(source, offset + 1) : i + 1 < to ? text.charAt(i + 1) : ' ';
    smart.add(text.charAt(i), before, after, out.html.length(), out.plain.length());
    out.html.append(text.charAt(i));
    out.plain.append(text.charAt(i));
    return i + 1;
  }

  private static char at(String text, int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
  }

  private int dashes(String text, int i, int to) {
    int end = i;
    while (end < to && text.charAt(end) == '-') {
      end++;
    }
    if (end - i < 2 || isOption(text, i, end, to)) {
      both(text.substring(i, end));
    } else {
      both(dashes(end - i));
    }
    return end;
  }

  /** A command line's option, such as {@code --help}, keeps its hyphens. */
  private static boolean isOption(String text, int start, int end, int to) {
    boolean opens = start == 0 || " \t\n([".indexOf(text.charAt(start - 1)) >= 0;
    return end - start == 2 && opens && end < to && Character.isLetter(text.charAt(end));
  }

  /** All em or all en dashes where that is possible, else em dashes first, as cmark does it. */
  private static String dashes(int hyphens) {
    if (hyphens % 3 == 0) {
      return "—".repeat(hyphens / 3);
    }
    if (hyphens % 2 == 0) {
      return "–".repeat(hyphens / 2);
    }
    int en = hyphens % 3 == 2 ? 1 : 2;
    return "—".repeat((hyphens - 2 * en) / 3) + "–".repeat(en);
  }

  private int dots(String text, int i, int to) {
    if (i + 2 < to && text.charAt(i + 1) == '.' && text.charAt(i + 2) == '.') {
      both("…");
      return i + 3;
    }
    return literal(text, i);
  }

  private void both(String text) {
    out.html.append(text);
    out.plain.append(text);
  }

  /** Reports a foreign shortcode that starts at an offset, and keeps its text as it is. */
  private void shortcode(int offset) {
    String source = out.source.text();
    String close = offset < shortcodeEnd ? "" : closing(source, offset);
    int end = close.isEmpty() ? -1 : source.indexOf(close, offset + 2);
    if (end >= 0 && end - offset <= MAX_SHORTCODE) {
      shortcodeEnd = end + close.length();
      report(name(source, offset + 2, end), offset);
    }
  }

  private static String closing(String source, int offset) {
    if (source.startsWith("{{", offset)) {
      return switch (at(source, offset + 2)) {
        case '<' -> ">}}";
        case '%' -> "%}}";
        default -> "}}";
      };
    }
    return source.startsWith("{%", offset) ? "%}" : "";
  }

  private static String name(String source, int from, int to) {
    int start = from;
    while (start < to && !Character.isLetterOrDigit(source.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < to && isNamePart(source.charAt(end))) {
      end++;
    }
    return source.substring(start, end);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0;
  }

  private void report(String name, int offset) {
    if (reported.add(name)) {
      out.warn(
          "shortcode",
          offset,
          "\"" + name + "\" is a shortcode of another generator and is shown as text.",
          "Write what it should show in Markdown, or put it into backticks.");
    }
  }

  /** True if an offset lies within a foreign shortcode. */
  boolean isShortcode(int offset) {
    return offset < shortcodeEnd;
  }
}

package org.klartext.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.klartext.markdown.Markdown.Dialect;
import org.klartext.site.Reference;
import org.klartext.site.Target;

/**
 * Writes an author's raw HTML: links and images in it get slots, ids become anchors, comments go.
 * What it overlooks is found by the {@link Sanitizer}, which sees what a browser would see.
 */
final class RawHtml {
  private final HtmlWriter out;
  private final Dialect dialect;
  private final Links links;
  private boolean used;
  private String skippedElement = "";

  RawHtml(HtmlWriter out, Dialect dialect, Links links) {
    this.out = out;
    this.dialect = dialect;
    this.links = links;
  }

  /** True if there is any HTML that an author wrote. */
  boolean isUsed() {
    return used;
  }

  /** An attribute of a tag: name in lower case, value without quotes, place of both in the HTML. */
  private record Attribute(String name, String value, int start, int end) {}

  /** Writes HTML that stands at an offset of the source. */
  void write(String html, int offset) {
    if (!dialect.isFull()) {
      out.raw(html);
      return;
    }
    int i = 0;
    while (i < html.length()) {
      int tag = html.indexOf('<', i);
      text(html, i, tag < 0 ? html.length() : tag);
      i = tag < 0 ? html.length() : markup(html, tag, offset);
    }
  }

  private void text(String html, int from, int to) {
    if (from < to) {
      String text = html.substring(from, to);
      out.raw(text);
      if (skippedElement.isEmpty()) {
        out.plain.append(text.indexOf('&') < 0 ? text : Escaping.unescapeHtml(text));
      }
    }
  }

  /** Writes what starts with an angle bracket and returns the index behind it. */
  private int markup(String html, int start, int offset) {
    if (html.startsWith("<!--", start)) {
      return comment(html, start);
    }
    used = true;
    int nameStart = html.startsWith("</", start) ? start + 2 : start + 1;
    int nameEnd = nameStart;
    while (nameEnd < html.length() && Character.isLetterOrDigit(html.charAt(nameEnd))) {
      nameEnd++;
    }
    List<Attribute> attributes = new ArrayList<>();
    int end = attributes(html, nameEnd, attributes);
    String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    if (nameStart == start + 1) {
      open(html, start, nameEnd, end, name, attributes, offset);
    } else {
      skippedElement = name.equals(skippedElement) ? "" : skippedElement;
      out.raw(html.substring(start, end));
    }
    return end;
  }

  private int comment(String html, int start) {
    int close = html.indexOf("-->", start + 4);
    int end = close < 0 ? html.length() : close + 3;
    if (out.source.trust() == Trust.AUTHOR_RAW_HTML) {
      out.raw(html.substring(start, end));
    }
    return end;
  }

  /** Reads attributes and returns the index behind the tag. */
  private static int attributes(String html, int from, List<Attribute> attributes) {
    int i = from;
    while (i < html.length() && html.charAt(i) != '>') {
      char c = html.charAt(i);
      i = c <= ' ' || c == '/' ? i + 1 : attribute(html, i, attributes);
    }
    return Math.min(html.length(), i + 1);
  }

  private static int attribute(String html, int start, List<Attribute> attributes) {
    int nameEnd = until(html, start + 1, " \t\r\n=>/");
    int i = blanks(html, nameEnd);
    String name = html.substring(start, nameEnd).toLowerCase(Locale.ROOT);
    if (i >= html.length() || html.charAt(i) != '=') {
      attributes.add(new Attribute(name, "", start, nameEnd));
      return nameEnd;
    }
    int value = blanks(html, i + 1);
    boolean quoted = value < html.length() && "\"'".indexOf(html.charAt(value)) >= 0;
    int from = quoted ? value + 1 : value;
    int end = until(html, from, quoted ? html.substring(value, value + 1) : " \t\r\n>");
    int after = quoted ? Math.min(html.length(), end + 1) : end;
    String text = Escaping.unescapeHtml(html.substring(Math.min(from, end), end));
    attributes.add(new Attribute(name, text, start, after));
    return Math.max(after, start + 1);
  }

  private static int until(String html, int from, String ends) {
    int i = from;
    while (i < html.length() && ends.indexOf(html.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static int blanks(String html, int from) {
    int i = from;
    while (i < html.length() && html.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private void open(
      String html,
      int start,
      int nameEnd,
      int end,
      String name,
      List<Attribute> attributes,
      int offset) {
    if (name.equals("script") || name.equals("style")) {
      skippedElement = name;
    }
    value(attributes, "id").ifPresent(id -> out.anchor(id, offset + start));
    if (name.equals("img")) {
      image(html, end, attributes, offset + start);
    } else {
      out.raw(html.substring(start, nameEnd));
      others(html, nameEnd, end, name, attributes, offset + start);
    }
  }

  private static Optional<String> value(List<Attribute> attributes, String name) {
    return attributes.stream().filter(a -> a.name.equals(name)).findFirst().map(Attribute::value);
  }

  /** Writes the rest of a tag, the destination of a link replaced. */
  private void others(
      String html, int from, int end, String name, List<Attribute> attributes, int offset) {
    int done = from;
    for (Attribute attribute : attributes) {
      if (name.equals("a") && attribute.name.equals("href")) {
        out.raw(html.substring(done, attribute.start));
        href(attribute.value, offset);
        done = attribute.end;
      }
    }
    out.raw(html.substring(done, end));
  }

  private void href(String destination, int offset) {
    Optional<Target> target = links.target(destination, offset);
    if (target.isPresent()) {
      int reference = out.reference(Reference.Kind.LINK, destination, target.get(), "", offset);
      out.raw("href=\"").address(target.get(), reference);
      out.raw(target.get() instanceof Target.External ? "\" rel=\"noopener\"" : "\"");
    }
  }

  private void image(String html, int end, List<Attribute> attributes, int offset) {
    String source = value(attributes, "src").orElse("");
    String alt = value(attributes, "alt").orElse("");
    Optional<Target> target = links.target(source, offset);
    out.plain.append(alt);
    if (target.isEmpty()) {
      out.escaped(alt);
    } else if (Links.isForeign(target.get())) {
      links.foreignImage(source, target.get(), alt, offset, false);
    } else {
      boolean sized = attributes.stream().noneMatch(a -> a.name.matches("width|height"));
      out.raw(links.imageStart(source, target.get(), alt, offset, sized));
      attributes.stream()
          .filter(a -> !a.name.equals("src") && !a.name.equals("srcset"))
          .forEach(a -> out.raw(" " + html.substring(a.start, a.end)));
      out.raw(html.startsWith("/>", end - 2) ? ">" : html.substring(end - 1, end));
    }
  }
}

package org.klartext.markdown;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.markdown.text.Nesting;

/**
 * Finds where the destinations of links and images stand in a text, so that they can be changed
 * without touching anything else. Immutable and safe for threads.
 */
public final class Destinations {
  private static final int MAX_DEPTH = 200;
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)<(?:a|img)\\s[^>]*?\\b(?:href|src)\\s*=\\s*(\"([^\"]*)\"|'([^']*)')");

  private final Parser parser = AuthorParser.of(Markdown.Dialect.KLARTEXT);

  /**
   * A destination.
   *
   * @param start offset of its first character
   * @param end offset behind its last character
   * @param destination what is written there, without escapes and entities
   */
  public record Span(int start, int end, String destination) {}

  /**
   * All destinations of a text in their order; those in code are none.
   *
   * @return empty also for a text that is nested too deeply to be read
   */
  public List<Span> of(String text) {
    if (Nesting.tooDeep(text, MAX_DEPTH) >= 0) {
      return List.of();
    }
    try {
      List<Span> spans = new ArrayList<>();
      collect(parser.parse(text), text, spans);
      spans.sort(Comparator.comparingInt(Span::start));
      return spans.stream().distinct().toList();
    } catch (StackOverflowError e) {
      return List.of();
    }
  }

  private static void collect(Node node, String text, List<Span> spans) {
    switch (node) {
      case Link link -> add(link.getUrl(), text, spans);
      case Image image -> add(image.getUrl(), text, spans);
      case Reference definition -> add(definition.getUrl(), text, spans);
      case HtmlBlock html -> addHtml(html.getChars(), text, spans);
      case HtmlInline html -> addHtml(html.getChars(), text, spans);
      default -> {}
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, text, spans);
    }
  }

  private static void add(BasedSequence url, String text, List<Span> spans) {
    add(url.getStartOffset(), url.getEndOffset(), Escaping.unescapeString(url), text, spans);
  }

  private static void add(int start, int end, String destination, String text, List<Span> spans) {
    boolean whole = start < end && end <= text.length();
    if (whole && Escaping.unescapeString(text.substring(start, end)).equals(destination)) {
      spans.add(new Span(start, end, destination));
    }
  }

  private static void addHtml(BasedSequence html, String text, List<Span> spans) {
    Matcher attributes =
        ATTRIBUTE.matcher(text.substring(html.getStartOffset(), html.getEndOffset()));
    while (attributes.find()) {
      int group = attributes.group(2) == null ? 3 : 2;
      int start = html.getStartOffset() + attributes.start(group);
      int end = html.getStartOffset() + attributes.end(group);
      spans.add(new Span(start, end, Escaping.unescapeHtml(text.substring(start, end))));
    }
  }
}

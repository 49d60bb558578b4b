package org.klartext.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.Value;
import org.klartext.markdown.Destinations;
import org.klartext.site.Position;

/**
 * Rewrites the destinations of one file, in its text and in its head; not another byte.
 *
 * @param text of the file afterwards, its byte order mark and ends of lines included
 * @param changed how many destinations were rewritten
 * @param left destinations in the head that have to be changed by hand
 */
record LinkEdits(String text, int changed, List<String> left) {
  private static final List<String> KEYS = List.of("image", "photo", "related");

  /** Says how a destination has to be written from now on; empty if it may stay. */
  interface Rewrite extends Function<String, Optional<String>> {}

  LinkEdits {
    left = List.copyOf(left);
  }

  /**
   * Rewrites a file.
   *
   * @param text as it is
   * @throws FrontMatterException if its head cannot be read
   */
  static LinkEdits of(String text, Destinations destinations, Rewrite rewrite)
      throws FrontMatterException {
    FrontMatter matter = FrontMatter.parse(plain(text));
    int start = bodyOffset(text, matter);
    LinkEdits head = head(text.substring(0, start), matter, destinations, rewrite);
    LinkEdits body = body(text.substring(start), destinations, rewrite);
    return new LinkEdits(head.text + body.text, head.changed + body.changed, head.left);
  }

  private static LinkEdits body(String text, Destinations destinations, Rewrite rewrite) {
    StringBuilder out = new StringBuilder();
    int changed = 0;
    int done = 0;
    for (Destinations.Span span : destinations.of(text)) {
      Optional<String> now = rewrite.apply(span.destination());
      if (now.isPresent() && span.start() >= done) {
        out.append(text, done, span.start()).append(now.get());
        done = span.end();
        changed++;
      }
    }
    return new LinkEdits(out.append(text.substring(done)).toString(), changed, List.of());
  }

  private static String plain(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Where the text begins in the file as it is. */
  private static int bodyOffset(String text, FrontMatter matter) {
    if (text.indexOf('\r') < 0) {
      return text.length() - matter.body().length();
    }
    int breaks = (int) matter.body().chars().filter(c -> c == '\n').count();
    int at = text.length();
    for (int found = 0; at > 0; at--) {
      char c = text.charAt(at - 1);
      boolean half = c == '\r' && at < text.length() && text.charAt(at) == '\n';
      if ((c == '\n' || (c == '\r' && !half)) && found++ == breaks) {
        return at;
      }
    }
    return at;
  }

  private static LinkEdits head(
      String head, FrontMatter matter, Destinations destinations, Rewrite rewrite)
      throws FrontMatterException {
    List<String> expected = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    String text = head;
    for (Found found : found(matter, destinations)) {
      Optional<String> now = rewrite.apply(found.destination);
      expected.add(now.orElse(found.destination));
      if (now.isPresent()) {
        text = replaced(text, found, now.get());
        changes.add(found.destination + " → " + now.get());
      }
    }
    return changes.isEmpty() || holds(text, matter, expected, destinations)
        ? new LinkEdits(text, changes.size(), List.of())
        : new LinkEdits(head, 0, changes);
  }

  /** Whatever the head looked like: it may say nothing else now. */
  private static boolean holds(
      String head, FrontMatter before, List<String> expected, Destinations destinations)
      throws FrontMatterException {
    FrontMatter after = FrontMatter.parse(plain(head));
    return after.values().entries().keySet().equals(before.values().entries().keySet())
        && found(after, destinations).stream().map(Found::destination).toList().equals(expected);
  }

  /** A destination in the head and where its value begins. */
  private record Found(String destination, Position position) {}

  private static List<Found> found(FrontMatter matter, Destinations destinations) {
    List<Found> found = new ArrayList<>();
    matter
        .values()
        .entries()
        .forEach((key, entry) -> {
          if (KEYS.contains(key)) {
            addTexts(entry.value(), found);
          } else if (key.equals("addenda") && entry.value() instanceof Value.Sequence addenda) {
            addenda.values().forEach(it -> addAddendum(it, destinations, found));
          }
        });
    return found;
  }

  private static void addTexts(Value value, List<Found> found) {
    switch (value) {
      case Value.Text(String text, Position position) ->
          found.add(new Found(text.strip(), position));
      case Value.Sequence list -> list.values().forEach(it -> addTexts(it, found));
      default -> {}
    }
  }

  private static void addAddendum(Value addendum, Destinations destinations, List<Found> found) {
    if (addendum instanceof Value.Table table
        && table.entries().get("text") instanceof Value.Entry(Position _, Value.Text text)) {
      destinations
          .of(text.text())
          .forEach(span -> found.add(new Found(span.destination(), text.position())));
    }
  }

  /** The first place from the line of a position on where a destination stands by itself. */
  private static String replaced(String head, Found found, String now) {
    int at = lineStart(head, found.position.line());
    while ((at = head.indexOf(found.destination, at)) >= 0) {
      int end = at + found.destination.length();
      if (isEdge(head, at - 1) && isEdge(head, end)) {
        return head.substring(0, at) + now + head.substring(end);
      }
      at = end;
    }
    return head;
  }

  private static boolean isEdge(String head, int at) {
    return at < 0
        || at >= head.length()
        || Character.isWhitespace(head.charAt(at))
        || "\"'()[]{}<>,:".indexOf(head.charAt(at)) >= 0;
  }

  private static int lineStart(String head, int wanted) {
    int at = 0;
    for (int line = 1; line < wanted && head.indexOf('\n', at) >= 0; line++) {
      at = head.indexOf('\n', at) + 1;
    }
    return at;
  }
}

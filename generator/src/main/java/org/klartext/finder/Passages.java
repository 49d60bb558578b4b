package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.util.BytesRef;
import org.klartext.search.ReadWord;

/** Chooses what to show of a page that was found, and marks the words that were looked for. */
final class Passages {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}\\xAD]+");
  private static final Pattern BREAK = Pattern.compile("\\n|[.!?…]\\s");
  private static final int LENGTH = 220;
  private static final int LEAD = 90;

  private final Terms terms;
  private final Asked asked;
  private final Map<String, Boolean> seen = new HashMap<>();

  /**
   * For one question.
   *
   * @param terms of its language
   * @param asked its words
   */
  Passages(Terms terms, Asked asked) {
    this.terms = terms;
    this.asked = asked;
  }

  /** The hit for a page. */
  Hit hit(String id, BytesRef shown, double score) throws IOException {
    Shown.Best best = Shown.best(shown, asked);
    return new Hit(
        id,
        score,
        marked(best.title(), 0, best.title().length()),
        best.section().anchor(),
        best.section().heading(),
        passage(best.section().text(), best.matches()));
  }

  private List<Hit.Segment> passage(String text, Matches matches) {
    int start = start(text, matches.densest(LENGTH - LEAD));
    int end = Math.min(text.length(), start + LENGTH);
    int space = text.lastIndexOf(' ', end);
    if (end < text.length() && space > start) {
      end = space;
    }
    List<Hit.Segment> segments = new ArrayList<>();
    if (start > 0) {
      segments.add(new Hit.Segment("… ", false));
    }
    segments.addAll(marked(text, start, end));
    if (end < text.length()) {
      segments.add(new Hit.Segment(" …", false));
    }
    return segments;
  }

  /** Where a passage begins: with the sentence, if that is near. */
  private static int start(String text, int best) {
    if (best == 0) {
      return 0;
    }
    int earliest = Math.max(0, best - LEAD);
    Matcher breaks = BREAK.matcher(text).region(earliest, best);
    int start = earliest == 0 ? 0 : text.indexOf(' ', earliest) + 1;
    while (breaks.find()) {
      start = breaks.end();
    }
    return Math.min(start, best);
  }

  private List<Hit.Segment> marked(String text, int from, int to) {
    List<Hit.Segment> segments = new ArrayList<>();
    int at = from;
    Matcher words = WORD.matcher(text).region(from, to);
    while (words.find()) {
      if (seen.computeIfAbsent(words.group(), this::isAsked)) {
        if (words.start() > at) {
          segments.add(new Hit.Segment(text.substring(at, words.start()), false));
        }
        segments.add(new Hit.Segment(words.group(), true));
        at = words.end();
      }
    }
    if (at < to) {
      segments.add(new Hit.Segment(text.substring(at, to), false));
    }
    return segments;
  }

  /** True if a word, or a part of it, was looked for. */
  private boolean isAsked(String written) {
    ReadWord word = terms.word(written);
    return asked.isIn(word.stem()) || terms.parts(word).stream().anyMatch(asked::isIn);
  }
}

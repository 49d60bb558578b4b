package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.klartext.search.ReadWord;
import org.klartext.search.WordReader;

/** Chooses what to show of a page that was found, and marks the words that were looked for. */
final class Passages {
  private static final String ENDS = ".!?…";
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
        marked(best.title(), 0, best.title().length(), best.inTitle()),
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
    segments.addAll(marked(text, start, end, matches));
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
    for (int start = best; start > earliest; start--) {
      if (isSentenceBefore(text, start, earliest)) {
        return start;
      }
    }
    return earliest == 0 ? 0 : Math.min(best, text.indexOf(' ', earliest) + 1);
  }

  private static boolean isSentenceBefore(String text, int start, int earliest) {
    char last = text.charAt(start - 1);
    return last == '\n'
        || (last <= ' '
            && start - 2 >= earliest
            && ENDS.indexOf(text.charAt(start - 2)) >= 0
            && Character.isWhitespace(last));
  }

  private List<Hit.Segment> marked(String text, int from, int to, Matches matches) {
    List<Hit.Segment> segments = new ArrayList<>();
    int at = from;
    int start = WordReader.start(text, from);
    while (start < to) {
      int end = Math.min(to, WordReader.end(text, start));
      if (matches.isAt(start) || isPartAsked(text, start, end)) {
        if (start > at) {
          segments.add(new Hit.Segment(text.substring(at, start), false));
        }
        segments.add(new Hit.Segment(text.substring(start, end), true));
        at = end;
      }
      start = WordReader.start(text, end);
    }
    if (at < to) {
      segments.add(new Hit.Segment(text.substring(at, to), false));
    }
    return segments;
  }

  private boolean isPartAsked(String text, int start, int end) {
    return asked.mayHave(text, start, end)
        && seen.computeIfAbsent(text.substring(start, end), this::isAsked);
  }

  /** True if a word, or a part of it, was looked for. */
  private boolean isAsked(String written) {
    ReadWord word = terms.word(written);
    return asked.isIn(word.stem()) || terms.parts(word).stream().anyMatch(asked::isIn);
  }
}

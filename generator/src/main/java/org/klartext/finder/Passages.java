package org.klartext.finder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.search.ReadWord;

/** Chooses what to show of a page that was found, and marks the words that were looked for. */
final class Passages {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}\\xAD]+");
  private static final Pattern BREAK = Pattern.compile("\\n|[.!?…]\\s");
  private static final int LENGTH = 220;
  private static final int LEAD = 90;
  private static final int SHORTEST_PART = 4;
  private static final int MOST_LETTERS = 60_000;
  private static final int HEADING = 2;

  private final Terms terms;
  private final Set<String> stems = new HashSet<>();
  private final Map<String, String> seen = new HashMap<>();

  /**
   * For one question.
   *
   * @param terms of its language
   * @param words of the question
   */
  Passages(Terms terms, List<ReadWord> words) {
    this.terms = terms;
    terms.asked(Signal.BODY_PARTS, words).forEach(it -> stems.addAll(it.keySet()));
  }

  private record Match(int start, int end, String stem) {}

  /** The hit for a page. */
  Hit hit(Entry page, double score) {
    Entry.Section best = new Entry.Section("", "", "");
    int most = -1;
    int rest = MOST_LETTERS;
    for (Entry.Section section : page.sections()) {
      if (rest > 0) {
        String text = section.text().substring(0, Math.min(rest, section.text().length()));
        rest -= text.length();
        int found = HEADING * distinct(section.heading()) + distinct(text);
        if (found > most) {
          most = found;
          best = section;
        }
      }
    }
    return new Hit(
        page.id(),
        score,
        marked(page.title(), 0, page.title().length()),
        best.anchor(),
        best.heading(),
        passage(best.text()));
  }

  private int distinct(String text) {
    Set<String> found = new HashSet<>();
    matches(text, 0, text.length()).forEach(match -> found.add(match.stem()));
    return found.size();
  }

  private List<Match> matches(String text, int from, int to) {
    List<Match> matches = new ArrayList<>();
    Matcher words = WORD.matcher(text).region(from, to);
    while (words.find()) {
      String stem = seen.computeIfAbsent(words.group(), this::stemWithin);
      if (!stem.isEmpty()) {
        matches.add(new Match(words.start(), words.end(), stem));
      }
    }
    return matches;
  }

  /** The stem that was looked for and is in a word; empty if there is none. */
  private String stemWithin(String word) {
    String stem = terms.stem(word);
    if (stems.contains(stem)) {
      return stem;
    }
    return stems.stream()
        .filter(it -> it.length() >= SHORTEST_PART && (stem.startsWith(it) || stem.endsWith(it)))
        .findFirst()
        .orElse("");
  }

  private List<Hit.Segment> passage(String text) {
    String shown = text.substring(0, Math.min(MOST_LETTERS, text.length()));
    int start = start(shown, matches(shown, 0, shown.length()));
    int end = Math.min(shown.length(), start + LENGTH);
    int space = shown.lastIndexOf(' ', end);
    if (end < shown.length() && space > start) {
      end = space;
    }
    List<Hit.Segment> segments = new ArrayList<>();
    if (start > 0) {
      segments.add(new Hit.Segment("… ", false));
    }
    segments.addAll(marked(shown, start, end));
    if (end < text.length()) {
      segments.add(new Hit.Segment(" …", false));
    }
    return segments;
  }

  /** Where the window with the most different words begins: with its sentence, if that is near. */
  private static int start(String text, List<Match> matches) {
    int best = 0;
    int most = 0;
    for (int first = 0; first < matches.size(); first++) {
      Set<String> found = new HashSet<>();
      int from = matches.get(first).start();
      for (int at = first;
          at < matches.size() && matches.get(at).end() <= from + LENGTH - LEAD;
          at++) {
        found.add(matches.get(at).stem());
      }
      if (found.size() > most) {
        most = found.size();
        best = from;
      }
    }
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
    for (Match match : matches(text, from, to)) {
      if (match.start() > at) {
        segments.add(new Hit.Segment(text.substring(at, match.start()), false));
      }
      segments.add(new Hit.Segment(text.substring(match.start(), match.end()), true));
      at = match.end();
    }
    if (at < to) {
      segments.add(new Hit.Segment(text.substring(at, to), false));
    }
    return segments;
  }
}

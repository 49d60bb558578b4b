package org.klartext.finder;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What speaks for pages besides their words: that they helped readers, and that they are fresh. It
 * moves a score by at most one part in a hundred up and half of that down, so that it decides
 * between pages that fit a question about equally and between no others. Immutable.
 */
final class Standings {
  /** None. */
  static final Standings NONE = new Standings(Map.of());

  private static final double FRESH = 0.01;
  private static final double HELPFUL = 0.005;

  /** So many votes more for a page than against it are half of all that votes can do. */
  private static final double VOTES = 5;

  /** Of two pages, one with less than this share of the other's score can never come before it. */
  static final float MOST_APART = (float) ((1 - HELPFUL) / (1 + HELPFUL + FRESH));

  private static final double YEAR = Duration.ofDays(365).toSeconds();

  private final Map<String, Entry.Standing> byPage;

  private Standings(Map<String, Entry.Standing> byPage) {
    this.byPage = byPage;
  }

  /** The same after some pages have changed. */
  Standings with(Collection<Entry> changed, Collection<String> gone) {
    Map<String, Entry.Standing> now = new HashMap<>(byPage);
    gone.forEach(now::remove);
    for (Entry entry : changed) {
      if (entry.standing().equals(Entry.Standing.NONE)) {
        now.remove(entry.id());
      } else {
        now.put(entry.id(), entry.standing());
      }
    }
    return now.isEmpty() ? NONE : new Standings(now);
  }

  /**
   * Puts pages in order that were found.
   *
   * @param found the best first
   * @param id of the page that was found
   */
  List<Scores.Scored> settle(List<Scores.Scored> found, Function<Scores.Scored, String> id) {
    if (byPage.isEmpty() || found.size() < 2) {
      return found;
    }
    List<Entry.Standing> standings =
        found.stream().map(it -> byPage.getOrDefault(id.apply(it), Entry.Standing.NONE)).toList();
    Optional<Instant> newest =
        standings.stream().flatMap(it -> it.updated().stream()).max(Comparator.naturalOrder());
    Scores.Scored[] settled = new Scores.Scored[found.size()];
    for (int at = 0; at < settled.length; at++) {
      Scores.Scored each = found.get(at);
      double share = 1 + bonus(standings.get(at), newest);
      settled[at] = new Scores.Scored(each.page(), (float) (each.score() * share), each.mark());
    }
    Arrays.sort(settled, Comparator.comparingDouble(Scores.Scored::score).reversed());
    return List.of(settled);
  }

  /** By which share of its score a page comes forward, if the newest of the others is so old. */
  static double bonus(Entry.Standing standing, Optional<Instant> newest) {
    double votes = standing.helpful();
    double helpful = HELPFUL * votes / (Math.abs(votes) + VOTES);
    double fresh =
        standing
            .updated()
            .flatMap(own -> newest.map(it -> Duration.between(own, it).toSeconds() / YEAR))
            .map(years -> FRESH * Math.pow(2, -Math.max(0, years)))
            .orElse(0.0);
    return helpful + fresh;
  }
}

package org.klartext.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** What pages were found, when each has its score. */
final class Scores {
  private static final Comparator<Scored> WORST_FIRST =
      Comparator.comparingDouble(Scored::score).thenComparingInt(Scored::mark);

  private static final int STEPS = 512;

  private final IndexView view;
  private final float[] sums;

  /**
   * A page that was found.
   *
   * @param page its number in the index
   * @param score of it
   * @param mark that decides between pages of the same score
   */
  record Scored(int page, float score, int mark) {}

  /** The scores of a scratch, until that is cleared. */
  Scores(IndexView view, Scratch scratch) {
    this.view = view;
    this.sums = scratch.sums();
  }

  /** Leaves out pages that lack one of these traits. */
  void limit(Set<String> wanted) {
    for (String trait : wanted) {
      for (IndexView.Leaf leaf : view.leaves()) {
        int number = leaf.segment().traits().indexOf(trait);
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
          if (sums[leaf.base() + doc] > 0 && (number < 0 || !leaf.segment().has(doc, number))) {
            sums[leaf.base() + doc] = 0;
          }
        }
      }
    }
  }

  /** The best score; 0 if nothing was found. */
  float best() {
    float best = 0;
    int pages = view.reader().maxDoc();
    for (int page = 0; page < pages; page++) {
      best = Math.max(best, sums[page]);
    }
    return best;
  }

  /**
   * What a page must have to count: the least of all, or more if too many had that. Depends on the
   * scores alone, not on where in the index the pages are.
   *
   * @param least of all; at most the best
   * @param most how many pages should count
   */
  float bar(float least, int most) {
    float step = (best() - least) / STEPS;
    int[] counts = new int[STEPS + 1];
    int pages = view.reader().maxDoc();
    for (int page = 0; page < pages; page++) {
      if (sums[page] >= least) {
        counts[Math.min(STEPS, (int) ((sums[page] - least) / step))]++;
      }
    }
    int first = STEPS;
    int sum = counts[STEPS];
    while (first > 0 && sum + counts[first - 1] <= most) {
      first--;
      sum += counts[first];
    }
    return least + first * step;
  }

  /** The best pages with at least a score, the best first. */
  List<Scored> top(int limit, float least) {
    PriorityQueue<Scored> best = new PriorityQueue<>(WORST_FIRST);
    float bar = Math.max(least, Float.MIN_VALUE);
    for (IndexView.Leaf leaf : view.leaves()) {
      int end = leaf.base() + leaf.reader().maxDoc();
      for (int page = leaf.base(); page < end && limit > 0; page++) {
        if (sums[page] >= bar) {
          best.add(new Scored(page, sums[page], leaf.segment().mark(page - leaf.base())));
          if (best.size() > limit) {
            best.remove();
            bar = best.element().score();
          }
        }
      }
    }
    List<Scored> sorted = new ArrayList<>(best);
    sorted.sort(WORST_FIRST.reversed());
    return sorted;
  }

  /** How many pages have at least a score. */
  int total(float least) {
    int total = 0;
    int pages = view.reader().maxDoc();
    for (int page = 0; page < pages; page++) {
      total += sums[page] >= least ? 1 : 0;
    }
    return total;
  }

  /**
   * How many of them have each trait; of those that lack some of the wanted ones, so many there
   * would be with that trait instead.
   *
   * @param wanted traits, none of which has been limited to yet
   */
  Map<String, Integer> traits(float least, Set<String> wanted) {
    Map<String, Integer> all = new HashMap<>();
    for (IndexView.Leaf leaf : view.leaves()) {
      Segment segment = leaf.segment();
      int[] counts = new int[segment.traits().size()];
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (sums[leaf.base() + doc] >= least) {
          count(segment, doc, wanted, counts);
        }
      }
      for (int trait = 0; trait < counts.length; trait++) {
        if (counts[trait] > 0) {
          all.merge(segment.traits().get(trait), counts[trait], Integer::sum);
        }
      }
    }
    return all;
  }

  private static void count(Segment segment, int doc, Set<String> wanted, int[] counts) {
    List<String> sorts =
        wanted.stream()
            .filter(trait -> !segment.has(doc, segment.traits().indexOf(trait)))
            .map(Segment::sort)
            .distinct()
            .toList();
    switch (sorts.size()) {
      case 0 -> segment.count(doc, counts);
      case 1 -> segment.count(doc, counts, sorts.getFirst());
      default -> {} // it would not be found with any one trait more
    }
  }
}

package org.klartext.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What pages were found, when each has its score: at first all that have any, in the order of their
 * numbers. Shares its room with the scratch.
 */
final class Scores {
  private static final int FINER = Float.PRECISION - 1 - Byte.SIZE;

  private final IndexView view;
  private final float[] sums;
  private final int[] pages;
  private int size;
  private float best;

  /**
   * A page that was found.
   *
   * @param page its number in the index
   * @param score of it
   * @param mark that decides between pages of the same score
   */
  record Scored(int page, float score, int mark) implements Comparable<Scored> {
    /** The worst first. */
    @Override
    public int compareTo(Scored other) {
      return score == other.score
          ? Integer.compare(mark, other.mark)
          : Float.compare(score, other.score);
    }
  }

  /** The scores of a scratch, until that is cleared. */
  Scores(IndexView view, Scratch scratch) {
    this.view = view;
    this.sums = scratch.sums();
    this.pages = scratch.found();
    int all = view.reader().maxDoc();
    for (int page = 0; page < all; page++) {
      float score = sums[page];
      pages[size] = page;
      size += score > 0 ? 1 : 0;
      best = Math.max(best, score);
    }
  }

  /** Leaves out pages with less than a score. */
  void keep(float least) {
    int kept = 0;
    for (int at = 0; at < size; at++) {
      int page = pages[at];
      pages[kept] = page;
      kept += sums[page] >= least ? 1 : 0;
    }
    size = kept;
  }

  /** Leaves out pages that lack one of these traits. */
  void limit(Set<String> wanted) {
    for (String trait : wanted) {
      int kept = 0;
      int at = 0;
      for (IndexView.Leaf leaf : view.leaves()) {
        int number = leaf.segment().traits().indexOf(trait);
        for (int end = leaf.base() + leaf.size(); at < size && pages[at] < end; at++) {
          if (number >= 0 && leaf.segment().has(pages[at] - leaf.base(), number)) {
            pages[kept++] = pages[at];
          }
        }
      }
      size = kept;
    }
    best = 0;
    for (int at = 0; at < size; at++) {
      best = Math.max(best, sums[pages[at]]);
    }
  }

  /** The best score; 0 if nothing was found. */
  float best() {
    return best;
  }

  /**
   * How many pages have a score in each step from a least one to the best. Depends on the scores
   * alone, not on where in the index the pages are.
   */
  private final class Spread {
    private final float least;
    private final int from;
    private final int[] counts;

    /** Of scores that are more than 0. */
    Spread(float least) {
      this.least = least;
      this.from = step(least);
      this.counts = new int[Math.max(from, step(best)) - from + 2];
      for (int at = 0; at < size; at++) {
        counts[Math.max(0, step(sums[pages[at]]) - from + 1)]++; // the first: those that have less
      }
    }

    /** The lowest step from which on there are at most so many pages, or the highest. */
    float atMost(int most) {
      int first = counts.length - 1;
      int sum = counts[first];
      while (first > 1 && sum + counts[first - 1] <= most) {
        first--;
        sum += counts[first];
      }
      return score(first);
    }

    /** The highest step from which on there are at least so many pages, or the lowest. */
    float atLeast(int limit) {
      int first = counts.length - 1;
      int sum = counts[first];
      while (first > 1 && sum < limit) {
        first--;
        sum += counts[first];
      }
      return score(first);
    }

    private float score(int step) {
      return Math.max(least, Float.intBitsToFloat((from + step - 1) << FINER));
    }
  }

  /** Steps are even by ratio: 256 from a number to its double, as floats are made anyway. */
  private static int step(float score) {
    return Float.floatToRawIntBits(score) >>> FINER;
  }

  /**
   * What a page must have to count: the least of all, or more if too many had that.
   *
   * @param least of all; more than 0
   * @param most how many pages should count, if they are not too near each other
   */
  float bar(float least, int most) {
    return new Spread(least).atMost(most);
  }

  /** The best pages with at least a score, the best first. */
  List<Scored> top(int limit, float least) {
    List<Scored> top = near(limit, least, 1);
    return top.subList(0, Math.clamp(limit, 0, top.size()));
  }

  /**
   * The same, and behind them those whose score is at least a share of the worst of these, or
   * hardly less.
   */
  List<Scored> near(int limit, float least, float share) {
    List<Scored> near = new ArrayList<>();
    float bar = Math.max(least, Float.MIN_NORMAL);
    float from = Math.max(bar, share * new Spread(bar).atLeast(limit));
    int at = 0;
    for (IndexView.Leaf leaf : view.leaves()) {
      int end = leaf.base() + leaf.size();
      for (; at < size && pages[at] < end && limit > 0; at++) {
        int page = pages[at];
        if (sums[page] >= from) {
          near.add(new Scored(page, sums[page], leaf.segment().mark(page - leaf.base())));
        }
      }
    }
    near.sort(Comparator.reverseOrder());
    return near;
  }

  /** How many pages have at least a score. */
  int total(float least) {
    int total = 0;
    for (int at = 0; at < size; at++) {
      total += sums[pages[at]] >= least ? 1 : 0;
    }
    return total;
  }

  /**
   * How many of them have each trait; of those that lack some of the wanted ones, so many there
   * would be with that trait instead.
   *
   * @param wanted traits, none of which has been limited to yet
   * @return the most frequent first
   */
  List<Hits.Trait> traits(float least, Set<String> wanted) {
    int[] counts = new int[view.traits().size()];
    List<String> limits = List.copyOf(wanted);
    int at = 0;
    for (IndexView.Leaf leaf : view.leaves()) {
      int[] numbers = limits.stream().mapToInt(leaf.segment().traits()::indexOf).toArray();
      for (int end = leaf.base() + leaf.size(); at < size && pages[at] < end; at++) {
        if (sums[pages[at]] >= least) {
          count(leaf, pages[at] - leaf.base(), limits, numbers, counts);
        }
      }
    }
    return mostFirst(counts);
  }

  private static void count(
      IndexView.Leaf leaf, int doc, List<String> limits, int[] numbers, int[] counts) {
    Segment segment = leaf.segment();
    int lacking = -1;
    for (int at = 0; at < numbers.length; at++) {
      if (!segment.has(doc, numbers[at])) {
        if (lacking >= 0
            && !Segment.sort(limits.get(at)).equals(Segment.sort(limits.get(lacking)))) {
          return; // it would not be found with any one trait more
        }
        lacking = at;
      }
    }
    if (lacking < 0) {
      leaf.count(doc, counts);
    } else {
      leaf.count(doc, counts, Segment.sort(limits.get(lacking)));
    }
  }

  private List<Hits.Trait> mostFirst(int[] counts) {
    long[] order = new long[counts.length];
    int size = 0;
    for (int trait = 0; trait < counts.length; trait++) {
      if (counts[trait] > 0) {
        order[size++] = ((long) -counts[trait] << Integer.SIZE) + trait;
      }
    }
    Arrays.sort(order, 0, size);
    Hits.Trait[] traits = new Hits.Trait[size];
    for (int at = 0; at < size; at++) {
      int trait = (int) order[at];
      traits[at] = new Hits.Trait(view.traits().get(trait), counts[trait]);
    }
    return List.of(traits);
  }
}

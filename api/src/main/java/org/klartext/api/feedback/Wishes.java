package org.klartext.api.feedback;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.klartext.api.store.VainSearches.Wish;

/**
 * Searches without result that wait to be stored. The words of one visitor alone are in memory only
 * and are forgotten with the day; the search itself counts among the others. Safe for use by
 * several threads.
 */
final class Wishes {
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Bounds bounds;
  private final Set<Long> seen = new HashSet<>();
  private final Map<Long, Integer> each = new HashMap<>();
  private final LinkedHashSet<Wish> ofOne = new LinkedHashSet<>();
  private final Set<Wish> today = new HashSet<>();
  private Set<Wish> known = new HashSet<>();
  private Map<Count, Integer> unsaved = new HashMap<>();
  private DayKey key;

  /**
   * How much is remembered; what is more counts among the others.
   *
   * @param visits visitors and words of a day
   * @param each words of one visitor a day: nobody takes all the room
   * @param ofOne words of single visitors
   * @param today words of a day that are stored
   */
  record Bounds(int visits, int each, int ofOne, int today) {
    /** Enough for a large portal, in less than 30 MB. */
    static final Bounds USUAL = new Bounds(100_000, 100, 5_000, 500);
  }

  /**
   * Where searches are counted.
   *
   * @param wish what for
   * @param day when, in UTC
   */
  record Count(Wish wish, LocalDate day) {}

  Wishes(InstantSource clock, RandomGenerator random, Bounds bounds) {
    this.clock = clock;
    this.random = random;
    this.bounds = bounds;
    this.key = DayKey.of(Ballots.today(clock), random);
  }

  /** From now on these are stored, whoever searches for them. */
  synchronized void know(Set<Wish> stored) {
    known = new HashSet<>(stored);
  }

  /** Counts a search, once a visitor and day. */
  synchronized void add(String lang, String words, String visitor) {
    turn();
    Wish wish = new Wish(lang, words);
    long name = key.name("search", lang + ' ' + words + '\n' + visitor);
    if (seen.contains(name)) {
      return;
    }
    if (SearchText.isTooLong(words) || !isRoomFor(visitor)) {
      count(Wish.others(lang), 1);
      return;
    }
    seen.add(name);
    addFirst(wish);
  }

  private boolean isRoomFor(String visitor) {
    return seen.size() < bounds.visits()
        && each.merge(key.name("visitor", visitor), 1, Integer::sum) <= bounds.each();
  }

  /** With a new day begins a new key, and nobody has searched for anything. */
  private void turn() {
    LocalDate day = Ballots.today(clock);
    if (!key.day().equals(day)) {
      key = DayKey.of(day, random);
      seen.clear();
      each.clear();
      ofOne.clear();
      known.addAll(today);
      today.clear();
    }
  }

  private void addFirst(Wish wish) {
    boolean again = ofOne.remove(wish);
    boolean ofMany = again || known.contains(wish) || today.contains(wish);
    if (ofMany && (today.contains(wish) || today.size() < bounds.today())) {
      today.add(wish);
      count(wish, again ? 2 : 1);
      count(Wish.others(wish.lang()), again ? -1 : 0);
      return;
    }
    count(Wish.others(wish.lang()), 1);
    if (!ofMany) {
      ofOne.add(wish);
    }
    if (ofOne.size() > bounds.ofOne()) {
      ofOne.removeFirst();
    }
  }

  private void count(Wish wish, int searches) {
    if (searches != 0) {
      unsaved.merge(new Count(wish, key.day()), searches, Integer::sum);
    }
  }

  /** What has been counted since the last time. */
  synchronized Map<Count, Integer> take() {
    Map<Count, Integer> taken = unsaved;
    unsaved = new HashMap<>();
    return taken;
  }

  /** Takes back what could not be stored. */
  synchronized void giveBack(Map<Count, Integer> taken) {
    taken.forEach((count, searches) -> unsaved.merge(count, searches, Integer::sum));
  }
}

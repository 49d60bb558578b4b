package org.klartext.api.feedback;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Who has voted on what today, in memory only. Safe for use by several threads. */
final class Ballots {
  private final InstantSource clock;
  private final RandomGenerator random;
  private final int most;
  private final Map<Long, Boolean> cast = new HashMap<>();
  private DayKey key;

  /**
   * Nobody has voted yet.
   *
   * @param most votes of a day that are remembered
   */
  Ballots(InstantSource clock, RandomGenerator random, int most) {
    this.clock = clock;
    this.random = random;
    this.most = most;
    this.key = DayKey.of(today(clock), random);
  }

  static LocalDate today(InstantSource clock) {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * A vote.
   *
   * @param key of its day
   * @param name of whoever votes on this page
   * @param helpful yes or no
   * @param before what the same visitor said before
   */
  record Ballot(DayKey key, long name, boolean helpful, Optional<Boolean> before) {
    boolean changesNothing() {
      return before.filter(it -> it == helpful).isPresent();
    }

    /** What becomes of the number of those who say so. */
    int change(boolean what) {
      int more = helpful == what ? 1 : 0;
      return more - (before.filter(it -> it == what).isPresent() ? 1 : 0);
    }
  }

  /** Takes a vote; empty if nobody could tell whether it is the second of the same visitor. */
  synchronized Optional<Ballot> take(String page, boolean helpful, String visitor) {
    LocalDate today = today(clock);
    if (!key.day().equals(today)) {
      key = DayKey.of(today, random);
      cast.clear();
    }
    long name = key.name("vote", page + ' ' + visitor);
    @Nullable Boolean before = cast.get(name);
    if (before == null && cast.size() >= most) {
      return Optional.empty();
    }
    cast.put(name, helpful);
    return Optional.of(new Ballot(key, name, helpful, Optional.ofNullable(before)));
  }

  /** Forgets a vote that could not be counted. */
  synchronized void giveBack(Ballot ballot) {
    if (ballot.key().equals(key)) {
      ballot
          .before()
          .ifPresentOrElse(it -> cast.put(ballot.name(), it), () -> cast.remove(ballot.name()));
    }
  }
}

package org.klartext.api.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long something took.
 *
 * @param count how often it happened
 * @param median the middle one of all times, or the mean of the two in the middle; absent for none
 * @param p90 the shortest time that at least nine of ten do not exceed; absent for none
 */
public record Times(int count, Optional<Duration> median, Optional<Duration> p90) {
  /** Nothing happened. */
  public static final Times NONE = new Times(0, Optional.empty(), Optional.empty());

  /** Of these times, in whole seconds. */
  public static Times of(Collection<Duration> times) {
    if (times.isEmpty()) {
      return NONE;
    }
    List<Duration> sorted = times.stream().sorted().toList();
    int count = sorted.size();
    Duration median = sorted.get((count - 1) / 2).plus(sorted.get(count / 2)).dividedBy(2);
    int rank = (int) ((9L * count + 9) / 10); // nine tenths, rounded up
    return new Times(count, Optional.of(whole(median)), Optional.of(whole(sorted.get(rank - 1))));
  }

  private static Duration whole(Duration time) {
    return Duration.ofSeconds(time.toSeconds());
  }
}

package org.klartext.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes those wait who guess: after a few failures a second, then two, four, up to 15 minutes. One
 * failure is forgotten every ten minutes. In memory, and no more than {@value #MOST} keys.
 */
final class Attempts {
  private static final int MOST = 20_000;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGETTING = Duration.ofMinutes(10);
  private static final int MAX_DOUBLINGS = 10;

  private final int free;
  private final InstantSource clock;
  private final Cache<String, State> states =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofHours(4)).build();

  private record State(int failures, Instant last, Instant until) {}

  /**
   * Counts from nothing.
   *
   * @param free how many failures cost no time
   * @param clock tells when it is
   */
  Attempts(int free, InstantSource clock) {
    this.free = free;
    this.clock = clock;
  }

  /**
   * Begins an attempt. It counts as a failure until it is taken back, so that many at once are no
   * way around.
   *
   * @return zero, or how long to wait; then no attempt was begun
   */
  Duration begin(String key) {
    Instant now = clock.instant();
    State[] before = new State[1];
    states
        .asMap()
        .compute(
            key,
            (_, state) -> {
              State known = state == null ? new State(0, now, now) : state;
              before[0] = known;
              return now.isBefore(known.until()) ? known : failed(known, now);
            });
    Instant until = Objects.requireNonNull(before[0]).until();
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }

  private State failed(State state, Instant now) {
    long forgotten = Math.max(0, Duration.between(state.last(), now).dividedBy(FORGETTING));
    int failures = (int) Math.max(0, state.failures() - forgotten) + 1;
    return new State(failures, now, now.plus(delay(failures)));
  }

  private Duration delay(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(failures - free, MAX_DOUBLINGS));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }

  /** The attempt was none, or no failure. */
  void takeBack(String key) {
    states.asMap().computeIfPresent(key, (_, state) -> lessOne(state));
  }

  private @Nullable State lessOne(State state) {
    return state.failures() <= 1
        ? null
        : new State(state.failures() - 1, state.last(), clock.instant());
  }

  /** Whoever this is has shown that they need not guess. */
  void forget(String key) {
    states.invalidate(key);
  }
}

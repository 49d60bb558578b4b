package org.klartext.api.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Medians and ninetieth percentiles. */
class TimesTest {
  private static Times of(int... seconds) {
    return Times.of(IntStream.of(seconds).mapToObj(Duration::ofSeconds).toList());
  }

  private static long seconds(Optional<Duration> time) {
    return time.orElseThrow().toSeconds();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7, 7",
    "1 2, 1, 2",
    "1 4, 2, 4", // two and a half
    "3 1 2, 2, 3",
    "10 20 30 40, 25, 40",
    "1 2 3 4 5 6 7 8 9 10, 5, 9", // nine of ten
    "1 2 3 4 5 6 7 8 9 10 11, 6, 10", // nine and nine tenths of eleven
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20, 10, 18",
    "5 5 5 5 5 5 5 5 5 99, 5, 5"
  })
  void theMiddleAndNineTenths(String times, long median, long p90) {
    Times result = of(Stream.of(times.split(" ")).mapToInt(Integer::parseInt).toArray());
    assertEquals(median, seconds(result.median()));
    assertEquals(p90, seconds(result.p90()));
  }

  @Test
  void nothingHasNoMiddle() {
    assertEquals(new Times(0, Optional.empty(), Optional.empty()), of());
  }

  @Test
  void secondsAreWhole() {
    Times times = Times.of(List.of(Duration.ofMillis(1_999), Duration.ofMillis(2_001)));
    assertEquals(2, seconds(times.median()));
    assertEquals(2, seconds(times.p90()));
    assertEquals(1, seconds(Times.of(List.of(Duration.ofMillis(1_999))).median()));
  }

  @Property
  void atLeastHalfAreNotLongerThanTheMedianAndAtLeastHalfNotShorter(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 100) Integer> seconds) {
    List<Duration> times = seconds.stream().map(it -> Duration.ofSeconds(2L * it)).toList();
    Duration median = Times.of(times).median().orElseThrow(); // of even numbers: exact
    long below = times.stream().filter(it -> it.compareTo(median) <= 0).count();
    long above = times.stream().filter(it -> it.compareTo(median) >= 0).count();
    assertTrue(2 * below >= times.size() && 2 * above >= times.size());
  }

  @Property
  void theNinetiethPercentileIsTheSmallestTimeThatNineOfTenDoNotExceed(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 100) Integer> seconds) {
    List<Duration> times = seconds.stream().map(Duration::ofSeconds).toList();
    Duration p90 = Times.of(times).p90().orElseThrow();
    assertTrue(times.contains(p90));
    assertTrue(
        10 * times.stream().filter(it -> it.compareTo(p90) <= 0).count() >= 9L * times.size());
    assertTrue(10 * times.stream().filter(it -> it.compareTo(p90) < 0).count() < 9L * times.size());
  }

  @Property
  void theOrderMakesNoDifference(
      @ForAll @Size(max = 40) List<@IntRange(max = 1_000) Integer> seconds, @ForAll Random random) {
    List<Duration> times = new ArrayList<>(seconds.stream().map(Duration::ofSeconds).toList());
    Times before = Times.of(times);
    Collections.shuffle(times, random);
    assertEquals(before, Times.of(times));
  }
}

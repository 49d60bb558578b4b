package org.klartext.plan.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A scale from zero to a round number that nothing exceeds.
 *
 * @param step between two lines
 * @param steps how many there are, at least one
 */
public record Scale(double step, int steps) {
  private static final int MOST_STEPS = 4;
  private static final int HOUR = 3_600;

  /** The round parts of an hour, in seconds. */
  private static final List<Integer> PARTS_OF_AN_HOUR = List.of(300, 600, 900);

  /** For numbers of things. */
  public static Scale ofCounts(double most) {
    return decimal(most, 1);
  }

  /** For seconds. */
  public static Scale ofSeconds(double most) {
    return PARTS_OF_AN_HOUR.stream()
        .filter(part -> most <= part * (double) MOST_STEPS)
        .findFirst()
        .map(part -> upTo(most, part))
        .orElseGet(() -> decimal(most, HOUR));
  }

  /** In steps of one, two or five units, or ten times as many, and so on. */
  private static Scale decimal(double most, double unit) {
    for (double power = unit; ; power *= 10) {
      for (int digit : new int[] {1, 2, 5}) {
        if (most <= digit * power * MOST_STEPS) {
          return upTo(most, digit * power);
        }
      }
    }
  }

  private static Scale upTo(double most, double step) {
    return new Scale(step, Math.max(1, (int) Math.ceil(most / step)));
  }

  /** Where it ends. */
  double top() {
    return step * steps;
  }

  /** The values of its lines, from zero. */
  List<Double> values() {
    return IntStream.rangeClosed(0, steps).mapToObj(i -> step * i).toList();
  }
}

package org.klartext.api.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measured times in milliseconds. */
final class Samples {
  private final double[] sorted;

  private Samples(double[] sorted) {
    this.sorted = sorted;
  }

  /** Collects times; for one thread. */
  static final class Builder {
    private double[] times = new double[1024];
    private int count;

    void add(double millis) {
      if (count == times.length) {
        times = Arrays.copyOf(times, count * 2);
      }
      times[count++] = millis;
    }

    void addAll(Builder other) {
      for (int i = 0; i < other.count; i++) {
        add(other.times[i]);
      }
    }

    Samples build() {
      double[] sorted = Arrays.copyOf(times, count);
      Arrays.sort(sorted);
      return new Samples(sorted);
    }
  }

  int count() {
    return sorted.length;
  }

  /** The time within which so many of a hundred were done. */
  double percentile(int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  /** The median of something over several runs. */
  static <T> double median(List<T> runs, ToDoubleFunction<T> figure) {
    return runs.stream()
        .mapToDouble(figure)
        .sorted()
        .skip(runs.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}

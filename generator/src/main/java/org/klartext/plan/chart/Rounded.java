package org.klartext.plan.chart;

/** Numbers with as many digits as one can see. */
final class Rounded {
  private Rounded() {}

  static double of(double number) {
    return Math.round(number * 1_000) / 1_000.0;
  }
}

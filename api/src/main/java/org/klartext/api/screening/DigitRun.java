package org.klartext.api.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits in a row, with none before and none behind.
 *
 * @param start of the first
 * @param end behind the last
 */
record DigitRun(int start, int end) {
  /** All runs of the digits 0 to 9, in their order. */
  static List<DigitRun> in(String text) {
    List<DigitRun> runs = new ArrayList<>();
    int next;
    for (int at = 0; at < text.length(); at = next) {
      next = at;
      while (next < text.length() && isDigit(text.charAt(next))) {
        next++;
      }
      if (next > at) {
        runs.add(new DigitRun(at, next));
      } else {
        next++;
      }
    }
    return runs;
  }

  private static boolean isDigit(char it) {
    return it >= '0' && it <= '9';
  }

  int length() {
    return end - start;
  }
}

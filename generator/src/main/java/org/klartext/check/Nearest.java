package org.klartext.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** The choice that differs least from what was written, if it differs little. */
  static Optional<String> to(String written, Collection<String> choices) {
    int most = Math.max(1, written.length() / 3);
    return choices.stream()
        .filter(choice -> Math.abs(choice.length() - written.length()) <= most)
        .filter(choice -> distance(written, choice) <= most)
        .min(
            Comparator.comparingInt((String choice) -> distance(written, choice))
                .thenComparing(choice -> choice));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int column = 0; column <= b.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= a.length(); row++) {
      int[] current = new int[b.length() + 1];
      current[0] = row;
      for (int column = 1; column <= b.length(); column++) {
        int change = a.charAt(row - 1) == b.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + change, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}

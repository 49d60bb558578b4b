package org.klartext.finder;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param hits the best first
 * @param total how many pages there are, those that are not among the hits included
 * @param traits how many of them have each trait
 */
public record Hits(List<Hit> hits, int total, Map<String, Integer> traits) {
  /** Nothing. */
  public static final Hits NONE = new Hits(List.of(), 0, Map.of());

  /** Copies what it is given. */
  public Hits {
    hits = List.copyOf(hits);
    traits = Map.copyOf(traits);
  }
}

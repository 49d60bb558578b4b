package org.klartext.finder;

import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param hits the best first
 * @param total how many pages there are, those that are not among the hits included
 * @param traits how many of them have each trait, the most frequent first
 * @param spelling what was typed with other words in place of those that no page has, if that finds
 *     more
 */
public record Hits(List<Hit> hits, int total, List<Trait> traits, Optional<String> spelling) {
  /** Nothing. */
  public static final Hits NONE = new Hits(List.of(), 0, List.of(), Optional.empty());

  /**
   * What a search may be limited to.
   *
   * @param name as in {@code topic:billing}
   * @param pages how many there are
   */
  public record Trait(String name, int pages) {}

  /** Copies what it is given. */
  public Hits {
    hits = List.copyOf(hits);
    traits = List.copyOf(traits);
  }
}

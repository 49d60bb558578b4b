package org.klartext.finder;

import java.util.List;

/**
 * A page that was found.
 *
 * @param id of the page
 * @param score between 0 and about 1: how much of what was asked the page has
 * @param title of the page, the words that were found marked
 * @param anchor of the heading that fits best; empty for the page as a whole
 * @param heading that fits best; may be empty
 * @param passage the part of the text that fits best, the words that were found marked
 */
public record Hit(
    String id,
    double score,
    List<Segment> title,
    String anchor,
    String heading,
    List<Segment> passage) {

  /**
   * A piece of text.
   *
   * @param text plain, not escaped
   * @param marked true for a word that was looked for
   */
  public record Segment(String text, boolean marked) {}

  /** Copies what it is given. */
  public Hit {
    title = List.copyOf(title);
    passage = List.copyOf(passage);
  }
}

package org.klartext.site;

import java.util.List;
import java.util.Set;

/**
 * What the rest of the site has to know of a text without reading it.
 *
 * @param headings in their order
 * @param references links and images in their order; the HTML's slots point into this list
 * @param anchors every id that a link can lead to, those of the headings included
 * @param excerpt the first paragraph without markup, at most about 200 characters; may be empty
 */
public record Outline(
    List<Heading> headings, List<Reference> references, Set<String> anchors, String excerpt) {
  /** Of an empty text. */
  public static final Outline EMPTY = new Outline(List.of(), List.of(), Set.of(), "");

  /** Copies what it is given. */
  public Outline {
    headings = List.copyOf(headings);
    references = List.copyOf(references);
    anchors = Set.copyOf(anchors);
  }
}

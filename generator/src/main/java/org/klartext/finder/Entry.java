package org.klartext.finder;

import java.util.List;
import java.util.Set;

/**
 * What can be found of one page.
 *
 * @param id of the page
 * @param title of the page, or the question it answers
 * @param asked other wordings of its question
 * @param labels short texts that say what it belongs to
 * @param sections its text
 * @param traits what a search may be limited to, such as {@code kind:faq} or {@code topic:energie}
 */
public record Entry(
    String id,
    String title,
    List<String> asked,
    List<String> labels,
    List<Section> sections,
    Set<String> traits) {

  /**
   * A part of a page.
   *
   * @param anchor of the heading; empty for what stands before the first one
   * @param heading may be empty
   * @param text without markup, the heading not included
   */
  public record Section(String anchor, String heading, String text) {}

  /** An entry with nothing but its title and text. */
  public Entry(String id, String title, List<Section> sections) {
    this(id, title, List.of(), List.of(), sections, Set.of());
  }

  /** Copies what it is given. */
  public Entry {
    asked = List.copyOf(asked);
    labels = List.copyOf(labels);
    sections = List.copyOf(sections);
    traits = Set.copyOf(traits);
  }
}

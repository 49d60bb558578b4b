package org.klartext.finder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param standing what speaks for it besides its words
 */
public record Entry(
    String id,
    String title,
    List<String> asked,
    List<String> labels,
    List<Section> sections,
    Set<String> traits,
    Standing standing) {

  /**
   * A part of a page.
   *
   * @param anchor of the heading; empty for what stands before the first one
   * @param heading may be empty
   * @param text without markup, the heading not included
   */
  public record Section(String anchor, String heading, String text) {}

  /**
   * What speaks for a page besides its words. It decides between pages that fit about equally well.
   *
   * @param updated when it was last changed; absent: nobody knows
   * @param helpful how many more readers said that it helped than that it did not
   * @param weight its order in lists, light before heavy; 0 after all others
   */
  public record Standing(Optional<Instant> updated, int helpful, int weight) {
    /** Nothing. */
    public static final Standing NONE = new Standing(Optional.empty(), 0, 0);
  }

  /** An entry with nothing but its title and text. */
  public Entry(String id, String title, List<Section> sections) {
    this(id, title, List.of(), List.of(), sections, Set.of());
  }

  /** An entry for which nothing speaks but its words. */
  public Entry(
      String id,
      String title,
      List<String> asked,
      List<String> labels,
      List<Section> sections,
      Set<String> traits) {
    this(id, title, asked, labels, sections, traits, Standing.NONE);
  }

  /** Copies what it is given. */
  public Entry {
    asked = List.copyOf(asked);
    labels = List.copyOf(labels);
    sections = List.copyOf(sections);
    traits = Set.copyOf(traits);
  }
}

package org.klartext.site;

import java.util.List;

/**
 * What a page says it belongs to, as written.
 *
 * @param topics slugs of topics
 * @param tags plain labels
 * @param authors slugs of experts
 * @param related pages named by hand, resolved like links
 */
public record Labels(
    List<String> topics, List<String> tags, List<String> authors, List<Target> related) {
  /** Nothing at all. */
  public static final Labels NONE = new Labels(List.of(), List.of(), List.of(), List.of());

  /** Copies what it is given. */
  public Labels {
    topics = List.copyOf(topics);
    tags = List.copyOf(tags);
    authors = List.copyOf(authors);
    related = List.copyOf(related);
  }
}

package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;

/**
 * All tags of a language as HTML.
 *
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param trail the way to it
 * @param tags by name
 * @param digest of all the above
 */
public record TagsView(Frame frame, Head head, List<Link> trail, List<Tag> tags, Digest digest)
    implements View.Templated {
  /** Copies what it is given. */
  public TagsView {
    trail = List.copyOf(trail);
    tags = List.copyOf(tags);
  }

  /**
   * A tag.
   *
   * @param label its name
   * @param href address of its list
   * @param count how many pages carry it
   */
  public record Tag(String label, String href, int count) {}

  @Override
  public String template() {
    return "tags";
  }
}

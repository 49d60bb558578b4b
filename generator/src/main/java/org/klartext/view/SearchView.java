package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;

/**
 * The page that shows what was found; for readers without scripts the ways to look for themselves.
 *
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param trail the way to it
 * @param lists all lists of pages, by title
 * @param topics all topics
 * @param digest of all the above
 */
public record SearchView(
    Frame frame, Head head, List<Link> trail, List<Link> lists, List<Card> topics, Digest digest)
    implements View.Templated {
  /** Copies what it is given. */
  public SearchView {
    trail = List.copyOf(trail);
    lists = List.copyOf(lists);
    topics = List.copyOf(topics);
  }

  @Override
  public String template() {
    return "search";
  }
}

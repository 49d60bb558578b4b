package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;

/**
 * What a reader sees who asked for something that is not there.
 *
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param trail the way back
 * @param digest of all the above
 */
public record NotFoundView(Frame frame, Head head, List<Link> trail, Digest digest)
    implements View.Templated {
  /** Copies what it is given. */
  public NotFoundView {
    trail = List.copyOf(trail);
  }

  @Override
  public String template() {
    return "not-found";
  }
}

package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;

/**
 * A page that the server answers with: a form, a receipt. It is rendered for one request and never
 * written to the output folder.
 *
 * @param template name of the template, such as {@code service/ask}
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param content what the template shows
 */
public record ServicePage(String template, Frame frame, Head head, Content content)
    implements View.Templated {

  /** What a page of the server shows; its public methods can be read by the template. */
  public interface Content {}

  /** The way to it from the home page: such a page stands nowhere. */
  public List<Link> trail() {
    return List.of();
  }

  /** Of nothing: such a page is not kept. */
  @Override
  public Digest digest() {
    return Digest.EMPTY;
  }
}

package org.klartext.view;

import org.klartext.site.Digest;

/**
 * An old address that leads to the new one.
 *
 * @param frame what all pages have in common
 * @param title of the page it leads to
 * @param href where to go
 * @param canonical the same with scheme and host
 * @param digest of all the above
 */
public record RedirectView(Frame frame, String title, String href, String canonical, Digest digest)
    implements View.Templated {

  @Override
  public String template() {
    return "redirect";
  }
}

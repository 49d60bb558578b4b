package org.klartext.view;

import java.util.List;
import org.klartext.site.Body;
import org.klartext.site.Digest;

/**
 * A text with all its references resolved.
 *
 * @param body the text
 * @param resolved one entry for each reference of its outline
 * @param digest of both
 */
public record Links(Body body, List<Resolved> resolved, Digest digest) {
  /** Copies what it is given. */
  public Links {
    resolved = List.copyOf(resolved);
  }

  /** Works the digest out. */
  static Links of(Body body, List<Resolved> resolved) {
    Digest.Builder digest = new Digest.Builder().add(body.digest()).add(resolved.size());
    for (Resolved reference : resolved) {
      digest.add(reference.href()).add(reference.size());
    }
    return new Links(body, resolved, digest.build());
  }

  /** The HTML with the addresses filled in. */
  public String html() {
    return body.text()
        .html()
        .resolve(index -> escape(resolved.get(index).href()), index -> resolved.get(index).size());
  }

  /**
   * The HTML as it can stand outside its page.
   *
   * @param page whole address of the page it stands on
   */
  public String absoluteHtml(String page) {
    String origin = page.substring(0, Math.max(page.indexOf('/', page.indexOf("//") + 2), 0));
    return body.text()
        .html()
        .resolve(
            index -> escape(absolute(resolved.get(index).href(), page, origin)),
            index -> resolved.get(index).size());
  }

  private static String absolute(String href, String page, String origin) {
    if (href.startsWith("#")) {
      return page + href;
    }
    return href.startsWith("/") ? origin + href : href;
  }

  /** The words without markup. */
  public String plain() {
    return body.text().plain();
  }

  /** True if there is nothing to read. */
  public boolean isEmpty() {
    return body.text().html().pieces().isEmpty();
  }

  private static String escape(String href) {
    return href.indexOf('&') < 0 ? href : href.replace("&amp;", "&").replace("&", "&amp;");
  }
}

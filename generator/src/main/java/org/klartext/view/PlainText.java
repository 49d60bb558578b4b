package org.klartext.view;

import org.klartext.site.Digest;

/**
 * A text file that is small enough to be planned as it is, such as {@code robots.txt}.
 *
 * @param text all of it
 * @param digest of the text
 */
public record PlainText(String text, Digest digest) implements View.Encoded {
  /** Works the digest out. */
  public static PlainText of(String text) {
    return new PlainText(text, Digest.of(text));
  }
}

package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;

/**
 * The list of several sitemaps (sitemaps.org 0.9), for sites with more than one.
 *
 * @param files whole addresses of the sitemaps
 * @param digest of all of them
 */
public record SitemapIndex(List<Sitemap.Entry> files, Digest digest) implements View.Encoded {
  /** Copies what it is given. */
  public SitemapIndex {
    files = List.copyOf(files);
  }

  /** Works the digest out. */
  public static SitemapIndex of(List<Sitemap.Entry> files) {
    return new SitemapIndex(
        files,
        new Digest.Builder().addTexts(files.stream().map(Sitemap.Entry::loc).toList()).build());
  }
}

package org.klartext.view;

import org.klartext.site.Asset;
import org.klartext.site.Digest;

/**
 * A file of the tree that is published as it is.
 *
 * @param asset the file
 * @param digest of its size and time
 */
public record FileCopy(Asset asset, Digest digest) implements View.Encoded {
  /** Works the digest out. */
  public static FileCopy of(Asset asset) {
    return new FileCopy(
        asset,
        new Digest.Builder().add(asset.path()).add(asset.size()).add(asset.modified()).build());
  }
}

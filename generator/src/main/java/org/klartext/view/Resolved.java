package org.klartext.view;

import java.util.Optional;
import org.klartext.site.Asset;
import org.klartext.site.Page;

/**
 * Where a reference really leads.
 *
 * @param href what to write into the page, percent-encoded, not HTML-escaped
 * @param found what is there
 */
public record Resolved(String href, Found found) {
  /** What stands in place of an address that is not published. */
  public static final String NOWHERE = "#";

  /** What a reference was found to lead to. */
  public sealed interface Found {
    /**
     * A page of this site.
     *
     * @param page the page
     * @param fragment the place on it; empty for its start
     */
    record OfPage(Page page, String fragment) implements Found {}

    /**
     * A file of the tree, which is published because of this.
     *
     * @param asset the file
     */
    record OfAsset(Asset asset) implements Found {}

    /** Something else that the site writes, such as a list or a feed. */
    record OfOutput() implements Found {}

    /** Another site, which is not looked at. */
    record Elsewhere() implements Found {}

    /** Nothing that is published. */
    record Nothing() implements Found {}
  }

  /** The file, if the reference leads to one. */
  public Optional<Asset> asset() {
    return found instanceof Found.OfAsset(Asset asset) ? Optional.of(asset) : Optional.empty();
  }

  /** Width and height as HTML attributes with a leading space, where they are known. */
  public String size() {
    return asset()
        .filter(asset -> asset.width() > 0 && asset.height() > 0)
        .map(asset -> " width=\"" + asset.width() + "\" height=\"" + asset.height() + "\"")
        .orElse("");
  }
}

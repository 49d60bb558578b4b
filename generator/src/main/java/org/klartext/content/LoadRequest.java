package org.klartext.content;

import java.time.Instant;
import java.util.Optional;
import org.klartext.site.BaseUrl;
import org.klartext.site.Edition;
import org.klartext.site.Lifetime;

/**
 * Which site to make of a tree.
 *
 * @param edition for whom
 * @param drafts true to show drafts, whatever their dates
 * @param instant as of when
 * @param overrides what the command line says against {@code site.yaml}
 * @param keepLastReadable true if a file that has become unreadable stays as it was when it was
 *     last readable; the problem is reported all the same
 */
public record LoadRequest(
    Edition edition,
    boolean drafts,
    Instant instant,
    Overrides overrides,
    boolean keepLastReadable) {

  /** Without drafts, without overrides. */
  public static LoadRequest of(Edition edition, Instant instant) {
    return new LoadRequest(edition, false, instant, Overrides.NONE, false);
  }

  /** The same with drafts. */
  public LoadRequest withDrafts() {
    return new LoadRequest(edition, true, instant, overrides, keepLastReadable);
  }

  /** The same with what the command line says. */
  public LoadRequest with(Overrides others) {
    return new LoadRequest(edition, drafts, instant, others, keepLastReadable);
  }

  /** The same for a preview. */
  public LoadRequest keepingLastReadable() {
    return new LoadRequest(edition, drafts, instant, overrides, true);
  }

  /** The same as of another instant. */
  public LoadRequest at(Instant other) {
    return new LoadRequest(edition, drafts, other, overrides, keepLastReadable);
  }

  /** True if a page with these dates is to be shown. */
  boolean shows(Lifetime lifetime) {
    return lifetime.draft() ? drafts : lifetime.includes(instant);
  }

  /**
   * What the command line says against {@code site.yaml}.
   *
   * @param baseUrl where the site is published
   * @param served true if the server answers beside the site where {@code site.yaml} names no
   *     {@code apiUrl}
   */
  public record Overrides(Optional<BaseUrl> baseUrl, boolean served) {
    /** Nothing. */
    public static final Overrides NONE = new Overrides(Optional.empty(), false);
  }
}

package org.klartext.build;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.klartext.site.BaseUrl;
import org.klartext.site.Edition;

/**
 * What to build and where to.
 *
 * @param content the folder with {@code site.yaml}
 * @param themes the folder of themes; need not exist
 * @param out the folder the site is written to
 * @param state the folder for manifests and caches
 * @param edition for whom
 * @param drafts true to publish drafts, too
 * @param at as of when; absent: now
 * @param baseUrl instead of the one in {@code site.yaml}
 * @param served true if the server answers beside the site where {@code site.yaml} names no {@code
 *     apiUrl}
 * @param clean true to write everything anew and to delete whatever earlier builds left
 * @param keepLastReadable true to go on showing a page while it cannot be read
 */
public record BuildOptions(
    Path content,
    Path themes,
    Path out,
    Path state,
    Edition edition,
    boolean drafts,
    Optional<Instant> at,
    Optional<BaseUrl> baseUrl,
    boolean served,
    boolean clean,
    boolean keepLastReadable) {

  /** A public build of a content folder, without anything special. */
  public static BuildOptions of(Path content, Path themes, Path out, Path state) {
    return new BuildOptions(
        content,
        themes,
        out,
        state,
        Edition.PUBLIC,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false);
  }

  /** The same for another edition. */
  public BuildOptions with(Edition other) {
    return new BuildOptions(
        content, themes, out, state, other, drafts, at, baseUrl, served, clean, keepLastReadable);
  }

  /** The same with drafts. */
  public BuildOptions withDrafts() {
    return new BuildOptions(
        content, themes, out, state, edition, true, at, baseUrl, served, clean, keepLastReadable);
  }

  /** The same as of an instant. */
  public BuildOptions at(Instant instant) {
    return new BuildOptions(
        content,
        themes,
        out,
        state,
        edition,
        drafts,
        Optional.of(instant),
        baseUrl,
        served,
        clean,
        keepLastReadable);
  }

  /** The same, but writing everything anew. */
  public BuildOptions cleaned() {
    return new BuildOptions(
        content, themes, out, state, edition, drafts, at, baseUrl, served, true, keepLastReadable);
  }
}

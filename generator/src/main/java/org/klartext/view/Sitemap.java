package org.klartext.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;

/**
 * All addresses for search engines (sitemaps.org 0.9).
 *
 * @param entries by address
 * @param digest of all entries
 */
public record Sitemap(List<Entry> entries, Digest digest) implements View.Encoded {
  /** How many addresses one file may hold. */
  public static final int LENGTH = 50_000;

  /** Copies what it is given. */
  public Sitemap {
    entries = List.copyOf(entries);
  }

  /** Works the digest out. */
  public static Sitemap of(List<Entry> entries) {
    Digest.Builder digest = new Digest.Builder();
    for (Entry entry : entries) {
      digest
          .add(entry.loc())
          .add(entry.modified().map(Instant::toString).orElse(""))
          .add(entry.languages().size());
      entry.languages().forEach(language -> digest.add(language.lang()).add(language.href()));
    }
    return new Sitemap(entries, digest.build());
  }

  /**
   * The list of several sitemaps, for sites with more than one.
   *
   * @param files whole addresses of the sitemaps
   * @param digest of all of them
   */
  public record Index(List<Entry> files, Digest digest) implements View.Encoded {
    /** Copies what it is given. */
    public Index {
      files = List.copyOf(files);
    }

    /** Works the digest out. */
    public static Index of(List<Entry> files) {
      return new Index(
          files, new Digest.Builder().addTexts(files.stream().map(Entry::loc).toList()).build());
    }
  }

  /**
   * An address.
   *
   * @param loc whole address
   * @param modified when the page last changed
   * @param languages the page in all its languages, whole addresses
   */
  public record Entry(String loc, Optional<Instant> modified, List<Link> languages) {
    /** Copies what it is given. */
    public Entry {
      languages = List.copyOf(languages);
    }
  }
}

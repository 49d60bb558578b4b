package org.klartext.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;

/**
 * A feed.
 *
 * @param format Atom or JSON Feed
 * @param lang its language
 * @param title of what is followed
 * @param self whole address of the feed
 * @param home whole address of what is followed
 * @param updated when the newest entry changed
 * @param entries newest first
 * @param digest of all the above
 */
public record FeedView(
    Format format,
    String lang,
    String title,
    String self,
    String home,
    Instant updated,
    List<Entry> entries,
    Digest digest)
    implements View.Encoded {
  /** How many entries a feed has at most. */
  public static final int LENGTH = 20;

  /** Copies what it is given. */
  public FeedView {
    entries = List.copyOf(entries);
  }

  /** The two kinds of feed that are written. */
  public enum Format {
    /** RFC 4287. */
    ATOM,
    /** jsonfeed.org, version 1.1. */
    JSON
  }

  /**
   * One entry.
   *
   * @param id an address that never changes
   * @param href whole address of what is new
   * @param title in one line
   * @param summary one or two sentences
   * @param author a name; empty for none
   * @param published when it appeared
   * @param updated when it last changed
   * @param text all of it
   * @param additions dated additions to it
   */
  public record Entry(
      String id,
      String href,
      String title,
      Optional<String> summary,
      String author,
      Instant published,
      Instant updated,
      Links text,
      List<PageView.DatedText> additions) {
    /** Copies what it is given. */
    public Entry {
      additions = List.copyOf(additions);
    }

    /** Of all it shows. */
    public Digest digest() {
      Digest.Builder digest =
          new Digest.Builder()
              .add(id)
              .add(href)
              .add(title)
              .add(summary.orElse(""))
              .add(author)
              .add(published.toEpochMilli())
              .add(updated.toEpochMilli())
              .add(text.digest());
      additions.forEach(it -> digest.add(it.date().toEpochMilli()).add(it.text().digest()));
      return digest.build();
    }
  }
}

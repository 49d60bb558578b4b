package org.klartext.view;

import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;

/**
 * A page of a list as a JSON document.
 *
 * @param items what it lists
 * @param total how many there are on all pages
 * @param self address of the document
 * @param next address of the next one
 * @param zone name of the time zone in which dates are given
 * @param digest of all the above
 */
public record ListDocument(
    List<Item> items, int total, String self, Optional<String> next, String zone, Digest digest)
    implements View.Encoded {
  /** How many entries a document has at most. */
  public static final int LENGTH = 100;

  /** Copies what it is given. */
  public ListDocument {
    items = List.copyOf(items);
  }

  /**
   * One entry of a list.
   *
   * @param card the page in short; for a tag its name and address
   * @param topics slugs
   * @param tags labels
   * @param authors slugs
   * @param document address of its own document; absent for tags
   */
  public record Item(
      Card card,
      List<String> topics,
      List<String> tags,
      List<String> authors,
      Optional<String> document) {
    /** Copies what it is given. */
    public Item {
      topics = List.copyOf(topics);
      tags = List.copyOf(tags);
      authors = List.copyOf(authors);
    }

    /** Of all it shows. */
    public Digest digest() {
      return new Digest.Builder()
          .add(card.digest())
          .addTexts(topics)
          .addTexts(tags)
          .addTexts(authors)
          .add(document.orElse(""))
          .build();
    }
  }
}

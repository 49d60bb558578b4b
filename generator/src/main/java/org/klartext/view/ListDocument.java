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

  /** The names of the lists there are. */
  public static final List<String> NAMES =
      List.of("pages", "articles", "faq", "questions", "topics", "experts", "tags");

  /** Copies what it is given. */
  public ListDocument {
    items = List.copyOf(items);
  }

  /** A page of a list with its digest. */
  public static ListDocument of(
      List<Item> items, int total, String self, Optional<String> next, String zone) {
    Digest digest =
        new Digest.Builder()
            .add(total)
            .add(self)
            .add(next.orElse(""))
            .add(zone)
            .addAll(items.stream().map(Item::digest).toList())
            .build();
    return new ListDocument(items, total, self, next, zone, digest);
  }

  /**
   * One entry of a list.
   *
   * @param place sorts it into the usual order among those of its language
   * @param slug the last folder of its address; names topics, tags and experts
   * @param draft true for a page that is not published yet
   * @param internal true for a page of the internal edition alone
   * @param card the page in short; for a tag its name and address
   * @param topics slugs
   * @param tags labels
   * @param authors slugs
   * @param document address of its own document; absent for tags
   */
  public record Item(
      String place,
      String slug,
      boolean draft,
      boolean internal,
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
          .add(place)
          .add(slug)
          .add(draft)
          .add(internal)
          .add(card.digest())
          .addTexts(topics)
          .addTexts(tags)
          .addTexts(authors)
          .add(document.orElse(""))
          .build();
    }
  }
}

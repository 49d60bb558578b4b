package org.klartext.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.klartext.site.Digest;
import org.klartext.site.Heading;

/**
 * A page as the search knows it.
 *
 * @param page what its HTML shows
 * @param digest of all that can be found of it
 */
public record SearchEntry(PageView page, Digest digest) {

  /** A page with the digest of its searchable parts: its frame and its relatives do not count. */
  public static SearchEntry of(PageView page) {
    Digest.Builder digest =
        new Digest.Builder()
            .add(page.page().digest())
            .add(page.card().digest())
            .add(page.discussion().digest());
    labels(page).forEach(digest::add);
    return new SearchEntry(page, digest.build());
  }

  /** Short texts that say what the page belongs to: topics, tags, people, a role. */
  public List<String> labels() {
    return labels(page);
  }

  private static List<String> labels(PageView page) {
    List<String> labels = new ArrayList<>();
    Stream.of(page.topics(), page.authors())
        .forEach(cards -> cards.forEach(card -> labels.add(card.title())));
    page.tags().forEach(tag -> labels.add(tag.label()));
    labels.add(page.card().role());
    labels.add(page.card().department());
    return labels;
  }

  /** Headings that can be linked to. */
  public List<Heading> headings() {
    return page.text().body().outline().headings();
  }

  /** Everything that is said on the page and under it, without markup. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    texts.add(page.text().plain());
    page.addenda().forEach(addendum -> texts.add(addendum.text().plain()));
    Stream.of(page.discussion().answers(), page.discussion().comments())
        .forEach(entries -> entries.forEach(entry -> addReplies(entry, texts)));
    return texts;
  }

  private static void addReplies(Discussion.Entry entry, List<String> texts) {
    if (entry.removed().isEmpty()) {
      texts.add(entry.text().plain());
    }
    entry.replies().forEach(reply -> addReplies(reply, texts));
  }
}

package org.klartext.view;

import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Page;

/**
 * A page of a list as HTML.
 *
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param key what it lists: a kind's key, {@code open}, {@code answered} or {@code tag}
 * @param title of the list
 * @param index the page that introduces it, if the tree has one
 * @param trail the way to it
 * @param text the introduction; empty but on the first page
 * @param cards what it lists
 * @param filters other lists of the same pages
 * @param pagination where the others are
 * @param digest of all the above
 */
public record ListView(
    Frame frame,
    Head head,
    String key,
    String title,
    Optional<Page> index,
    List<Link> trail,
    Optional<Links> text,
    List<Card> cards,
    List<Link> filters,
    Pagination pagination,
    Digest digest)
    implements View.Templated {

  /** Copies what it is given. */
  public ListView {
    trail = List.copyOf(trail);
    cards = List.copyOf(cards);
    filters = List.copyOf(filters);
  }

  /**
   * A place in a list of several pages.
   *
   * @param number of this page, from 1
   * @param pages how many there are
   * @param total how many entries there are on all of them
   * @param previous address of the page before
   * @param next address of the page after
   */
  public record Pagination(
      int number, int pages, int total, Optional<String> previous, Optional<String> next) {}

  @Override
  public String template() {
    return "list";
  }

  /** The introduction as HTML; empty for none. */
  public String html() {
    return text.map(Links::html).orElse("");
  }

  /** What the introducing page says in short; empty for none. */
  public String description() {
    return index.flatMap(page -> page.meta().description()).orElse("");
  }
}

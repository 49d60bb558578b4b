package org.klartext.api.pages;

import java.util.List;
import java.util.Optional;
import org.klartext.view.ServicePage;

/**
 * A page that was found.
 *
 * @param kind of the page
 * @param status of a question; empty for all else
 * @param lang its language
 * @param href its address
 * @param title of the page
 * @param passage the part of its text that fits best; may be empty
 * @param section the part of the page that fits best, unless it is the page as a whole
 */
public record FoundPage(
    String kind,
    String status,
    String lang,
    String href,
    List<Piece> title,
    List<Piece> passage,
    Optional<Section> section)
    implements ServicePage.Content {

  /** Copies what it is given. */
  public FoundPage {
    title = List.copyOf(title);
    passage = List.copyOf(passage);
  }

  /**
   * A piece of text.
   *
   * @param text plain, not escaped
   * @param marked true for a word that was looked for
   */
  public record Piece(String text, boolean marked) implements ServicePage.Content {}

  /**
   * A part of a page.
   *
   * @param heading of it; empty for something that stands under the page
   * @param href its address
   */
  public record Section(String heading, String href) implements ServicePage.Content {}
}

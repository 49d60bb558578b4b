package org.klartext.site;

/**
 * The text of a page, a reply or an addendum.
 *
 * @param digest of the source text and of everything that decides how it is rendered
 * @param outline what the site has to know of it
 * @param text the HTML and the plain text; may be read from its file at first use
 */
public record Body(Digest digest, Outline outline, Text text) {
  /** No text. */
  public static final Body EMPTY =
      new Body(Digest.EMPTY, Outline.EMPTY, new Rendered(Html.EMPTY, "", ""));

  /** The large parts of a body, which not every build needs. */
  public interface Text {
    /** The HTML with its slots. */
    Html html();

    /** The words without markup, blocks separated by line breaks. */
    String plain();

    /** The Markdown it was made from, as far as this edition shows it. */
    String markdown();
  }

  /**
   * A text that is in memory.
   *
   * @param html with slots
   * @param plain without markup
   * @param markdown what both were made from
   */
  public record Rendered(Html html, String plain, String markdown) implements Text {}
}

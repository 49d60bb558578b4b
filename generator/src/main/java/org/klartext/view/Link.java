package org.klartext.view;

import org.klartext.site.PageId;

/**
 * Something to follow.
 *
 * @param label what to show
 * @param href path or address, percent-encoded, not HTML-escaped
 * @param lang language of what is there
 * @param current true where the reader is already there
 */
public record Link(String label, String href, String lang, boolean current) {
  /**
   * A page that another one leads to because of what became of a question.
   *
   * @param id of the page
   * @param title of the page
   * @param href its address
   * @param lang its language
   */
  public record ToPage(PageId id, String title, String href, String lang) {}
}

package org.klartext.finder;

/**
 * What somebody who is typing may mean.
 *
 * @param id of the page
 * @param text of the page's question or title
 */
public record Suggestion(String id, String text) {}

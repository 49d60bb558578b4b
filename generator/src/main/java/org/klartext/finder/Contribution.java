package org.klartext.finder;

/**
 * What one word of a question gave a page.
 *
 * @param signal where and how it was looked up, as in {@code title-parts}
 * @param term that the page has; a stem, a run of letters or a word
 * @param share of the page's score, in the unit of {@link Hit#score}
 */
public record Contribution(String signal, String term, double share) {}

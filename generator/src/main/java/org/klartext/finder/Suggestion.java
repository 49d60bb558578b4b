package org.klartext.finder;

/**
 * What somebody who is typing may want to ask.
 *
 * @param id of the page that answers it
 * @param text its title, or another wording of its question
 */
public record Suggestion(String id, String text) {}

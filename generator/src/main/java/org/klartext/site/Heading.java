package org.klartext.site;

/**
 * A heading of a text.
 *
 * @param level 1 to 6
 * @param id the anchor, unique on its page
 * @param text without markup
 */
public record Heading(int level, String id, String text) {}

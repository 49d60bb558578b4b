package org.klartext.view;

/**
 * Something to follow.
 *
 * @param label what to show
 * @param href path or address, percent-encoded, not HTML-escaped
 * @param lang language of what is there
 * @param current true where the reader is already there
 */
public record Link(String label, String href, String lang, boolean current) {}

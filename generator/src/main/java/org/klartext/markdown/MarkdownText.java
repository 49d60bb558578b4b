package org.klartext.markdown;

/**
 * A text to parse.
 *
 * @param text Markdown
 * @param path of the file below the content folder
 * @param firstLine line of the file in which the text begins, from 1
 * @param lang language tag
 * @param trust whose text it is
 */
public record MarkdownText(String text, String path, int firstLine, String lang, Trust trust) {}

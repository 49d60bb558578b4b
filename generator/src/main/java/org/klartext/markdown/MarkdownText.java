package org.klartext.markdown;

/**
 * A text to be rendered.
 *
 * @param text the Markdown, without front matter
 * @param path of its file below the content folder, with {@code /}
 * @param firstLine the line of the file at which the text begins, from 1
 * @param lang a BCP 47 tag such as {@code de} or {@code de-CH}
 * @param trust whose text it is
 */
public record MarkdownText(String text, String path, int firstLine, String lang, Trust trust) {
  /** The folder of the file, without a slash at its end; empty for the top of the tree. */
  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}

package org.klartext.site;

/**
 * A file of the content tree that is no Markdown.
 *
 * @param path below the content folder, with {@code /}
 * @param size in bytes
 * @param modified time of the last change in nanoseconds since 1970
 * @param width in pixels; 0 where unknown
 * @param height in pixels; 0 where unknown
 */
public record Asset(String path, long size, long modified, int width, int height) {
  /** Where the file is published: its path without the folder of the default language. */
  public Permalink permalink(String defaultLanguage) {
    String prefix = defaultLanguage + "/";
    return new Permalink("/" + (path.startsWith(prefix) ? path.substring(prefix.length()) : path));
  }
}

package org.klartext.site;

import java.util.List;

/**
 * The public path of a page below the site's base address, such as {@code /faq/wlan/}.
 *
 * @param path starts with {@code /}; ends with {@code /}, or names a file; not percent-encoded
 */
public record Permalink(String path) implements Comparable<Permalink> {
  /** The home page of the default language. */
  public static final Permalink ROOT = new Permalink("/");

  /** First segments that belong to the server or to the theme. */
  public static final List<String> RESERVED =
      List.of(
          "api",
          "ask",
          "assets",
          "desk",
          "dialog",
          "health",
          "metrics",
          "moderation",
          "pages",
          "receipt",
          "search");

  /** Refuses paths that leave the site. */
  public Permalink {
    if (!path.startsWith("/") || path.contains("//") || leavesSite(path)) {
      throw new IllegalArgumentException("Not a path of the site: " + path);
    }
  }

  private static boolean leavesSite(String path) {
    return path.contains("/.") && (path + "/").matches(".*/\\.\\.?/.*");
  }

  /** True if a text can be a permalink. */
  public static boolean isValid(String path) {
    return path.startsWith("/")
        && !path.contains("//")
        && !leavesSite(path)
        && path.chars().noneMatch(c -> c < ' ' || c == '\\');
  }

  /** Where the page is written, below the output folder. */
  public String outputPath() {
    return path.endsWith("/") ? path.substring(1) + "index.html" : path.substring(1);
  }

  /** The address of a file beside the page. */
  public Permalink sibling(String file) {
    return new Permalink(folder() + file);
  }

  /** A page below this one. */
  public Permalink child(String segment) {
    return new Permalink(folder() + segment + "/");
  }

  private String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** True if the first folder belongs to the server or the theme. */
  public boolean isReserved() {
    int end = path.indexOf('/', 1);
    return RESERVED.contains(end < 0 ? path.substring(1) : path.substring(1, end));
  }

  @Override
  public int compareTo(Permalink other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}

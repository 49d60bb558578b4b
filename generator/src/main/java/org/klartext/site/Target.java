package org.klartext.site;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.klartext.site.text.PathEncoding;

/** Where a link or an image of a text leads, as far as the text alone can tell. */
public sealed interface Target {
  /** What begins an address of another site or of an application. */
  Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  /**
   * A file or folder of the content tree.
   *
   * @param path below the content folder, with {@code /}, normalised
   * @param fragment after the {@code #}; empty for none
   */
  record InTree(String path, String fragment) implements Target {}

  /**
   * An address within the site.
   *
   * @param path starts with {@code /}; below the base address; may contain a query
   * @param fragment after the {@code #}; empty for none
   */
  record InSite(String path, String fragment) implements Target {}

  /**
   * A place on the same page.
   *
   * @param fragment after the {@code #}
   */
  record SamePage(String fragment) implements Target {}

  /**
   * Another site, an e-mail address, a telephone number.
   *
   * @param url with its scheme
   */
  record External(String url) implements Target {}

  /**
   * A path that leads out of the content tree: an error.
   *
   * @param destination as written
   */
  record OutsideTree(String destination) implements Target {}

  /**
   * Reads a destination as people write it in a link or a key such as {@code image}.
   *
   * @param destination an address, a path relative to the file, a path of the site, or {@code #x}
   * @param filePath the file in which it stands, below the content folder
   */
  static Target parse(String destination, String filePath) {
    String text = destination.strip();
    if (text.startsWith("//")) {
      return new External("https:" + text);
    }
    if (SCHEME.matcher(text).lookingAt()) {
      return new External(text);
    }
    int hash = text.indexOf('#');
    String path = hash < 0 ? text : text.substring(0, hash);
    String fragment = hash < 0 ? "" : PathEncoding.decode(text.substring(hash + 1));
    if (path.isEmpty()) {
      return new SamePage(fragment);
    }
    return path.startsWith("/")
        ? new InSite(path, fragment)
        : relative(destination, PathEncoding.decode(path), fragment, filePath);
  }

  private static Target relative(
      String destination, String path, String fragment, String filePath) {
    int query = path.indexOf('?');
    Deque<String> segments = new ArrayDeque<>();
    int folder = filePath.lastIndexOf('/');
    String whole =
        filePath.substring(0, folder + 1) + (query < 0 ? path : path.substring(0, query));
    for (String segment : whole.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return new OutsideTree(destination);
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return new InTree(String.join("/", segments), fragment);
  }
}

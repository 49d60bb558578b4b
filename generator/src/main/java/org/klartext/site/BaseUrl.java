package org.klartext.site;

import java.net.URI;
import java.net.URISyntaxException;
import org.klartext.site.text.PathEncoding;

/**
 * Where the site is published.
 *
 * @param origin scheme, host and port without a slash at the end, such as {@code
 *     https://portal.example}
 * @param path starts and ends with {@code /}; {@code /} for a site that has a host of its own
 */
public record BaseUrl(String origin, String path) {

  /**
   * Reads an address as people write it.
   *
   * @param text an absolute http or https address, with or without a slash at the end
   * @throws IllegalArgumentException with a sentence for people if it is none
   */
  public static BaseUrl parse(String text) {
    try {
      URI uri = new URI(text.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
        throw new IllegalArgumentException(
            "“" + text + "” is not an address such as https://portal.example/hilfe/");
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+", "/");
      return new BaseUrl(
          uri.getScheme() + "://" + uri.getHost() + port, path.endsWith("/") ? path : path + "/");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("“" + text + "” is not an address: " + e.getReason(), e);
    }
  }

  /** The path of a page as a browser on this host asks for it, percent-encoded. */
  public String href(Permalink permalink) {
    return href(permalink.path());
  }

  /** The same for any path below the site that starts with {@code /}. */
  public String href(String sitePath) {
    return path + PathEncoding.encode(sitePath.substring(1));
  }

  /** The whole address of a page, percent-encoded. */
  public String absolute(Permalink permalink) {
    return origin + href(permalink);
  }

  /** The address of the home page. */
  @Override
  public String toString() {
    return origin + path;
  }
}

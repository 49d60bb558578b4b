package org.klartext.site.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of paths (RFC 3986, section 3.3). */
public final class PathEncoding {
  private static final String PLAIN = "-._~!$'()*,;:@/?&=+%";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PathEncoding() {}

  /**
   * Encodes what may not stand in a path.
   *
   * @param path text; existing escapes, queries and slashes stay as they are
   * @return the same in US-ASCII
   */
  public static String encode(String path) {
    return path.chars().allMatch(PathEncoding::isPlain) ? path : encodeBytes(path);
  }

  private static String encodeBytes(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  /**
   * Decodes percent-escapes.
   *
   * @param path may hold escapes of UTF-8 bytes
   * @return the text; unchanged if an escape is broken
   */
  public static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c > 0 && PLAIN.indexOf(c) >= 0);
  }
}

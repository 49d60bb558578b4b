package org.klartext.markdown.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.klartext.site.Target;

/** What the destinations of links and images mean. */
public final class Targets {
  /** Schemes that run, hide or read something; none of them is a place to go to. */
  private static final Set<String> DANGEROUS =
      Set.of(
          "javascript",
          "data",
          "vbscript",
          "livescript",
          "mocha",
          "file",
          "blob",
          "filesystem",
          "view-source",
          "jar",
          "about");

  /** Characters besides letters and digits that stay as they are in an address (cmark's list). */
  private static final String SAFE_IN_URL = "-_.+!*'(),%#@?=;:/&$~";

  private static final String HEX = "0123456789ABCDEF";

  private Targets() {}

  /**
   * What a destination means for a file in a folder.
   *
   * @param destination without Markdown's escapes and entities
   * @param folder of the file, without a slash at its end
   * @return nothing if the destination must not become a link
   */
  public static Optional<Target> of(String destination, String folder) {
    String clean = withoutControls(destination);
    Optional<String> scheme = scheme(clean);
    if (scheme.isPresent()) {
      return DANGEROUS.contains(scheme.get())
          ? Optional.empty()
          : Optional.of(new Target.External(clean));
    }
    return Optional.of(local(clean, destination, folder));
  }

  /** Browsers drop control characters and outer blanks before they look at the scheme. */
  private static String withoutControls(String destination) {
    for (int i = 0; i < destination.length(); i++) {
      if (isIgnored(destination.charAt(i))) {
        return stripControls(destination);
      }
    }
    return destination.strip();
  }

  private static boolean isIgnored(char c) {
    return c < ' ' || (c >= 0x7F && c < 0xA0) || Character.getType(c) == Character.FORMAT;
  }

  private static String stripControls(String destination) {
    StringBuilder kept = new StringBuilder(destination.length());
    destination.chars().filter(c -> !isIgnored((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString().strip();
  }

  /** The scheme of an address in lower case, if it has one (RFC 3986, 3.1). */
  public static Optional<String> scheme(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        return i == 0
            ? Optional.empty()
            : Optional.of(url.substring(0, i).toLowerCase(Locale.ROOT));
      }
      if (!isLetter(c) && (i == 0 || (!isDigit(c) && c != '+' && c != '-' && c != '.'))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Target local(String clean, String destination, String folder) {
    if (clean.length() > 1 && isSlash(clean.charAt(0)) && isSlash(clean.charAt(1))) {
      return new Target.External("//" + clean.substring(2));
    }
    int hash = clean.indexOf('#');
    String path = hash < 0 ? clean : clean.substring(0, hash);
    String fragment = hash < 0 ? "" : decode(clean.substring(hash + 1));
    if (path.isEmpty()) {
      return new Target.SamePage(fragment);
    }
    return path.startsWith("/")
        ? new Target.InSite(path, fragment)
        : inTree(path, fragment, destination, folder);
  }

  /** Browsers read a backslash as a slash. */
  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static Target inTree(String path, String fragment, String destination, String folder) {
    int query = path.indexOf('?');
    Deque<String> segments = new ArrayDeque<>();
    if (!descend(segments, folder)
        || !descend(segments, decode(query < 0 ? path : path.substring(0, query)))) {
      return new Target.OutsideTree(destination);
    }
    return new Target.InTree(String.join("/", segments), fragment);
  }

  private static boolean descend(Deque<String> segments, String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return false;
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return true;
  }

  /** Resolves percent encoding in UTF-8; a sequence that is none stays as it is. */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean encoded = bytes[i] == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2);
      bytes[length++] =
          encoded ? (byte) (digit(bytes[i + 1]) << 4 | digit(bytes[i + 2])) : bytes[i];
      i += encoded ? 2 : 0;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isHex(byte[] bytes, int i) {
    return i < bytes.length && digit(bytes[i]) >= 0;
  }

  private static int digit(byte b) {
    return Character.digit(b, 16);
  }

  /** Writes an address into a quoted attribute: percent-encoded where it must be, and escaped. */
  public static void writeUrl(StringBuilder html, String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '&') {
        html.append("&amp;");
      } else if (isLetter(c) || isDigit(c) || SAFE_IN_URL.indexOf(c) >= 0) {
        html.append(c);
      } else {
        int codePoint = url.codePointAt(i);
        writeEncoded(html, codePoint);
        i += Character.charCount(codePoint) - 1;
      }
    }
  }

  private static void writeEncoded(StringBuilder html, int codePoint) {
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      html.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

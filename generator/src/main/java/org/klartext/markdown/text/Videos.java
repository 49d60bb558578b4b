package org.klartext.markdown.text;

import java.util.Optional;

/** Knows the pages of videos and their players. */
public final class Videos {
  private static final String YOUTUBE = "https://www.youtube-nocookie.com/embed/";
  private static final String VIMEO = "https://player.vimeo.com/video/";

  private Videos() {}

  /** The address of the player for a video's page, if it is the page of a video. */
  public static Optional<String> player(String url) {
    String rest = withoutScheme(url);
    if (rest.startsWith("youtu.be/")) {
      return youtube(rest.substring(9));
    }
    if (rest.startsWith("youtube.com/watch?")) {
      int id = Math.max(rest.indexOf("?v="), rest.indexOf("&v="));
      return id < 0 ? Optional.empty() : youtube(rest.substring(id + 3));
    }
    if (rest.startsWith("youtube.com/shorts/") || rest.startsWith("youtube.com/embed/")) {
      return youtube(rest.substring(rest.indexOf('/', 12) + 1));
    }
    if (rest.startsWith("youtube-nocookie.com/embed/")) {
      return youtube(rest.substring(27));
    }
    return vimeo(rest);
  }

  private static String withoutScheme(String url) {
    int start = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : url.length();
    String rest = url.substring(start);
    return rest.startsWith("www.")
        ? rest.substring(4)
        : rest.startsWith("m.") ? rest.substring(2) : rest;
  }

  private static Optional<String> youtube(String text) {
    int end = 0;
    while (end < text.length() && isIdPart(text.charAt(end))) {
      end++;
    }
    return end < 6 || end > 20 ? Optional.empty() : Optional.of(YOUTUBE + text.substring(0, end));
  }

  private static boolean isIdPart(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '-' || c == '_';
  }

  private static Optional<String> vimeo(String rest) {
    int start =
        rest.startsWith("vimeo.com/") ? 10 : rest.startsWith("player.vimeo.com/video/") ? 23 : -1;
    int end = Math.max(start, 0);
    while (end < rest.length() && rest.charAt(end) >= '0' && rest.charAt(end) <= '9') {
      end++;
    }
    boolean whole = end == rest.length() || "/?#".indexOf(rest.charAt(end)) >= 0;
    return start >= 0 && end > start && end - start < 20 && whole
        ? Optional.of(VIMEO + rest.substring(start, end))
        : Optional.empty();
  }

  /** True for an address that {@link #player} gives. */
  public static boolean isPlayer(String address) {
    return address.startsWith(YOUTUBE) || address.startsWith(VIMEO);
  }
}

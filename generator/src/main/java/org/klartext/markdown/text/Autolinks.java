package org.klartext.markdown.text;

import org.jspecify.annotations.Nullable;

/**
 * Finds addresses in running text by the rules of GitHub Flavored Markdown, 6.9. Looks at each
 * character a bounded number of times.
 */
public final class Autolinks {
  /** The longest host name there is (RFC 1035), also the longest mailbox taken. */
  private static final int MAX_HOST = 253;

  /**
   * An address in a text.
   *
   * @param start of its first character
   * @param end behind its last character
   * @param prefix what has to precede it to make a URL of it; may be empty
   */
  public record Link(int start, int end, String prefix) {}

  private Autolinks() {}

  /** The first address in a part of a text. */
  public static @Nullable Link next(String text, int from, int to) {
    if (!mayContainLink(text, from, to)) {
      return null;
    }
    for (int i = from; i < to; i++) {
      Link link = linkAround(text, from, i, to);
      if (link != null) {
        return link;
      }
    }
    return null;
  }

  /** True if a text is one address and nothing else. */
  public static boolean isAddress(CharSequence chars) {
    String text = chars.toString();
    Link link = text.startsWith("http") ? next(text, 0, text.length()) : null;
    return link != null && link.start() == 0 && link.end() == text.length();
  }

  private static boolean mayContainLink(String text, int from, int to) {
    return text.indexOf('@', from, to) >= 0
        || text.indexOf("://", from, to) >= 0
        || text.indexOf("www.", from, to) >= 0;
  }

  private static @Nullable Link linkAround(String text, int from, int i, int to) {
    return switch (text.charAt(i)) {
      case 'w', 'h', 'f' -> isBoundary(text, from, i) ? url(text, i, to) : null;
      case '@' -> mail(text, from, i, to);
      default -> null;
    };
  }

  private static boolean isBoundary(String text, int from, int i) {
    return i == from || " \t\n*_~(\"'„“«".indexOf(text.charAt(i - 1)) >= 0;
  }

  private static @Nullable Link url(String text, int start, int to) {
    int host = start + schemeLength(text, start);
    boolean www = host == start;
    if (www && !text.startsWith("www.", start)) {
      return null;
    }
    int hostEnd = host(text, host, to, www ? 1 : 0);
    if (hostEnd < 0) {
      return null;
    }
    int end = withoutTail(text, start, pathEnd(text, hostEnd, to));
    return end <= host ? null : new Link(start, end, www ? "http://" : "");
  }

  private static int schemeLength(String text, int start) {
    for (String scheme : new String[] {"https://", "http://", "ftp://"}) {
      if (text.startsWith(scheme, start)) {
        return scheme.length();
      }
    }
    return 0;
  }

  /** Returns the end of a valid host, or -1: dots needed, no underscore in the last two parts. */
  private static int host(String text, int start, int to, int neededDots) {
    int dots = 0;
    boolean underscore = false;
    boolean underscoreBefore = false;
    int i = start;
    int limit = Math.min(to, start + MAX_HOST);
    for (; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
        underscoreBefore = underscore;
        underscore = false;
      } else if (c == '_') {
        underscore = true;
      } else if (c != '-' && !Character.isLetterOrDigit(c)) {
        break;
      }
    }
    boolean valid = i > start && dots >= neededDots && !underscore && !underscoreBefore;
    return valid && Character.isLetterOrDigit(text.charAt(start)) ? i : -1;
  }

  private static int pathEnd(String text, int from, int to) {
    int end = from;
    while (end < to && text.charAt(end) > ' ' && "<>\"“”„«»".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Leaves out punctuation at the end, closing brackets without partner, and an entity. */
  private static int withoutTail(String text, int start, int end) {
    int surplus = surplusBrackets(text, start, end);
    int last = end;
    while (last > start) {
      char c = text.charAt(last - 1);
      if (c == ')' && surplus > 0) {
        surplus--;
        last--;
      } else if ("?!.,:*_~'\"".indexOf(c) >= 0) {
        last--;
      } else if (c == ';') {
        last = entityStart(text, start, last);
      } else {
        return last;
      }
    }
    return last;
  }

  private static int surplusBrackets(String text, int start, int end) {
    int surplus = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      surplus += c == ')' ? 1 : c == '(' ? -1 : 0;
    }
    return surplus;
  }

  private static int entityStart(String text, int start, int end) {
    int i = end - 2;
    while (i > start && Character.isLetterOrDigit(text.charAt(i))) {
      i--;
    }
    return i < end - 2 && text.charAt(i) == '&' ? i : end - 1;
  }

  private static @Nullable Link mail(String text, int from, int at, int to) {
    int start = at;
    int limit = Math.max(from, at - MAX_HOST);
    while (start > limit && isMailbox(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    int dots = 0;
    while (end < Math.min(to, at + MAX_HOST) && isMailHost(text.charAt(end))) {
      dots += text.charAt(end++) == '.' ? 1 : 0;
    }
    while (end > at + 1 && text.charAt(end - 1) == '.') {
      end--;
      dots--;
    }
    boolean valid = start < at && dots > 0 && Character.isLetterOrDigit(text.charAt(end - 1));
    return valid ? new Link(start, end, "mailto:") : null;
  }

  private static boolean isMailbox(char c) {
    return isPlain(c) || c == '.' || c == '+';
  }

  private static boolean isMailHost(char c) {
    return isPlain(c) || c == '.';
  }

  private static boolean isPlain(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '-' || c == '_';
  }
}

package org.klartext.markdown.text;

/** Finds containers nested so deeply that a recursive parser would run out of stack. */
public final class Nesting {
  private Nesting() {}

  /**
   * The offset of the first line that opens too many quotes and lists, or -1. Looks at what the
   * lines begin with only, so that the cost is linear; code blocks are not told apart.
   */
  public static int tooDeep(String text, int limit) {
    int start = 0;
    while (start < text.length()) {
      if (depth(text, start, limit) > limit) {
        return start;
      }
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() : end + 1;
    }
    return -1;
  }

  /** Quotes and list markers at the start of a line; two blanks of indent may be one more list. */
  private static int depth(String text, int start, int limit) {
    int markers = 0;
    int blanks = 0;
    int i = start;
    while (i < text.length() && markers + blanks / 2 <= 2 * limit) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        blanks += c == ' ' ? 1 : 4;
        i++;
      } else {
        int end = marker(text, i);
        if (end == i) {
          break;
        }
        markers++;
        i = end;
      }
    }
    return markers == 0 || isRule(text, start) ? 0 : markers + Math.max(0, blanks - markers) / 2;
  }

  private static int marker(String text, int start) {
    char c = text.charAt(start);
    if (c == '>') {
      return start + 1;
    }
    int end = start;
    while (end < text.length() && end - start < 9 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    boolean bullet = end == start && (c == '-' || c == '*' || c == '+');
    boolean number = end > start && end < text.length() && ".)".indexOf(text.charAt(end)) >= 0;
    if (!bullet && !number) {
      return start;
    }
    return end + 1 < text.length() && text.charAt(end + 1) <= ' ' ? end + 1 : start;
  }

  /** A line of hyphens or asterisks alone is a thematic break. */
  private static boolean isRule(String text, int start) {
    char first = 0;
    for (int i = start; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        if ((c != '-' && c != '*') || (first != 0 && c != first)) {
          return false;
        }
        first = c;
      }
    }
    return true;
  }
}

package org.klartext.api.substance;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.klartext.api.substance.Token.Kind;

/** Addresses on the web, e-mail addresses and telephone numbers, as they stand in a line. */
record Datum(Kind kind, int start, int end) {
  private static final int LONGEST_HOST = 100;
  private static final int LONGEST_PHONE = 30;
  private static final int FEWEST_DIGITS = 6;
  private static final int MANY_DIGITS = 9;
  private static final int MANY_GROUPS = 3;
  private static final Set<String> ENDINGS =
      Set.of(
          "de", "com", "org", "net", "eu", "at", "ch", "io", "info", "uk", "gov", "app", "dev",
          "example", "test", "biz", "us", "ie");

  /** The address in a run without blanks; one that begins and ends at the end if there is none. */
  static Datum inRun(String line, int start, int end) {
    int last = end;
    while (last > start && ".:!?…*_~'’”“\"".indexOf(line.charAt(last - 1)) >= 0) {
      last--;
    }
    int scheme = line.indexOf("://", start, last);
    if (scheme > 0) {
      return new Datum(Kind.LINK, letterBefore(line, start, scheme), last);
    }
    int at = line.indexOf('@', start, last);
    if (at > start && line.indexOf('.', at, last) > 0) {
      return new Datum(Kind.MAIL, start, last);
    }
    int first = firstLetter(line, start, last);
    return isHost(line.substring(first, last))
        ? new Datum(Kind.LINK, first, last)
        : new Datum(Kind.LINK, end, end);
  }

  private static int letterBefore(String line, int start, int scheme) {
    int first = scheme;
    while (first > start && Character.isLetter(line.charAt(first - 1))) {
      first--;
    }
    return first;
  }

  private static int firstLetter(String line, int start, int end) {
    int first = start;
    while (first < end && !Character.isLetterOrDigit(line.charAt(first))) {
      first++;
    }
    return first;
  }

  private static boolean isHost(String run) {
    int end = 0;
    while (end < run.length() && "/?#:".indexOf(run.charAt(end)) < 0) {
      end++;
    }
    if (end > LONGEST_HOST || run.indexOf('.') < 0) {
      return false;
    }
    List<String> labels = List.of(run.substring(0, end).toLowerCase(Locale.ROOT).split("\\.", -1));
    return labels.size() > 1
        && labels.stream().noneMatch(String::isEmpty)
        && (labels.getFirst().equals("www") || ENDINGS.contains(labels.getLast()))
        && labels.getFirst().length() > 1;
  }

  /** The telephone number that begins at a place; empty if there is none. */
  static Datum phone(String line, int start) {
    int digits = 0;
    int groups = 1;
    int end = start;
    int most = Math.min(line.length(), start + LONGEST_PHONE);
    for (int at = start; at < most; at++) {
      char it = line.charAt(at);
      if (Character.isDigit(it)) {
        groups += at > end && digits > 0 ? 1 : 0;
        digits++;
        end = at + 1;
      } else if (at - end >= 3 || (" /-–()+".indexOf(it) < 0)) {
        break;
      }
    }
    boolean phone = isPhone(line.substring(start, end), digits, groups);
    return new Datum(Kind.PHONE, start, phone && !goesOn(line, end) ? end : start);
  }

  private static boolean isPhone(String text, int digits, int groups) {
    boolean abroad = text.startsWith("0") || text.startsWith("+");
    return !isDate(text)
        && ((abroad && digits >= FEWEST_DIGITS)
            || (digits >= MANY_DIGITS && groups >= MANY_GROUPS)
            || (text.startsWith("116 ") && digits == FEWEST_DIGITS));
  }

  private static boolean isDate(String text) {
    return text.matches("\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}");
  }

  /** A decimal or a date goes on after a full stop. */
  private static boolean goesOn(String line, int end) {
    return end + 1 < line.length()
        && ".,:".indexOf(line.charAt(end)) >= 0
        && Character.isDigit(line.charAt(end + 1));
  }

  boolean isEmpty() {
    return start == end;
  }
}

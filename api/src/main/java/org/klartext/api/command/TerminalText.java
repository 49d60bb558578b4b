package org.klartext.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Strangers' text on a terminal: it can neither steer the terminal nor pretend to be ours. */
final class TerminalText {
  private static final int WIDTH = 78;
  private static final String MARGIN = "  ";

  /** They join letters of one word, and parts of one picture. */
  private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

  private TerminalText() {}

  /** On one line; whatever is no visible character is written as its number. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.strip().codePoints().forEach(point -> append(line, point));
    return line.toString();
  }

  private static void append(StringBuilder line, int point) {
    if (point == '\n' || point == '\t') {
      line.append(' ');
    } else if (isVisible(point)) {
      line.appendCodePoint(point);
    } else {
      line.append(String.format(Locale.ROOT, "\\u{%x}", point));
    }
  }

  private static boolean isVisible(int point) {
    return JOINERS.contains(point)
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }

  /** With a margin, in lines that a terminal does not break by itself. */
  static List<String> block(String text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.replace("\r\n", "\n").strip().split("\n", -1)) {
      wrap(line(paragraph), lines);
    }
    return lines.stream().map(it -> it.isEmpty() ? "" : MARGIN + it).toList();
  }

  private static void wrap(String paragraph, List<String> lines) {
    String rest = paragraph;
    while (rest.length() > WIDTH) {
      int blank = rest.lastIndexOf(' ', WIDTH);
      int end = blank > 0 ? blank : rest.offsetByCodePoints(0, WIDTH / 2);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
  }

  /** On one line of at most so many characters. */
  static String line(String text, int most) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + '…';
  }
}

package org.klartext.api.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.klartext.api.screening.Addresses.Address;
import org.klartext.api.screening.Words.Word;

/**
 * A text as its reader sees it: invisible characters are gone, wide ones are as wide as others,
 * every digit is one of 0 to 9. Each character knows where in the original it comes from.
 */
final class Visible {
  private static final int WIDE = 0xFF01;
  private static final int WIDE_LAST = 0xFF5E;
  private static final int QUOTE = 78;

  private final String text;
  private final int[] from;
  private final int[] to;
  private Optional<List<Address>> addresses = Optional.empty();
  private Optional<List<Word>> words = Optional.empty();

  private Visible(String text, int[] from, int[] to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  static Visible of(String original) {
    StringBuilder text = new StringBuilder(original.length());
    int[] from = new int[original.length()];
    int[] to = new int[original.length()];
    int next;
    for (int at = 0; at < original.length(); at = next) {
      int point = original.codePointAt(at);
      next = at + Character.charCount(point);
      if (!isInvisible(point)) {
        int length = text.length();
        text.appendCodePoint(plain(point));
        Arrays.fill(from, length, text.length(), at);
        Arrays.fill(to, length, text.length(), next);
      }
    }
    return new Visible(text.toString(), from, to);
  }

  private static boolean isInvisible(int point) {
    return Character.getType(point) == Character.FORMAT
        || (point >= 0xFE00 && point <= 0xFE0F)
        || point == 0x034F
        || point == 0x115F
        || point == 0x1160
        || point == 0x3164
        || point == 0xFFA0;
  }

  private static int plain(int point) {
    if (point < 0x80) {
      return point;
    }
    if (point >= WIDE && point <= WIDE_LAST) {
      return point - WIDE + '!';
    }
    if (Character.isSpaceChar(point)) {
      return ' ';
    }
    return Character.isDigit(point) ? '0' + Character.digit(point, 10) : point;
  }

  String text() {
    return text;
  }

  /** The addresses in the text; several rules want them. */
  List<Address> addresses() {
    List<Address> known = addresses.orElseGet(() -> Addresses.of(text));
    addresses = Optional.of(known);
    return known;
  }

  /** The words of the text, umlauts written out; several rules want them. */
  List<Word> words() {
    List<Word> known = words.orElseGet(() -> Words.of(this, Folding.UMLAUTS_WRITTEN_OUT));
    words = Optional.of(known);
    return known;
  }

  /** Where in the original the part begins that is seen at an index. */
  int originalStart(int start) {
    return from[start];
  }

  /** Where in the original the part is over that is seen before an index greater than 0. */
  int originalEnd(int end) {
    return to[end - 1];
  }

  /** A part in quotation marks, on one line, of at most 80 characters. */
  String quote(int start, int end) {
    return quote(text.substring(start, end));
  }

  /** The whole in quotation marks, on one line, of at most 80 characters. */
  String quote() {
    return quote(text.strip());
  }

  private static String quote(String part) {
    boolean whole = part.length() <= QUOTE;
    String line = whole ? part : part.substring(0, QUOTE - 1).replaceAll("\\p{Cs}$", "") + '…';
    return '"' + line.replaceAll("[\\s\\p{Cc}]", " ") + '"';
  }
}

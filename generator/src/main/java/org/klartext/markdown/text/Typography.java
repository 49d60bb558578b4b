package org.klartext.markdown.text;

import java.util.Arrays;
import java.util.Locale;

/**
 * Turns straight quotes into those of a language. Which quote opens and which closes is decided as
 * cmark does it: by what stands beside them, and by matching them within their block.
 */
public final class Typography {
  private static final byte CAN_OPEN = 1;
  private static final byte CAN_CLOSE = 2;

  /** A language's outer and inner quotes. */
  private record Quotes(String open, String close, String innerOpen, String innerClose) {}

  private static final Quotes GERMAN = new Quotes("„", "“", "‚", "‘");
  private static final Quotes SWISS = new Quotes("«", "»", "‹", "›");
  private static final Quotes ENGLISH = new Quotes("“", "”", "‘", "’");
  private static final Quotes FRENCH = new Quotes("«\u202F", "\u202F»", "“", "”");
  private static final Quotes ROMANCE = new Quotes("«", "»", "“", "”");
  private static final Quotes DANISH = new Quotes("»", "«", "›", "‹");
  private static final Quotes NORWEGIAN = new Quotes("«", "»", "‘", "’");
  private static final Quotes POLISH = new Quotes("„", "”", "«", "»");
  private static final Quotes DUTCH = new Quotes("„", "”", "‚", "’");
  private static final Quotes SWEDISH = new Quotes("”", "”", "’", "’");
  private static final Quotes RUSSIAN = new Quotes("«", "»", "„", "“");

  private final Quotes quotes;
  private int[] htmlAt = new int[16];
  private int[] plainAt = new int[16];
  private char[] marks = new char[16];
  private byte[] abilities = new byte[16];
  private int count;

  /** For the quotes of a language, a BCP 47 tag. */
  public Typography(String lang) {
    this.quotes = quotesOf(lang);
  }

  private static Quotes quotesOf(String lang) {
    String tag = lang.toLowerCase(Locale.ROOT).replace('_', '-');
    if (tag.endsWith("-ch") || tag.endsWith("-li")) {
      return SWISS;
    }
    int end = tag.indexOf('-');
    return switch (end < 0 ? tag : tag.substring(0, end)) {
      case "de", "cs", "sk", "bg", "sl", "hr", "is", "lt", "ka" -> GERMAN;
      case "fr" -> FRENCH;
      case "es", "it", "pt", "ca", "el" -> ROMANCE;
      case "da" -> DANISH;
      case "nb", "nn", "no" -> NORWEGIAN;
      case "pl", "ro", "hu" -> POLISH;
      case "af", "sr" -> DUTCH;
      case "sv", "fi" -> SWEDISH;
      case "ru", "uk", "be" -> RUSSIAN;
      default -> ENGLISH;
    };
  }

  /** How many quotes wait for their partners. */
  public int pending() {
    return count;
  }

  /** Forgets the quotes from a number on, because their text was taken back. */
  public void forget(int from) {
    count = Math.min(count, from);
  }

  /**
   * Notes a quote that is about to be written.
   *
   * @param before the character before it in the source, a blank at the start
   * @param after the one behind it
   */
  public void add(char mark, char before, char after, int html, int plain) {
    if (count == marks.length) {
      grow();
    }
    htmlAt[count] = html;
    plainAt[count] = plain;
    marks[count] = mark;
    abilities[count++] = abilities(mark, before, after);
  }

  private void grow() {
    htmlAt = Arrays.copyOf(htmlAt, count * 2);
    plainAt = Arrays.copyOf(plainAt, count * 2);
    marks = Arrays.copyOf(marks, count * 2);
    abilities = Arrays.copyOf(abilities, count * 2);
  }

  /** Left- and right-flanking as in CommonMark 6.2, with cmark's exceptions for brackets. */
  private static byte abilities(char mark, char before, char after) {
    if (mark == '\'' && Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after)) {
      return 0;
    }
    boolean left = !isBlank(after) && (!isPunctuation(after) || isSeparator(before));
    boolean right = !isBlank(before) && (!isPunctuation(before) || isSeparator(after));
    boolean open =
        left && (!right || before == '(' || before == '[') && before != ']' && before != ')';
    return (byte) ((open ? CAN_OPEN : 0) | (right ? CAN_CLOSE : 0));
  }

  private static boolean isSeparator(char c) {
    return isBlank(c) || isPunctuation(c);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isPunctuation(char c) {
    return !isBlank(c) && !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
  }

  /** Replaces the quotes of a block that has been written. */
  public void resolve(StringBuilder html, StringBuilder plain) {
    if (count > 0) {
      String[] replacements = match();
      rewrite(html, htmlAt, replacements);
      rewrite(plain, plainAt, replacements);
      count = 0;
    }
  }

  private String[] match() {
    String[] result = new String[count];
    int[] openers = new int[count];
    int size = 0;
    int[] bottom = {0, 0};
    for (int i = 0; i < count; i++) {
      result[i] = unmatched(i);
      int kind = marks[i] == '"' ? 0 : 1;
      if ((abilities[i] & CAN_CLOSE) != 0) {
        int opener = lastOpener(openers, size, Math.min(bottom[kind], size), marks[i]);
        if (opener >= 0) {
          result[openers[opener]] = kind == 0 ? quotes.open : quotes.innerOpen;
          result[i] = kind == 0 ? quotes.close : quotes.innerClose;
          size = opener;
          continue;
        }
        bottom[kind] = size;
      }
      if ((abilities[i] & CAN_OPEN) != 0) {
        openers[size++] = i;
      }
    }
    return result;
  }

  private int lastOpener(int[] openers, int size, int bottom, char mark) {
    for (int i = size - 1; i >= bottom; i--) {
      if (marks[openers[i]] == mark) {
        return i;
      }
    }
    return -1;
  }

  private String unmatched(int i) {
    if (marks[i] == '\'') {
      return "’";
    }
    return (abilities[i] & CAN_CLOSE) != 0 ? quotes.close : quotes.open;
  }

  private void rewrite(StringBuilder text, int[] places, String[] replacements) {
    int start = places[0];
    String tail = text.substring(start);
    text.setLength(start);
    int done = 0;
    for (int i = 0; i < count; i++) {
      text.append(tail, done, places[i] - start).append(replacements[i]);
      done = places[i] - start + 1;
    }
    text.append(tail, done, tail.length());
  }
}

package org.klartext.api.substance;

import java.util.ArrayList;
import java.util.List;
import org.klartext.api.substance.Token.Kind;

/** Takes Markdown apart, line by line: fenced code, quotes, lists, headings, paragraphs. */
final class MarkdownReader {
  /** A line this long was broken for its width; a shorter one says all it has to say. */
  private static final int BROKEN_LINE = 60;

  private static final String SIGNATURE = "--";

  private final Lexicon lexicon;
  private final List<Token> tokens = new ArrayList<>();
  private boolean inCode;
  private boolean goesOn;

  private MarkdownReader(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The tokens of a text. */
  static List<Token> read(String markdown, Lexicon lexicon) {
    MarkdownReader reader = new MarkdownReader(lexicon);
    markdown.lines().forEach(reader::line);
    return List.copyOf(reader.tokens);
  }

  private void line(String line) {
    String text = line.strip();
    if (text.startsWith("```") || text.startsWith("~~~")) {
      inCode = !inCode;
      tokens.add(Token.of(Kind.END));
    } else if (inCode) {
      code(text);
    } else if (text.equals(SIGNATURE)) {
      end();
      tokens.add(Token.of(Kind.SIGNATURE));
    } else {
      prose(text);
    }
  }

  private void code(String text) {
    if (text.chars().anyMatch(Character::isLetterOrDigit)) {
      tokens.add(Token.of(Kind.CODE));
    }
  }

  private void prose(String text) {
    int start = afterMarkers(text);
    if (start > 0 || !goesOn || text.isEmpty()) {
      end();
    }
    LineReader.read(text.substring(start), lexicon, tokens);
    goesOn = text.length() >= BROKEN_LINE && !text.startsWith("|");
  }

  private void end() {
    tokens.add(Token.of(Kind.END));
  }

  /** Signs of quotes, headings and lists at the beginning say nothing. */
  private static int afterMarkers(String text) {
    int at = 0;
    while (at < text.length() && "> #".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int digits = at;
    while (digits < text.length() && digits < at + 3 && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    boolean bullet = at + 1 < text.length() && "-*+•".indexOf(text.charAt(at)) >= 0;
    if (bullet && text.charAt(at + 1) == ' ') {
      return at + 2;
    }
    boolean numbered = digits > at && digits + 1 < text.length();
    return numbered && ".)".indexOf(text.charAt(digits)) >= 0 && text.charAt(digits + 1) == ' '
        ? digits + 2
        : at;
  }
}

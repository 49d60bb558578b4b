package org.klartext.api.substance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartext.api.substance.Token.Kind;

/** Takes one line of Markdown apart. Looks at every character a bounded number of times. */
final class LineReader {
  private static final int LONGEST_TAG = 300;
  private static final int LONGEST_WORD = 60;
  private static final int LONGEST_LABEL = 50;
  private static final String CLOSING_QUOTES = "“”\"«»";
  private static final Set<String> EMERGENCY =
      Set.of("110", "112", "115", "101", "111", "116117", "116116", "911", "999");
  private static final Set<String> BEFORE_NUMBERS =
      Set.of("unter", "der", "die", "call", "dial", "ring", "phone", "tel");

  private final String line;
  private final Lexicon lexicon;
  private final List<Token> tokens;
  private Datum datum = new Datum(Kind.LINK, 0, 0);
  private int endOfRun;
  private int endOfLabel;
  private int at;

  private LineReader(String line, Lexicon lexicon, List<Token> tokens) {
    this.line = line;
    this.lexicon = lexicon;
    this.tokens = tokens;
  }

  /** Adds the tokens of a line. */
  static void read(String line, Lexicon lexicon, List<Token> tokens) {
    LineReader reader = new LineReader(line, lexicon, tokens);
    while (reader.at < line.length()) {
      reader.next();
    }
  }

  private void next() {
    char it = line.charAt(at);
    if (at >= endOfRun) {
      findRun();
    }
    if (at == datum.start() && !datum.isEmpty()) {
      tokens.add(Token.of(datum.kind()));
      at = datum.end();
    } else if (it == '`') {
      code();
    } else if (it == ']' && line.startsWith("](", at)) {
      target();
    } else if (it == '<') {
      tag();
    } else if (Character.isDigit(it) || (it == '+' && isDigit(at + 1))) {
      number();
    } else if (Character.isLetter(line.codePointAt(at))) {
      word();
    } else {
      sign(it);
    }
  }

  /** Up to the next blank or bracket; an address is looked for once in each run. */
  private void findRun() {
    int end = at;
    while (end < line.length() && !isBreak(line.charAt(end))) {
      end++;
    }
    datum = Datum.inRun(line, at, end);
    endOfRun = Math.max(end, at + 1);
  }

  private static boolean isBreak(char it) {
    return Character.isWhitespace(it) || "<>()[]{}„“\",;|`".indexOf(it) >= 0;
  }

  private void code() {
    int start = at;
    while (start < line.length() && line.charAt(start) == '`') {
      start++;
    }
    int end = line.indexOf('`', start);
    if (end > start && line.substring(start, end).chars().anyMatch(Character::isLetterOrDigit)) {
      Datum inside = Datum.inRun(line, start, end);
      boolean address = inside.start() == start && !inside.isEmpty();
      tokens.add(Token.of(address ? inside.kind() : Kind.CODE));
    }
    at = end < 0 ? start : end + 1;
    endOfRun = at;
  }

  private void target() {
    int end = at + 2;
    while (end < line.length() && line.charAt(end) != ')') {
      end++;
    }
    String target = line.substring(at + 2, end);
    Kind kind =
        target.startsWith("tel:")
            ? Kind.PHONE
            : target.startsWith("mailto:") ? Kind.MAIL : Kind.LINK;
    tokens.add(Token.of(kind));
    at = Math.min(line.length(), end + 1);
    endOfRun = at;
  }

  private void tag() {
    int end = line.indexOf('>', at, Math.min(line.length(), at + LONGEST_TAG));
    boolean tag = end > at + 1 && isTag(line.charAt(at + 1));
    if (tag) {
      Datum inside = Datum.inRun(line, at + 1, end);
      if (!inside.isEmpty() && line.indexOf(' ', at, end) < 0) {
        tokens.add(Token.of(inside.kind()));
      }
    }
    at = tag ? end + 1 : at + 1;
    endOfRun = at;
  }

  private static boolean isTag(char it) {
    return it == '/' || Character.isLetterOrDigit(it);
  }

  private boolean isDigit(int place) {
    return place < line.length() && Character.isDigit(line.charAt(place));
  }

  private void number() {
    Datum phone = Datum.phone(line, at);
    if (!phone.isEmpty()) {
      tokens.add(Token.of(Kind.PHONE));
      at = phone.end();
      return;
    }
    int start = at++;
    while (isDigit(at)
        || (at < line.length() && ".,:".indexOf(line.charAt(at)) >= 0 && isDigit(at + 1))
        || isLetter(at)) {
      at++;
    }
    String text = Language.fold(shortened(start));
    boolean plus = text.startsWith("+");
    Kind kind = plus ? Kind.WORD : isEmergency(text) ? Kind.PHONE : Kind.NUMBER;
    tokens.add(new Token(kind, text, text));
  }

  private boolean isEmergency(String text) {
    return EMERGENCY.contains(text)
        && !tokens.isEmpty()
        && announcesNumber(tokens.getLast().word());
  }

  private static boolean announcesNumber(String word) {
    return BEFORE_NUMBERS.contains(word) || word.endsWith("nummer") || word.endsWith("number");
  }

  private boolean isLetter(int place) {
    return place < line.length() && Character.isLetterOrDigit(line.codePointAt(place));
  }

  private void word() {
    int start = at;
    while (at < line.length() && belongsToWord()) {
      at += Character.charCount(line.codePointAt(at));
    }
    String folded = Language.fold(shortened(start));
    tokens.add(new Token(Kind.WORD, folded, lexicon.language().stem(folded)));
  }

  private String shortened(int start) {
    return line.substring(start, Math.min(at, start + LONGEST_WORD));
  }

  /** Letters, marks and digits, and what stands between two of them. */
  private boolean belongsToWord() {
    int point = line.codePointAt(at);
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || ("-_'’&\u00ad".indexOf(point) >= 0 && isLetter(at + 1))
        || (point == '.' && isLetter(at + 1) && !Character.isUpperCase(line.charAt(at + 1)));
  }

  private void sign(char it) {
    switch (it) {
      case '>', '→', '›' -> tokens.add(Token.of(Kind.STEP));
      case ',', ':', '(', ')', '|', '–', '—' -> tokens.add(Token.of(Kind.BREAK));
      case '„', '“', '"', '«', '»' -> label();
      case '-' -> hyphens();
      case '?' -> tokens.add(Token.of(Kind.ASK));
      case '!', ';', '…' -> tokens.add(Token.of(Kind.END));
      case '.' -> stop().ifPresent(tokens::add);
      default -> {}
    }
    at++;
  }

  /** What stands in quotation marks and is short names a button, a menu or a file. */
  private void label() {
    if (at < endOfLabel) {
      return;
    }
    int most = Math.min(line.length(), at + LONGEST_LABEL);
    for (int end = at + 2; end < most; end++) {
      if (CLOSING_QUOTES.indexOf(line.charAt(end)) >= 0) {
        tokens.add(Token.of(Kind.LABEL));
        endOfLabel = end + 1;
        return;
      }
    }
  }

  private void hyphens() {
    boolean alone = at == 0 || Character.isWhitespace(line.charAt(at - 1));
    if (alone && !line.startsWith("--", at)) {
      tokens.add(Token.of(Kind.BREAK));
    }
  }

  /** A full stop after an abbreviation or in an ordinal ends nothing. */
  private Optional<Token> stop() {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Token last = tokens.getLast();
    boolean ordinal = last.is(Kind.NUMBER) && wordFollows() && isOrdinal();
    boolean abbreviation =
        last.is(Kind.WORD) && (last.word().length() == 1 || lexicon.is(Words.ABBREVIATIONS, last));
    return ordinal || abbreviation ? Optional.empty() : Optional.of(Token.of(Kind.END));
  }

  /** "bis zum 14. Tag", "am 1. Januar". */
  private boolean isOrdinal() {
    return tokens.getLast().word().length() <= 2
        && tokens.size() > 1
        && lexicon.is(Words.BEFORE_ORDINALS, tokens.get(tokens.size() - 2));
  }

  private boolean wordFollows() {
    return at + 2 < line.length() && line.charAt(at + 1) == ' ' && isLetter(at + 2);
  }
}

package org.klartext.markdown.code;

import org.fife.ui.rsyntaxtextarea.TokenTypes;

/** Writes code and puts what belongs together into one span, across blanks and line ends. */
final class Spans {
  private final StringBuilder html;
  private final String code;
  private String openClass = "";
  private int openStart;
  private int written;
  private int openEnd;

  Spans(StringBuilder html, String code) {
    this.html = html;
    this.code = code;
  }

  /** Adds a part of the code; parts come in their order, what lies between them is plain. */
  void add(int start, int end, int type) {
    String name = className(type);
    if (type == TokenTypes.WHITESPACE || code.substring(start, end).isBlank()) {
      return;
    }
    if (!name.equals(openClass)) {
      close();
      openClass = name;
      openStart = start;
    }
    openEnd = end;
  }

  /** Writes what is left. */
  void finish() {
    close();
    escape(html, code, written, code.length());
  }

  private void close() {
    if (!openClass.isEmpty()) {
      escape(html, code, written, openStart);
      html.append("<span class=\"tok-").append(openClass).append("\">");
      escape(html, code, openStart, openEnd);
      html.append("</span>");
      written = openEnd;
    }
  }

  /** Escapes a part of the code. */
  static void escape(StringBuilder html, String code, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = code.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        default -> html.append(c);
      }
    }
  }

  /**
   * One letter a kind: a annotation or attribute, c comment, f function, g tag, k keyword, n
   * number, p preprocessor, s string, t type, v variable; empty for what needs no colour.
   */
  private static String className(int type) {
    return switch (type) {
      case TokenTypes.COMMENT_EOL,
          TokenTypes.COMMENT_MULTILINE,
          TokenTypes.COMMENT_DOCUMENTATION,
          TokenTypes.COMMENT_KEYWORD,
          TokenTypes.COMMENT_MARKUP,
          TokenTypes.MARKUP_COMMENT ->
          "c";
      case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2, TokenTypes.LITERAL_BOOLEAN -> "k";
      case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
          TokenTypes.LITERAL_NUMBER_FLOAT,
          TokenTypes.LITERAL_NUMBER_HEXADECIMAL,
          TokenTypes.ERROR_NUMBER_FORMAT ->
          "n";
      case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
          TokenTypes.LITERAL_CHAR,
          TokenTypes.LITERAL_BACKQUOTE,
          TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
          TokenTypes.MARKUP_CDATA,
          TokenTypes.ERROR_STRING_DOUBLE,
          TokenTypes.ERROR_CHAR,
          TokenTypes.REGEX ->
          "s";
      case TokenTypes.FUNCTION -> "f";
      case TokenTypes.DATA_TYPE -> "t";
      case TokenTypes.VARIABLE -> "v";
      case TokenTypes.ANNOTATION, TokenTypes.MARKUP_TAG_ATTRIBUTE -> "a";
      case TokenTypes.MARKUP_TAG_NAME -> "g";
      case TokenTypes.PREPROCESSOR,
          TokenTypes.MARKUP_DTD,
          TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
          TokenTypes.MARKUP_CDATA_DELIMITER,
          TokenTypes.MARKUP_ENTITY_REFERENCE ->
          "p";
      default -> "";
    };
  }
}

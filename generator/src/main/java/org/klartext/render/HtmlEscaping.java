package org.klartext.render;

import io.pebbletemplates.pebble.extension.escaper.EscapingStrategy;

/** Escapes what HTML gives a meaning, in texts and in quoted attributes. */
final class HtmlEscaping implements EscapingStrategy {
  @Override
  public String escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!entity(text.charAt(i)).isEmpty()) {
        return escapeFrom(i, text);
      }
    }
    return text;
  }

  private static String escapeFrom(int first, String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 24).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      String entity = entity(text.charAt(i));
      if (entity.isEmpty()) {
        escaped.append(text.charAt(i));
      } else {
        escaped.append(entity);
      }
    }
    return escaped.toString();
  }

  private static String entity(char c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> "";
    };
  }
}

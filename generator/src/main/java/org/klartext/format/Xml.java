package org.klartext.format;

/** Writes XML 1.0; characters that XML cannot hold are left out. */
final class Xml {
  private final StringBuilder text =
      new StringBuilder(4096).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  /** Opens an element; attributes as names and values in turn. */
  Xml open(String name, String... attributes) {
    start(name, attributes);
    text.append(">");
    return this;
  }

  /** An element without content. */
  Xml empty(String name, String... attributes) {
    start(name, attributes);
    text.append("/>\n");
    return this;
  }

  /** An element with text. */
  Xml element(String name, String content, String... attributes) {
    open(name, attributes);
    escape(content);
    return close(name);
  }

  /** Closes an element. */
  Xml close(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  private void start(String name, String... attributes) {
    text.append('<').append(name);
    for (int index = 0; index < attributes.length; index += 2) {
      text.append(' ').append(attributes[index]).append("=\"");
      escape(attributes[index + 1]);
      text.append('"');
    }
  }

  private void escape(String content) {
    for (int index = 0; index < content.length(); index++) {
      char c = content.charAt(index);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        default -> appendIfAllowed(content, index, c);
      }
    }
  }

  private void appendIfAllowed(String content, int index, char c) {
    boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t';
    boolean nonCharacter = c == '\uFFFE' || c == '\uFFFF';
    if (!control && !nonCharacter && !isLoneSurrogate(content, index, c)) {
      text.append(c);
    }
  }

  private static boolean isLoneSurrogate(String content, int index, char c) {
    if (Character.isHighSurrogate(c)) {
      return index + 1 == content.length() || !Character.isLowSurrogate(content.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(content.charAt(index - 1)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

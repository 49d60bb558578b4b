package org.klartext.markdown.code;

/** Marks the parts of program code with classes, for the languages it knows. */
public final class CodeHighlighter {
  /** Makes one; it may be used by all threads. */
  public CodeHighlighter() {}

  /**
   * Writes code with its parts marked.
   *
   * @return false if nothing was written, because the language is unknown
   */
  public boolean write(StringBuilder html, String code, String language) {
    return false;
  }
}

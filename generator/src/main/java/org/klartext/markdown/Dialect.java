package org.klartext.markdown;

/** Which Markdown is read; the second and third exist for the examples of their specifications. */
enum Dialect {
  /** Everything. */
  KLARTEXT,
  /** CommonMark with tables, task lists, strikethrough and bare links. */
  GFM,
  /** CommonMark alone. */
  COMMONMARK;

  /** True if the text belongs to a site: ids, typography, references, cleaning. */
  boolean isFull() {
    return this == KLARTEXT;
  }
}

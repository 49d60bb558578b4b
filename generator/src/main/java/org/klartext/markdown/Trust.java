package org.klartext.markdown;

/** How far a text may go; decided by the place of its file, never by the text. */
public enum Trust {
  /** The company's people: every feature; raw HTML is cleaned by a wide list. */
  AUTHOR,
  /** The same, and raw HTML stays as it is written. */
  AUTHOR_RAW_HTML,
  /** Anybody: a small Markdown, raw HTML is shown as text, links earn no reputation. */
  VISITOR
}

package org.klartext.markdown;

/** Whose text it is. */
public enum Trust {
  /** The house's own. */
  AUTHOR,
  /** The house's own, with raw HTML left as it is. */
  AUTHOR_RAW_HTML,
  /** Somebody else's. */
  VISITOR
}

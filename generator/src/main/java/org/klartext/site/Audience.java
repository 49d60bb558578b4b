package org.klartext.site;

/** Whom a page is written for. */
public enum Audience {
  /** Everybody. */
  PUBLIC,
  /** The company's own people; such a page exists in the internal edition only. */
  INTERNAL
}

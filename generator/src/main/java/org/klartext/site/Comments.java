package org.klartext.site;

/** Whether readers may comment on a page. */
public enum Comments {
  /** Yes. */
  OPEN,
  /** No longer; what is there stays, and a line says so. */
  CLOSED,
  /** Not at all; nothing is said about it. */
  OFF
}

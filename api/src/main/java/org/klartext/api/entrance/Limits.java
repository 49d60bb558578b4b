package org.klartext.api.entrance;

/**
 * How much a visitor may send.
 *
 * @param body characters of a text
 * @param title characters of a question's title
 * @param name characters of a name
 */
public record Limits(int body, int title, int name) {
  /** What is enough for almost everybody. */
  public static final Limits USUAL = new Limits(10_000, 150, 60);
}

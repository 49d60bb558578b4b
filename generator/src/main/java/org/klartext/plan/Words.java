package org.klartext.plan;

/** The words of the interface, which the theme brings along. */
@FunctionalInterface
public interface Words {
  /**
   * A word or sentence.
   *
   * @param lang language tag
   * @param key its name, such as {@code list.article}
   */
  String text(String lang, String key);
}

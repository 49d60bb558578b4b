package org.klartext.site.text;

import java.util.Map;

/**
 * A text in one or more languages.
 *
 * @param byLanguage language tag → text; the key {@code ""} holds a text for every language
 */
public record Localized(Map<String, String> byLanguage) {
  /** Copies what it is given. */
  public Localized {
    byLanguage = Map.copyOf(byLanguage);
  }

  /** The same text in every language. */
  public static Localized everywhere(String text) {
    return new Localized(Map.of("", text));
  }

  /** The text in a language, else the one for all, else that of the default language, else "". */
  public String in(String lang, String defaultLanguage) {
    String general = byLanguage.getOrDefault("", byLanguage.getOrDefault(defaultLanguage, ""));
    return byLanguage.getOrDefault(lang, general);
  }
}

package org.klartext.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of all layers.
 *
 * @param byLanguage language → key → text
 */
record TextFiles(Map<String, Map<String, String>> byLanguage) {
  private static final String FOLDER = "i18n/";
  private static final String ENDING = ".yaml";

  /** Reads all languages. */
  static TextFiles of(Layers layers) throws ThemeException {
    Map<String, Map<String, String>> byLanguage = new HashMap<>();
    for (String path : layers.under(FOLDER).keySet()) {
      if (path.endsWith(ENDING)) {
        Map<String, String> entries = new HashMap<>();
        for (ThemeFile file : layers.all(path).reversed()) {
          entries.putAll(FlatYaml.read(file));
        }
        byLanguage.put(path.substring(FOLDER.length(), path.length() - ENDING.length()), entries);
      }
    }
    return new TextFiles(byLanguage);
  }

  /** The texts in a language, else in the language without its region, else in English. */
  Texts in(String lang) {
    int hyphen = lang.indexOf('-');
    String base = hyphen < 0 ? lang : lang.substring(0, hyphen);
    Map<String, String> entries = new HashMap<>();
    for (String language : List.of("en", base, lang)) {
      entries.putAll(byLanguage.getOrDefault(language, Map.of()));
    }
    return new Texts(lang, entries);
  }
}

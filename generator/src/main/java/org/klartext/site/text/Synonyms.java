package org.klartext.site.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which wordings mean the same on a site.
 *
 * @param groups language tag → groups of wordings, each of one word or several
 */
public record Synonyms(Map<String, List<List<String>>> groups) {
  /** None. */
  public static final Synonyms NONE = new Synonyms(Map.of());

  /** Copies what it is given. */
  public Synonyms {
    groups = Map.copyOf(groups);
  }

  /** The groups of a language; those of “de” hold for “de-AT”, too, if it has none of its own. */
  public List<List<String>> in(String lang) {
    List<List<String>> own = groups.get(lang);
    String main = Locale.forLanguageTag(lang).getLanguage();
    return own == null ? groups.getOrDefault(main, List.of()) : own;
  }
}

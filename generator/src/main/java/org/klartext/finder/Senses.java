package org.klartext.finder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.klartext.search.WordReader;

/** Which words of a language mean about the same: general ones, and those a site names itself. */
final class Senses {
  private final Map<String, Set<String>> byStem;

  private Senses(Map<String, Set<String>> byStem) {
    this.byStem = Map.copyOf(byStem);
  }

  /**
   * The senses of a language.
   *
   * @param lang language tag; of an unknown language only the site's own are known
   * @param reader of its words
   * @param own groups of words; of a group's wordings those that are one word count
   */
  static Senses of(String lang, WordReader reader, Collection<List<String>> own) {
    Map<String, Set<String>> byStem = new HashMap<>();
    general(Locale.forLanguageTag(lang).getLanguage())
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> add(byStem, reader, List.of(line.split(" "))));
    own.forEach(group -> add(byStem, reader, group));
    return new Senses(byStem);
  }

  private static String general(String language) {
    try (InputStream list = Senses.class.getResourceAsStream("senses." + language + ".txt")) {
      return list == null ? "" : new String(list.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The list of senses cannot be read from the jar", e);
    }
  }

  private static void add(Map<String, Set<String>> byStem, WordReader reader, List<String> words) {
    Set<String> stems = new LinkedHashSet<>();
    words.stream()
        .filter(word -> !word.isBlank() && word.strip().indexOf(' ') < 0)
        .forEach(word -> stems.add(reader.stemOf(word.strip())));
    for (String stem : stems) {
      Set<String> others = byStem.computeIfAbsent(stem, _ -> new LinkedHashSet<>());
      stems.stream().filter(other -> !other.equals(stem)).forEach(others::add);
    }
  }

  /** Stems of other words that mean about the same. */
  Set<String> others(String stem) {
    return byStem.getOrDefault(stem, Set.of());
  }
}

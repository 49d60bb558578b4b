package org.klartext.finder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.klartext.search.ReadWord;
import org.klartext.search.WordReader;

/**
 * Which wordings of a language mean about the same: general ones, and those a site names itself. A
 * wording of one word is known by its stem, one of several by the stems of all of them with spaces
 * between: that is the term by which a page is found that says it.
 */
final class Senses {
  private static final int LONGEST = 8;

  private final Map<String, Set<String>> others;
  private final Map<String, List<Phrase>> phrases;

  private Senses(Map<String, Set<String>> others, Map<String, List<Phrase>> phrases) {
    this.others = Map.copyOf(others);
    this.phrases = Map.copyOf(phrases);
  }

  /** A wording of several words. */
  private record Phrase(List<String> stems, String term) {}

  /**
   * A wording of several words in a text.
   *
   * @param from number of its first word
   * @param to number of the word behind its last one
   * @param term by which pages are found that say it
   */
  record Found(int from, int to, String term) {}

  /**
   * The senses of a language.
   *
   * @param lang language tag; of an unknown language only the site's own are known
   * @param reader of its words
   * @param own groups of wordings
   */
  static Senses of(String lang, WordReader reader, Collection<List<String>> own) {
    Map<String, Set<String>> others = new HashMap<>();
    Map<String, List<Phrase>> phrases = new HashMap<>();
    general(Locale.forLanguageTag(lang).getLanguage())
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> add(others, phrases, reader, List.of(line.split(" "))));
    own.forEach(group -> add(others, phrases, reader, group));
    return new Senses(others, phrases);
  }

  private static String general(String language) {
    try (InputStream list = Senses.class.getResourceAsStream("senses." + language + ".txt")) {
      return list == null ? "" : new String(list.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The list of senses cannot be read from the jar", e);
    }
  }

  private static void add(
      Map<String, Set<String>> others,
      Map<String, List<Phrase>> phrases,
      WordReader reader,
      List<String> group) {
    Set<String> terms = new LinkedHashSet<>();
    for (String wording : group) {
      List<String> stems = stems(reader, wording);
      String term = String.join(" ", stems);
      if (!term.isEmpty() && terms.add(term) && stems.size() > 1 && !others.containsKey(term)) {
        phrases
            .computeIfAbsent(stems.getFirst(), _ -> new ArrayList<>())
            .add(new Phrase(stems, term));
      }
    }
    for (String term : terms) {
      Set<String> known = others.computeIfAbsent(term, _ -> new LinkedHashSet<>());
      terms.stream().filter(other -> !other.equals(term)).forEach(known::add);
    }
  }

  /** What is joined by a hyphen is one word. */
  private static List<String> stems(WordReader reader, String wording) {
    List<String> stems =
        reader.read(wording, LONGEST).stream()
            .map(ReadWord::stem)
            .filter(stem -> !stem.isEmpty())
            .toList();
    boolean one = wording.strip().chars().noneMatch(Character::isWhitespace);
    return one && !stems.isEmpty() ? List.of(stems.getLast()) : stems;
  }

  /** Terms of other wordings that mean about the same. */
  Set<String> others(String term) {
    return others.getOrDefault(term, Set.of());
  }

  /** True if a word has a sense here. */
  boolean knows(String stem) {
    return others.containsKey(stem);
  }

  /** The terms of all wordings of several words, in order. */
  List<String> wordings() {
    return phrases.values().stream().flatMap(List::stream).map(Phrase::term).sorted().toList();
  }

  /**
   * The wordings of several words that a text has.
   *
   * @param words of the text
   * @param stem of a word
   */
  <W> List<Found> within(List<W> words, Function<W, String> stem) {
    if (phrases.isEmpty()) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    for (int from = 0; from < words.size(); from++) {
      for (Phrase phrase : phrases.getOrDefault(stem.apply(words.get(from)), List.of())) {
        int to = from + phrase.stems().size();
        if (to <= words.size()
            && phrase.stems().equals(words.subList(from, to).stream().map(stem).toList())) {
          found.add(new Found(from, to, phrase.term()));
        }
      }
    }
    return found;
  }
}

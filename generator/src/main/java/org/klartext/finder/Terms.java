package org.klartext.finder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.klartext.search.ReadWord;
import org.klartext.search.WordReader;

/**
 * The terms by which texts of one language are found, each with what it says: 1 for a word itself,
 * less for a part of it or another word of the same sense. Safe for several threads.
 */
final class Terms {
  private static final int GRAM = 4;
  private static final double PART = 0.7;
  private static final double SENSE = 0.8;

  private final WordReader reader;
  private final Senses senses;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Terms(WordReader reader, Senses senses) {
    this.reader = reader;
    this.senses = senses;
  }

  /** Takes words of which compounds may be made. */
  void learn(Collection<ReadWord> words) {
    words.stream().filter(word -> !word.stop()).forEach(word -> known.add(word.normal()));
  }

  /** The words of a text that was typed, stop words included. */
  List<ReadWord> words(String text, int most) {
    return reader.read(text, most);
  }

  /** The words of a text of the site, each of which is looked at only once. */
  List<ReadWord> words(String text, int most, Map<String, ReadWord> seen) {
    return reader.read(text, most, seen);
  }

  /** The stem of a word as it is written. */
  String stem(String written) {
    return reader.stemOf(written);
  }

  /** True if a word means about the same as another one, on this site or in general. */
  boolean hasSense(String stem) {
    return senses.knows(stem);
  }

  /** The stems of the words that a word is made of; empty for a simple one. */
  List<String> partStems(ReadWord word) {
    return compound(word).stream().map(reader::stem).toList();
  }

  /** What is indexed of a word. */
  List<String> indexed(Signal.TermKind kind, ReadWord word) {
    return switch (kind) {
      case WORDS -> word.normal().isEmpty() ? List.of() : List.of(word.normal());
      case PARTS -> List.copyOf(parts(word).keySet());
      case GRAMS -> grams(word);
    };
  }

  /** What is indexed of wordings of several words. */
  List<String> phrases(Collection<ReadWord> words) {
    return senses.within(List.copyOf(words)).stream().map(Senses.Found::term).toList();
  }

  /**
   * What is looked up for a signal: alternatives, of which the best one counts. The first one of
   * each is the word itself.
   */
  List<Map<String, Double>> asked(Signal signal, List<ReadWord> words) {
    Map<String, Map<String, Double>> alternatives = new LinkedHashMap<>();
    for (ReadWord word : words) {
      switch (signal.terms()) {
        case WORDS -> add(word.normal(), alternatives);
        case PARTS -> {
          if (!word.stop()) {
            alternatives.putIfAbsent(word.stem(), withSenses(parts(word)));
          }
        }
        case GRAMS -> grams(word).forEach(gram -> add(gram, alternatives));
      }
    }
    if (signal.terms() == Signal.TermKind.PARTS) {
      senses.within(words).forEach(it -> addOthers(it, words, alternatives));
    }
    return List.copyOf(alternatives.values());
  }

  /** Whoever has the sense of a wording of several words has all of its words. */
  private void addOthers(
      Senses.Found wording, List<ReadWord> words, Map<String, Map<String, Double>> alternatives) {
    List<String> stems =
        words.subList(wording.from(), wording.to()).stream()
            .filter(word -> !word.stop())
            .map(ReadWord::stem)
            .toList();
    if (stems.isEmpty()) {
      Map<String, Double> itself = new LinkedHashMap<>(Map.of(wording.term(), 1.0));
      alternatives.putIfAbsent(wording.term(), itself);
    }
    for (String said : stems.isEmpty() ? List.of(wording.term()) : stems) {
      Map<String, Double> known = alternatives.getOrDefault(said, new LinkedHashMap<>());
      senses.others(wording.term()).forEach(other -> known.merge(other, SENSE, Math::max));
    }
  }

  private static void add(String term, Map<String, Map<String, Double>> alternatives) {
    if (!term.isEmpty()) {
      alternatives.putIfAbsent(term, Map.of(term, 1.0));
    }
  }

  private Map<String, Double> parts(ReadWord word) {
    if (word.stop()) {
      return Map.of();
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(word.stem(), 1.0);
    compound(word).forEach(part -> terms.putIfAbsent(reader.stem(part), PART));
    return terms;
  }

  private List<String> compound(ReadWord word) {
    return word.parts().isEmpty() ? reader.partsAmong(word.normal(), known) : word.parts();
  }

  private Map<String, Double> withSenses(Map<String, Double> parts) {
    Map<String, Double> all = new LinkedHashMap<>(parts);
    parts.forEach(
        (part, says) -> senses.others(part).forEach(it -> all.merge(it, SENSE * says, Math::max)));
    return all;
  }

  private static List<String> grams(ReadWord word) {
    if (word.stop()) {
      return List.of();
    }
    List<String> grams = new ArrayList<>();
    String marked = "_" + word.normal() + "_";
    for (int at = 0; at + GRAM <= marked.length(); at++) {
      grams.add(marked.substring(at, at + GRAM));
    }
    return grams;
  }
}

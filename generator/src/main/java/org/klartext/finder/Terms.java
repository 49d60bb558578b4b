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
 * less for a part of it. Safe for several threads.
 */
final class Terms {
  private static final int SHORTEST_GRAM = 3;
  private static final int LONGEST_GRAM = 5;
  private static final double PART = 0.7;

  private final WordReader reader;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Terms(WordReader reader) {
    this.reader = reader;
  }

  /** Takes words of which compounds may be made. */
  void learn(Collection<ReadWord> words) {
    words.stream().filter(word -> !word.stop()).forEach(word -> known.add(word.normal()));
  }

  /** The words of a text, stop words included. */
  List<ReadWord> words(String text, int most) {
    return reader.read(text, most);
  }

  /** The stem of a word as it is written. */
  String stem(String written) {
    return reader.stemOf(written);
  }

  /** What is looked up or indexed for a signal: each term as often as it occurs. */
  List<String> indexed(Signal signal, List<ReadWord> words) {
    List<String> terms = new ArrayList<>();
    for (ReadWord word : words) {
      terms.addAll(of(signal, word).keySet());
    }
    return terms;
  }

  /** What is looked up for a signal. */
  Map<String, Double> asked(Signal signal, List<ReadWord> words) {
    Map<String, Double> terms = new LinkedHashMap<>();
    for (ReadWord word : words) {
      of(signal, word).forEach((term, says) -> terms.merge(term, says, Math::max));
    }
    return terms;
  }

  private Map<String, Double> of(Signal signal, ReadWord word) {
    return switch (signal) {
      case TITLE_WORDS -> word.normal().isEmpty() ? Map.of() : Map.of(word.normal(), 1.0);
      case BODY_STEMS -> word.stop() ? Map.of() : Map.of(word.stem(), 1.0);
      case TITLE_PARTS, HEADING_PARTS, BODY_PARTS -> word.stop() ? Map.of() : parts(word);
      case TITLE_GRAMS, BODY_GRAMS -> word.stop() ? Map.of() : grams(word);
    };
  }

  private Map<String, Double> parts(ReadWord word) {
    List<String> found =
        word.parts().isEmpty() ? reader.partsAmong(word.normal(), known) : word.parts();
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(word.stem(), 1.0);
    found.forEach(part -> terms.putIfAbsent(reader.stem(part), PART));
    return terms;
  }

  private static Map<String, Double> grams(ReadWord word) {
    Map<String, Double> grams = new LinkedHashMap<>();
    String marked = "_" + word.normal() + "_";
    for (int size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) {
      for (int at = 0; at + size <= marked.length(); at++) {
        grams.put(marked.substring(at, at + size), 1.0);
      }
    }
    return grams;
  }
}

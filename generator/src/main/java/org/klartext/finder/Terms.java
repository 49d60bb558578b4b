package org.klartext.finder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.klartext.search.ReadWord;
import org.klartext.search.WordReader;

/**
 * The terms by which texts of one language are found, each with what it says: 1 for a word itself,
 * less for a part of it or another word of the same sense. They depend on the word alone, not on
 * what else the site says: an index that was changed page by page is the same as a new one. (Parts
 * among the words of the site were tried besides the dictionary's. They moved no figure of {@link
 * Signal} by more than .009, up or down: runs of letters find such words as well.) Safe for several
 * threads.
 */
final class Terms {
  /** Of the index; raise it when another one is written of the same pages. */
  private static final String FORMAT = "3";

  private static final int GRAM = 4;
  private static final int MOST_OTHERS = 16;
  private static final int MOST_KEPT = 30_000;
  private static final double PART = 0.7;
  private static final double SENSE = 0.8;

  private final WordReader reader;
  private final Senses senses;
  private final Map<String, ReadWord> said = new ConcurrentHashMap<>();

  Terms(WordReader reader, Senses senses) {
    this.reader = reader;
    this.senses = senses;
  }

  /**
   * Changes when pages must be indexed anew, because words are read in another way or other
   * wordings have a sense.
   */
  String revision() {
    Package program = Terms.class.getPackage();
    String version = Optional.ofNullable(program.getImplementationVersion()).orElse("");
    List<String> all = List.of(FORMAT, version, Integer.toString(GRAM), reader.revision());
    return HexFormat.of().formatHex(Digests.of(List.of(all, senses.wordings())));
  }

  /** The words of a text that was typed, stop words included. Those the site says are known. */
  List<ReadWord> words(String text, int most) {
    List<ReadWord> words = new ArrayList<>();
    WordReader.each(
        text,
        (token, start) -> {
          if (words.size() < most) {
            words.add(typed(token));
          }
        });
    return words;
  }

  private ReadWord typed(String token) {
    ReadWord known = said.get(token);
    return known == null ? reader.word(token) : known;
  }

  /** A word of the site, which is looked at only once. */
  ReadWord word(String token) {
    ReadWord known = said.get(token);
    if (known != null) {
      return known;
    }
    ReadWord word = reader.word(token);
    if (said.size() < MOST_KEPT) {
      said.put(token, word);
    }
    return word;
  }

  /** True if a word means about the same as another one, on this site or in general. */
  boolean hasSense(String stem) {
    return senses.knows(stem);
  }

  /** The stems of the words that a word is made of; empty for a simple one. */
  List<String> partStems(ReadWord word) {
    return word.parts().stream().map(reader::stem).toList();
  }

  /**
   * The terms of the wordings of several words that a text of the site has.
   *
   * @param words of the text
   * @param stem of a word
   */
  <W> List<String> phrases(List<W> words, Function<W, String> stem) {
    return senses.within(words, stem).stream().map(Senses.Found::term).toList();
  }

  /**
   * The stems of verbs whose particle stands at the end of the sentence.
   *
   * @param sentence of the site
   * @param normal the one spelling of a word
   */
  <W> List<String> joined(List<W> sentence, Function<W, String> normal) {
    List<String> stems = new ArrayList<>();
    reader.eachSeparated(sentence, normal, (_, stem) -> stems.add(stem));
    return stems;
  }

  /** Stem, and stems of the parts. */
  Collection<String> parts(ReadWord word) {
    return weighedParts(word).keySet();
  }

  /** Runs of letters. */
  static List<String> grams(ReadWord word) {
    if (word.stop()) {
      return List.of();
    }
    String marked = "_" + word.normal() + "_";
    List<String> grams = new ArrayList<>(marked.length());
    for (int at = 0; at + GRAM <= marked.length(); at++) {
      grams.add(marked.substring(at, at + GRAM));
    }
    return grams;
  }

  /**
   * What is looked up for a word that was typed, or for a wording of stop words alone.
   *
   * @param itself the term of the word itself
   * @param grams runs of letters
   * @param alternatives of which the best one counts, the word itself among them
   */
  record Wanted(String itself, List<String> grams, Map<String, Double> alternatives) {}

  /** What is looked up for the words of a question, each once. */
  Collection<Wanted> wanted(List<ReadWord> words) {
    Map<String, Wanted> wanted = new LinkedHashMap<>();
    for (ReadWord word : words) {
      if (!word.stop() && !wanted.containsKey(word.stem())) {
        wanted.put(word.stem(), new Wanted(word.stem(), grams(word), withSenses(word)));
      }
    }
    senses.within(words, ReadWord::stem).forEach(it -> addOthers(it, words, wanted));
    reader.eachSeparated(
        words,
        ReadWord::normal,
        (verb, stem) -> {
          Wanted known = wanted.get(verb.stem());
          if (known != null) {
            known.alternatives().merge(stem, 1.0, Math::max);
          }
        });
    return wanted.values();
  }

  private Map<String, Double> withSenses(ReadWord word) {
    Map<String, Double> parts = weighedParts(word);
    Map<String, Double> all = new LinkedHashMap<>(parts);
    parts.forEach((part, says) -> addOthers(part, says, all));
    return all;
  }

  private void addOthers(String term, double says, Map<String, Double> alternatives) {
    senses.others(term).stream()
        .limit(MOST_OTHERS)
        .forEach(it -> alternatives.merge(it, SENSE * says, Math::max));
  }

  /** Whoever has the sense of a wording of several words has all of its words. */
  private void addOthers(Senses.Found wording, List<ReadWord> words, Map<String, Wanted> wanted) {
    List<String> stems =
        words.subList(wording.from(), wording.to()).stream()
            .filter(word -> !word.stop())
            .map(ReadWord::stem)
            .toList();
    String term = wording.term();
    if (stems.isEmpty() && !wanted.containsKey(term)) {
      wanted.put(term, new Wanted(term, List.of(), new LinkedHashMap<>(Map.of(term, 1.0))));
    }
    for (String said : stems.isEmpty() ? List.of(term) : stems) {
      Optional.ofNullable(wanted.get(said)).ifPresent(it -> addOthers(term, 1, it.alternatives()));
    }
  }

  private Map<String, Double> weighedParts(ReadWord word) {
    if (word.stop()) {
      return Map.of();
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    terms.put(word.stem(), 1.0);
    word.parts().forEach(part -> terms.putIfAbsent(reader.stem(part), PART));
    return terms;
  }
}

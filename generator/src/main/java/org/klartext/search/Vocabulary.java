package org.klartext.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All words of one language that were ever read. Safe for several threads. */
final class Vocabulary {
  private static final int SHORTEST = 2;
  private static final int VERBS = 2;

  private final WordForms forms;
  private final Optional<Compounds> compounds;
  private final Map<String, Optional<Word>> words = new ConcurrentHashMap<>();

  Vocabulary(String lang) {
    this.forms = WordForms.of(lang);
    boolean german = Locale.forLanguageTag(lang).getLanguage().equals("de");
    this.compounds = german ? Optional.of(new Compounds(forms)) : Optional.empty();
  }

  /** A word that was read; nothing for one that says nothing. */
  Optional<Word> word(String token) {
    Optional<Word> known = words.get(token);
    if (known != null) {
      return known;
    }
    String written = token.toLowerCase(Locale.ROOT);
    Optional<Word> word =
        written.equals(token)
            ? words.computeIfAbsent(written, this::make)
            : word(written); // "Frist" and "frist" are one word
    words.put(token, word);
    return word;
  }

  /**
   * The verbs of a sentence whose particle stands at its end, as one word; the verb is near its
   * beginning.
   */
  List<String> separated(List<String> sentence) {
    return forms.separated(sentence, forms::normal, VERBS).stream()
        .filter(token -> word(token).isPresent())
        .map(token -> (sentence.getLast() + token).toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * The stems of a wording's words, but for those that say nothing; what is joined by a hyphen is
   * one word. Nothing if only one of several words says something: who says that may mean anything.
   */
  List<String> stems(String wording) {
    List<String> tokens = new ArrayList<>();
    Tokens.each(wording, tokens::add);
    boolean one = wording.strip().chars().noneMatch(Character::isWhitespace);
    List<String> counted = one && !tokens.isEmpty() ? List.of(tokens.getLast()) : tokens;
    List<String> stems = counted.stream().flatMap(it -> word(it).stream()).map(Word::stem).toList();
    return stems.size() > 1 || stems.size() == counted.size() ? stems : List.of();
  }

  private Optional<Word> make(String written) {
    String normal = forms.normal(written);
    boolean lone = normal.length() < SHORTEST && !isDigit(normal);
    if (lone || normal.isEmpty() || forms.isStop(normal)) {
      return Optional.empty();
    }
    List<String> parts = compounds.map(it -> it.parts(written, normal)).orElse(List.of());
    return Optional.of(new Word(written, normal, forms.stem(normal), parts));
  }

  private static boolean isDigit(String normal) {
    return normal.length() == 1 && Character.isDigit(normal.charAt(0));
  }

  /** Takes a word that an earlier process has read. */
  Word restore(String written, String normal, String stem, List<String> parts) {
    Word word = new Word(written, normal, stem, parts);
    words.put(written, Optional.of(word));
    return word;
  }

  /** What a language does to its words. */
  WordForms forms() {
    return forms;
  }

  /** The words that are made of others of these; not what a dictionary has found already. */
  Map<Word, List<String>> partsWithin(Collection<Word> used) {
    return compounds.map(it -> it.partsWithin(used)).orElse(Map.of());
  }
}

package org.klartext.api.substance;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words that belong together. An entry may begin with an asterisk, and then stands for all
 * compounds with that ending, or with a minus, which takes a word out again.
 */
final class WordList {
  private static final List<String> PLURALS = List.of("", "n", "en", "s", "e", "es", "nen");

  private final Set<String> words = new HashSet<>();
  private final Set<String> stems = new HashSet<>();
  private final Set<String> endings = new HashSet<>();
  private final Set<String> exceptions = new HashSet<>();
  private int longestEnding;

  /**
   * A list.
   *
   * @param inflected whether other forms of the words belong to it
   */
  static WordList of(Collection<String> entries, boolean inflected, Language language) {
    WordList list = new WordList();
    for (String entry : entries) {
      list.add(entry, inflected, language);
    }
    return list;
  }

  private void add(String entry, boolean inflected, Language language) {
    if (entry.startsWith("*")) {
      PLURALS.forEach(plural -> addEnding(Language.fold(entry.substring(1)) + plural));
    } else if (entry.startsWith("-") && !entry.startsWith("--")) {
      exceptions.add(Language.fold(entry.substring(1)));
    } else {
      String folded = Language.fold(entry);
      words.add(folded);
      if (inflected) {
        stems.add(language.stem(folded));
      }
    }
  }

  private void addEnding(String ending) {
    endings.add(ending);
    longestEnding = Math.max(longestEnding, ending.length());
  }

  boolean contains(Token token) {
    String word = token.word();
    return !word.isEmpty()
        && !exceptions.contains(word)
        && (words.contains(word) || stems.contains(token.stem()) || hasEnding(word));
  }

  private boolean hasEnding(String word) {
    int shortest = Math.max(0, word.length() - longestEnding);
    for (int start = shortest; !endings.isEmpty() && start < word.length(); start++) {
      if (endings.contains(word.substring(start))) {
        return true;
      }
    }
    return false;
  }
}

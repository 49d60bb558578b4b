package org.klartext.search;

import de.danielnaber.jwordsplitter.AbstractWordSplitter;
import de.danielnaber.jwordsplitter.GermanWordSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words a German compound is made of: first in a dictionary, and what is not in there
 * among the words of the site itself.
 */
final class Compounds {
  private static final int SHORTEST_PART = 4;
  private static final int LONGEST = 40;
  private static final List<String> LINKS = List.of("s", "es", "n", "en", "er", "e");

  private final AbstractWordSplitter dictionary;
  private final WordForms forms;

  Compounds(WordForms forms) {
    this.forms = forms;
    try {
      this.dictionary = new GermanWordSplitter(true);
      dictionary.setStrictMode(true);
      dictionary.setMinimumWordLength(SHORTEST_PART);
    } catch (IOException e) {
      throw new UncheckedIOException("The dictionary of German words is not in the jar", e);
    }
  }

  /** The parts of a word in their one spelling; empty for a word that is not in the dictionary. */
  List<String> parts(String written, String normal) {
    if (!isCandidate(normal)) {
      return List.of();
    }
    List<String> parts = split(written);
    if (parts.isEmpty()) {
      parts = split(withUmlauts(written));
    }
    return parts.stream().map(forms::normal).filter(part -> !forms.isStop(part)).toList();
  }

  private static boolean isCandidate(String normal) {
    return normal.length() >= 2 * SHORTEST_PART && normal.length() <= LONGEST;
  }

  private List<String> split(String written) {
    List<String> parts = dictionary.splitWord(written);
    return parts.size() > 1 ? parts : List.of();
  }

  /** The dictionary knows “kündigung” only, not “kuendigung”. */
  private static String withUmlauts(String written) {
    return written.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü");
  }

  /** The words that are made of others of these, with their parts in their one spelling. */
  Map<Word, List<String>> partsWithin(Collection<Word> used) {
    Set<String> known = new HashSet<>();
    used.forEach(word -> known.add(word.normal()));
    Map<Word, List<String>> found = new HashMap<>();
    for (Word word : used) {
      if (word.parts().isEmpty() && isCandidate(word.normal())) {
        List<String> parts = within(word.normal(), known);
        if (!parts.isEmpty()) {
          found.put(word, parts);
        }
      }
    }
    return found;
  }

  /** The longest known ending that leaves a known beginning. */
  private static List<String> within(String normal, Set<String> known) {
    for (int at = SHORTEST_PART; at <= normal.length() - SHORTEST_PART; at++) {
      String right = normal.substring(at);
      if (known.contains(right)) {
        String left = normal.substring(0, at);
        if (known.contains(left)) {
          return List.of(left, right);
        }
        for (String link : LINKS) {
          String bare = left.substring(0, left.length() - Math.min(link.length(), left.length()));
          if (bare.length() >= SHORTEST_PART && left.endsWith(link) && known.contains(bare)) {
            return List.of(bare, right);
          }
        }
      }
    }
    return List.of();
  }
}

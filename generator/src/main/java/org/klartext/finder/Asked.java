package org.klartext.finder;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.klartext.finder.spelling.Consonants;

/** The words that were looked for, each as any of some terms. */
final class Asked {
  private static final int MASK = 0xfff;
  private static final int SHORTEST_PART = 4;
  private static final int MOST_LONG = 24;

  private final Set<String> terms;
  private final List<String> longTerms;
  private final int[] hashes;
  private final int[] words;
  private final long[] likely = new long[(MASK + 1) / Long.SIZE];
  private final Consonants beginnings;

  /** For each word, the terms it was looked up as. */
  Asked(List<Set<String>> looked) {
    Map<Integer, Integer> byHash = new HashMap<>();
    Set<String> all = new LinkedHashSet<>();
    for (int word = 0; word < looked.size(); word++) {
      for (String term : looked.get(word)) {
        all.add(term);
        byHash.putIfAbsent(Shown.hash(new BytesRef(term)), word);
      }
    }
    this.terms = Set.copyOf(all);
    this.longTerms =
        all.stream().filter(it -> it.length() >= SHORTEST_PART).limit(MOST_LONG).toList();
    this.beginnings = new Consonants(longTerms);
    this.hashes = byHash.keySet().stream().mapToInt(it -> it).sorted().toArray();
    this.words = Arrays.stream(hashes).map(byHash::get).toArray();
    for (int hash : hashes) {
      likely[(hash & MASK) / Long.SIZE] |= 1L << hash;
    }
  }

  /** True if a stem, or what it begins or ends with, was looked for. */
  boolean isIn(String stem) {
    if (terms.contains(stem)) {
      return true;
    }
    for (String term : longTerms) {
      if (stem.startsWith(term) || stem.endsWith(term)) {
        return true;
      }
    }
    return false;
  }

  /**
   * False if a word of a text surely begins or ends with no longer term. Looks at its letters only.
   */
  boolean mayHave(String text, int from, int to) {
    return beginnings.mayBeIn(text, from, to);
  }

  /** Which word a term stands for; -1 for none. */
  int word(int hash) {
    if ((likely[(hash & MASK) / Long.SIZE] & (1L << hash)) == 0) {
      return -1;
    }
    int at = Arrays.binarySearch(hashes, hash);
    return at < 0 ? -1 : words[at];
  }
}

package org.klartext.api.substance;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The phrases of a sentence with which nothing is said, and the clauses that they make void. */
final class Cues {
  private final Sentence sentence;
  private final Set<Phrases> kinds = EnumSet.noneOf(Phrases.class);
  private final BitSet words = new BitSet();
  private final BitSet clauses = new BitSet();

  Cues(Sentence sentence, Lexicon lexicon) {
    this.sentence = sentence;
    for (Phrases list : Phrases.CUES) {
      add(list, lexicon.find(list, sentence));
    }
  }

  /** Adds phrases; their clauses say nothing beside them. */
  void add(Phrases list, BitSet found) {
    if (!found.isEmpty()) {
      kinds.add(list);
      words.or(found);
      for (int clause = 0; clause < sentence.count(); clause++) {
        int next = found.nextSetBit(sentence.start(clause));
        if (next >= 0 && next < sentence.end(clause)) {
          clauses.set(clause);
        }
      }
    }
  }

  boolean isEmpty() {
    return kinds.isEmpty();
  }

  boolean has(Phrases list) {
    return kinds.contains(list);
  }

  /** True if there are phrases of this list, and of no other. */
  boolean areOnly(Phrases list) {
    return kinds.equals(Set.of(list));
  }

  boolean cover(int clause) {
    return clauses.get(clause);
  }

  boolean containWord(int at) {
    return words.get(at);
  }

  /** What an answer is that has nothing but these phrases. */
  Set<Rule> rules() {
    return kinds.stream().map(Phrases::rule).collect(Collectors.toSet());
  }
}

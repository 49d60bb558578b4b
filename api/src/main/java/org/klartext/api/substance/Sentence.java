package org.klartext.api.substance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.klartext.api.substance.Token.Kind;

/**
 * A sentence, list item, heading or table row.
 *
 * @param tokens its words and data, without signs between them
 * @param clauses where each of its clauses begins; the first at 0
 * @param breaks where a comma or the like stands before a word
 * @param asks whether it ends with a question mark
 */
record Sentence(List<Token> tokens, List<Integer> clauses, Set<Integer> breaks, boolean asks) {
  /** The sentences of a text. */
  static List<Sentence> of(List<Token> text, Lexicon lexicon) {
    List<Sentence> sentences = new ArrayList<>();
    List<Token> sentence = new ArrayList<>();
    for (Token token : text) {
      if (token.is(Kind.END) || token.is(Kind.ASK)) {
        one(sentence, token.is(Kind.ASK), lexicon).ifPresent(sentences::add);
        sentence = new ArrayList<>();
      } else {
        sentence.add(token);
      }
    }
    one(sentence, false, lexicon).ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private static Optional<Sentence> one(List<Token> text, boolean asks, Lexicon lexicon) {
    List<Token> tokens = new ArrayList<>();
    Set<Integer> clauses = new TreeSet<>(Set.of(0));
    Set<Integer> breaks = new HashSet<>();
    for (Token token : text) {
      if (token.is(Kind.BREAK)) {
        breaks.add(tokens.size());
      } else {
        if (breaks.contains(tokens.size()) || lexicon.is(Words.CONJUNCTIONS, token)) {
          clauses.add(tokens.size());
        }
        tokens.add(token);
      }
    }
    return tokens.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sentence(List.copyOf(tokens), List.copyOf(clauses), Set.copyOf(breaks), asks));
  }

  int count() {
    return clauses.size();
  }

  int start(int clause) {
    return clauses.get(clause);
  }

  int end(int clause) {
    return clause + 1 < clauses.size() ? clauses.get(clause + 1) : tokens.size();
  }

  /** The same without its words from a place on. */
  Sentence before(int end) {
    List<Integer> kept = clauses.stream().filter(it -> it == 0 || it < end).toList();
    return new Sentence(tokens.subList(0, end), kept, breaks, asks);
  }
}

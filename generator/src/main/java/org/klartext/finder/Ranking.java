package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.klartext.search.ReadWord;

/**
 * How much each page has of a question. A term counts for its rarity (BM25), and one that no page
 * has counts as the rarest: a question of unknown words has no good answer. Between pages that fit
 * about equally {@link Standings} decide afterwards.
 */
final class Ranking {
  /** What a question may cost: the rarest terms are looked up, the others are left out. */
  private static final int MOST_TERMS = 160;

  private static final int MOST_MISTYPED = 4;
  private static final int SHORTEST_MISTYPED = 5;
  private static final int LONG = 8;
  private static final int MOST_SPELLINGS = 3;
  private static final double MISTYPED = 0.7;

  private final Terms terms;
  private final IndexReader reader;

  Ranking(Terms terms, IndexReader reader) {
    this.terms = terms;
    this.reader = reader;
  }

  /** What to look up for some words; scores are between 0 and about 1. */
  BooleanQuery.Builder query(List<ReadWord> words) throws IOException {
    Map<Signal, Double> weights = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (reader.getDocCount(signal.field()) > 0) {
        weights.put(signal, signal.weight());
      }
    }
    double whole = weights.values().stream().mapToDouble(it -> it).sum();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.setMinimumNumberShouldMatch(1);
    for (Map.Entry<Signal, Double> weight : weights.entrySet()) {
      add(query, weight.getKey(), weight.getValue() / whole, words);
    }
    return query;
  }

  /** Alternatives that are in the index, and how rare the word itself is. */
  private record Weighed(Map<Term, Double> terms, double rarity) {}

  private void add(BooleanQuery.Builder query, Signal signal, double weight, List<ReadWord> words)
      throws IOException {
    List<Weighed> all = weighed(signal, words);
    all.sort(Comparator.comparingDouble(Weighed::rarity).reversed());
    int rest = MOST_TERMS;
    double whole = 0;
    List<Weighed> taken = new ArrayList<>();
    for (Weighed each : all) {
      if (each.terms().size() <= rest) {
        rest -= each.terms().size();
        whole += each.rarity();
        taken.add(each);
      }
    }
    for (Weighed each : taken) {
      if (!each.terms().isEmpty()) {
        query.add(best(each, weight / whole), BooleanClause.Occur.SHOULD);
      }
    }
  }

  private List<Weighed> weighed(Signal signal, List<ReadWord> words) throws IOException {
    int pages = reader.getDocCount(signal.field());
    int mistyped = signal.terms() == Signal.TermKind.PARTS ? MOST_MISTYPED : 0;
    List<Weighed> weighed = new ArrayList<>();
    for (Map<String, Double> alternatives : terms.asked(signal, words)) {
      String word = alternatives.keySet().iterator().next();
      Map<Term, Double> found = found(signal, alternatives);
      if (found.isEmpty() && mistyped > 0 && word.length() >= SHORTEST_MISTYPED) {
        mistyped--;
        found = spellings(signal, word);
      }
      double rarity = rarity(new Term(signal.field(), word), pages);
      weighed.add(new Weighed(asRareAs(rarity, found, pages), rarity));
    }
    return weighed;
  }

  private double rarity(Term term, int pages) throws IOException {
    int having = reader.docFreq(term);
    return Math.log(1 + (pages - having + 0.5) / (having + 0.5));
  }

  /** A rare word of the same sense says no more than the common one that was typed. */
  private Map<Term, Double> asRareAs(double rarity, Map<Term, Double> found, int pages)
      throws IOException {
    Map<Term, Double> weighed = new LinkedHashMap<>();
    for (Map.Entry<Term, Double> each : found.entrySet()) {
      double share = Math.min(1, rarity / rarity(each.getKey(), pages));
      weighed.put(each.getKey(), each.getValue() * share);
    }
    return weighed;
  }

  private Map<Term, Double> found(Signal signal, Map<String, Double> alternatives)
      throws IOException {
    Map<Term, Double> found = new LinkedHashMap<>();
    for (Map.Entry<String, Double> each : alternatives.entrySet()) {
      Term term = new Term(signal.field(), each.getKey());
      if (reader.docFreq(term) > 0) {
        found.put(term, each.getValue());
      }
    }
    return found;
  }

  /** Known terms that a word no page has may have been meant for. */
  private Map<Term, Double> spellings(Signal signal, String word) throws IOException {
    org.apache.lucene.index.Terms known = MultiTerms.getTerms(reader, signal.field());
    if (known == null) {
      return Map.of();
    }
    int edits = word.length() >= LONG ? 2 : 1;
    Map<Term, Double> found = new LinkedHashMap<>();
    FuzzyTermsEnum near = new FuzzyTermsEnum(known, new Term(signal.field(), word), edits, 1, true);
    List<Map.Entry<String, Double>> all = new ArrayList<>();
    for (BytesRef term = near.next(); term != null; term = near.next()) {
      double closeness = near.getBoost();
      all.add(Map.entry(term.utf8ToString(), MISTYPED * closeness));
    }
    all.sort(Map.Entry.<String, Double>comparingByValue().reversed());
    all.stream()
        .limit(MOST_SPELLINGS)
        .forEach(it -> found.put(new Term(signal.field(), it.getKey()), it.getValue()));
    return found;
  }

  private static Query best(Weighed word, double weight) {
    List<Query> queries = new ArrayList<>();
    word.terms()
        .forEach((term, says) ->
            queries.add(new BoostQuery(new TermQuery(term), (float) (weight * says))));
    return queries.size() == 1 ? queries.getFirst() : new DisjunctionMaxQuery(queries, 0);
  }
}

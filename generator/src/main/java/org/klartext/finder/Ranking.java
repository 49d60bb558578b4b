package org.klartext.finder;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.TermQuery;
import org.klartext.search.ReadWord;

/**
 * How much each page has of a question. A term counts for its rarity (BM25), and one that no page
 * has counts as the rarest: a question of unknown words has no good answer.
 */
final class Ranking {
  /** What a question may cost: the rarest terms are looked up, the others are left out. */
  private static final int MOST_TERMS = 120;

  private final Terms terms;
  private final IndexReader reader;

  Ranking(Terms terms, IndexReader reader) {
    this.terms = terms;
    this.reader = reader;
  }

  /** What to look up for some words; scores are between 0 and about 1. */
  BooleanQuery.Builder query(List<ReadWord> words) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    double whole = 0;
    Map<Signal, Double> weights = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (reader.getDocCount(signal.field()) > 0) {
        weights.put(signal, signal.weight());
        whole += signal.weight();
      }
    }
    for (Map.Entry<Signal, Double> weight : weights.entrySet()) {
      add(query, weight.getKey(), weight.getValue() / whole, words);
    }
    return query;
  }

  private record Weighed(Term term, double says, double rarity) {
    double worth() {
      return says * rarity;
    }
  }

  private void add(BooleanQuery.Builder query, Signal signal, double weight, List<ReadWord> words)
      throws IOException {
    int pages = reader.getDocCount(signal.field());
    List<Weighed> weighed = new java.util.ArrayList<>();
    for (Map.Entry<String, Double> asked : terms.asked(signal, words).entrySet()) {
      Term term = new Term(signal.field(), asked.getKey());
      int having = reader.docFreq(term);
      double rarity = Math.log(1 + (pages - having + 0.5) / (having + 0.5));
      weighed.add(new Weighed(term, asked.getValue(), rarity));
    }
    weighed.sort(Comparator.comparingDouble(Weighed::worth).reversed());
    List<Weighed> taken = weighed.subList(0, Math.min(MOST_TERMS, weighed.size()));
    double whole = taken.stream().mapToDouble(Weighed::worth).sum();
    for (Weighed each : taken) {
      float boost = (float) (weight * each.says() / whole);
      query.add(new BoostQuery(new TermQuery(each.term()), boost), BooleanClause.Occur.SHOULD);
    }
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Says of which parts the score of a page is the sum. Slow: for people who ask why. */
final class Explainer {
  private final IndexSearcher searcher;

  Explainer(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /**
   * What each word of a query gave a page, by signal and the most first.
   *
   * @param query of a {@link Ranking}
   * @param document number of the page in the index
   */
  List<Contribution> contributions(BooleanQuery query, int document) throws IOException {
    List<Contribution> all = new ArrayList<>();
    for (BooleanClause clause : query) {
      if (clause.isScoring()) {
        best(clause.query(), document).ifPresent(all::add);
      }
    }
    all.sort(
        Comparator.comparing((Contribution it) -> Signal.valueOf(field(it.signal())))
            .thenComparing(Comparator.comparingDouble(Contribution::share).reversed()));
    return all;
  }

  /** Of the alternatives for a word only the best one counts. */
  private Optional<Contribution> best(Query query, int document) throws IOException {
    List<Contribution> found = new ArrayList<>();
    for (Query alternative : alternatives(query).toList()) {
      double share = searcher.explain(alternative, document).getValue().doubleValue();
      if (share > 0 && plain(alternative) instanceof TermQuery term) {
        String signal = term.getTerm().field().toLowerCase(Locale.ROOT).replace('_', '-');
        found.add(new Contribution(signal, term.getTerm().text(), share));
      }
    }
    return found.stream().max(Comparator.comparingDouble(Contribution::share));
  }

  private static Stream<Query> alternatives(Query query) {
    return query instanceof DisjunctionMaxQuery any
        ? any.getDisjuncts().stream()
        : Stream.of(query);
  }

  private static Query plain(Query query) {
    return query instanceof BoostQuery boosted ? boosted.getQuery() : query;
  }

  private static String field(String signal) {
    return signal.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}

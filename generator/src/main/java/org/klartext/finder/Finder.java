package org.klartext.finder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.klartext.search.ReadWord;
import org.klartext.search.WordReader;

/**
 * Finds the pages of one language and one edition that answer a text typed by people. What is typed
 * is never a syntax. Immutable and safe for several threads.
 */
public final class Finder {
  private static final int MOST_OFFERED = 3;
  private static final int MOST_LIKELY = 10;
  private static final double OFFERED = 0.1;
  private static final double LEAST = 0.03;
  private static final double LEAST_OF_BEST = 0.25;
  private static final double MORE = 1.05;
  private static final int MOST_COUNTED = 1_000;
  private static final int MOST_SETTLED = 100;
  private static final int MOST_LETTERS = 2_000;
  private static final int MOST_WORDS = 60;

  private final Terms terms;
  private final PageIndex index;
  private final IndexSearcher searcher;
  private final Map<String, Set<String>> traits;
  private final Standings standings;
  private final Suggester suggester;

  private Finder(
      Terms terms,
      PageIndex index,
      IndexSearcher searcher,
      Map<String, Set<String>> traits,
      Standings standings,
      Suggester suggester) {
    this.terms = terms;
    this.index = index;
    this.searcher = searcher;
    this.traits = Map.copyOf(traits);
    this.standings = standings;
    this.suggester = suggester;
  }

  /**
   * A finder for all entries of a language.
   *
   * @param lang language tag
   * @param entries of all pages
   * @param senses groups of words that mean the same on this site
   */
  public static Finder of(String lang, Collection<Entry> entries, Collection<List<String>> senses) {
    WordReader reader = WordReader.of(lang);
    Terms terms = new Terms(reader, Senses.of(lang, reader, senses));
    PageIndex index = new PageIndex(terms);
    Finder empty =
        new Finder(
            terms,
            index,
            index.update(List.of(), List.of()),
            Map.of(),
            Standings.NONE,
            Suggester.of(reader));
    return empty.with(entries, List.of());
  }

  /**
   * The same after some pages have changed. Ask only the newest finder for another one.
   *
   * @param changed entries that are new or replace those of the same pages
   * @param gone ids of pages that are no longer there
   */
  public Finder with(Collection<Entry> changed, Collection<String> gone) {
    Map<String, Set<String>> now = new HashMap<>(traits);
    changed.forEach(entry -> now.put(entry.id(), entry.traits()));
    gone.forEach(now::remove);
    return new Finder(
        terms,
        index,
        index.update(changed, gone),
        now,
        standings.with(changed, gone),
        suggester.with(changed, gone));
  }

  /**
   * The pages that fit a text best. Which traits others have is counted as if none of the same
   * sort, such as {@code kind}, were wanted: so many there would be with that one instead.
   *
   * @param text typed by people; of a long one only the beginning is read
   * @param wanted traits that a page must have, all of them
   * @param limit how many hits are wanted at most
   */
  public Hits find(String text, Set<String> wanted, int limit) {
    List<ReadWord> words = words(text);
    List<ScoreDoc> found = settled(ranked(words, MOST_COUNTED));
    double least = found.isEmpty() ? 0 : Math.max(LEAST, LEAST_OF_BEST * found.getFirst().score);
    List<ScoreDoc> fitting = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (ScoreDoc each : found) {
      if (each.score >= least) {
        Set<String> having = traits.getOrDefault(id(each), Set.of());
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(having);
        having.stream()
            .filter(trait -> missing.stream().allMatch(it -> sort(it).equals(sort(trait))))
            .forEach(trait -> counts.merge(trait, 1, Integer::sum));
        if (missing.isEmpty()) {
          fitting.add(each);
        }
      }
    }
    return new Hits(hits(words, fitting, limit), fitting.size(), counts, spelling(text, found));
  }

  /** What stands before the colon of a trait. */
  private static String sort(String trait) {
    return trait.substring(0, Math.max(0, trait.indexOf(':')));
  }

  private Optional<String> spelling(String text, List<ScoreDoc> found) {
    try {
      return new Speller(terms, searcher.getIndexReader())
          .corrected(text)
          .filter(it -> findsMore(ranked(words(it), 1), found));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static boolean findsMore(List<ScoreDoc> corrected, List<ScoreDoc> typed) {
    return !corrected.isEmpty()
        && corrected.getFirst().score >= LEAST
        && (typed.isEmpty() || corrected.getFirst().score > MORE * typed.getFirst().score);
  }

  /**
   * What somebody who is typing may want to ask: titles and other wordings of pages.
   *
   * @param typed so far
   * @param limit how many are wanted at most
   * @return the best first, one a page
   */
  public List<Suggestion> suggest(String typed, int limit) {
    return suggester.suggest(typed, limit);
  }

  /**
   * Why a page is found, as far as its words are the reason.
   *
   * @param text as typed
   * @param page id of the page
   * @return by signal, the most first; empty if the page is not found
   */
  public List<Contribution> explain(String text, String page) {
    try {
      BooleanQuery query = new Ranking(terms, searcher.getIndexReader()).query(words(text)).build();
      Query id = new ConstantScoreQuery(new TermQuery(new Term(PageIndex.ID, page)));
      ScoreDoc[] document = searcher.search(id, 1).scoreDocs;
      return document.length == 0
          ? List.of()
          : new Explainer(searcher).contributions(query, document[0].doc);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * The pages most likely to answer a question that is being written: at most three, or none if
   * none is likely.
   */
  public List<Hit> similar(String text) {
    List<ReadWord> words = words(text);
    List<ScoreDoc> likely =
        ranked(words, MOST_LIKELY).stream().filter(it -> it.score >= OFFERED).toList();
    return hits(words, settled(likely), MOST_OFFERED);
  }

  /**
   * The ranking behind {@link #similar} without its threshold, to measure it.
   *
   * @return ids of pages, the best first
   */
  public List<String> nearest(String text, int limit) {
    return settled(ranked(words(text), limit)).stream().map(this::id).toList();
  }

  private List<ReadWord> words(String text) {
    return terms.words(text.substring(0, Math.min(MOST_LETTERS, text.length())), MOST_WORDS);
  }

  private List<ScoreDoc> ranked(List<ReadWord> words, int limit) {
    try {
      BooleanQuery.Builder query = new Ranking(terms, searcher.getIndexReader()).query(words);
      return Arrays.asList(searcher.search(query.build(), Math.max(1, limit)).scoreDocs);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private List<ScoreDoc> settled(List<ScoreDoc> found) {
    return standings.settle(found, MOST_SETTLED, this::id);
  }

  private List<Hit> hits(List<ReadWord> words, List<ScoreDoc> found, int limit) {
    Passages passages = new Passages(terms, words);
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc each : found.subList(0, Math.clamp(limit, 0, found.size()))) {
      hits.add(passages.hit(entry(each), each.score));
    }
    return hits;
  }

  private String id(ScoreDoc found) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
    try {
      BinaryDocValues ids = DocValues.getBinary(leaf.reader(), PageIndex.ID);
      return ids.advanceExact(found.doc - leaf.docBase) ? ids.binaryValue().utf8ToString() : "";
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Entry entry(ScoreDoc found) {
    try {
      return PageIndex.shown(searcher.storedFields().document(found.doc));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static UncheckedIOException failure(IOException cause) {
    return new UncheckedIOException("The search index in memory is broken", cause);
  }
}

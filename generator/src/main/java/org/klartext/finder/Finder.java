package org.klartext.finder;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.klartext.search.ReadWord;
import org.klartext.search.WordReader;

/**
 * Finds the pages of one language and one edition that answer a text typed by people. What is typed
 * is never a syntax. Immutable and safe for several threads.
 */
public final class Finder implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Finder.class.getName());
  private static final int MOST_OFFERED = 3;
  private static final int MOST_LIKELY = 10;
  private static final float MORE = 1.05f;
  private static final float OFFERED = 0.098f;
  private static final int MOST_COUNTED = 1_000;
  private static final float LEAST = 0.03f;
  private static final float LEAST_OF_BEST = 0.25f;
  private static final int MOST_LETTERS = 2_000;
  private static final int MOST_WORDS = 32;
  private static final int MOST_WORDS_OF_A_QUESTION = 60;
  private static final int WARMING = 500;

  private final Terms terms;
  private final PageIndex index;
  private final IndexView view;
  private final Standings standings;
  private final Suggester suggester;

  private Finder(
      Terms terms, PageIndex index, IndexView view, Standings standings, Suggester suggester) {
    this.terms = terms;
    this.index = index;
    this.view = view;
    this.standings = standings;
    this.suggester = suggester;
  }

  /**
   * A finder in memory for all entries of a language.
   *
   * @param lang language tag
   * @param entries of all pages
   * @param senses groups of wordings that mean the same on this site
   */
  public static Finder of(String lang, Collection<Entry> entries, Collection<List<String>> senses) {
    WordReader reader = WordReader.of(lang);
    Terms terms = new Terms(reader, Senses.of(lang, reader, senses));
    return of(reader, terms, PageIndex.inMemory(terms), entries);
  }

  /**
   * A finder whose index is kept in a folder, from one start to the next: only entries that differ
   * from those that were indexed before are read. Takes a moment for many; {@link #close} it. Where
   * the folder cannot be used the index is in memory.
   *
   * @param folder of this language and edition alone; is made if there is none
   * @param lang language tag
   * @param entries of all pages
   * @param senses groups of wordings that mean the same on this site
   */
  public static Finder open(
      Path folder, String lang, Collection<Entry> entries, Collection<List<String>> senses) {
    WordReader reader = WordReader.of(lang);
    Terms terms = new Terms(reader, Senses.of(lang, reader, senses));
    PageIndex kept = PageIndex.in(folder, terms);
    try {
      return of(reader, terms, kept, entries);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, folder + " cannot be written; the index is kept in memory", e);
      kept.abandon();
      return of(reader, terms, PageIndex.inMemory(terms), entries);
    }
  }

  private static Finder of(
      WordReader reader, Terms terms, PageIndex index, Collection<Entry> entries) {
    return new Finder(
        terms,
        index,
        index.replaceAll(entries),
        Standings.NONE.with(entries, List.of()),
        Suggester.of(reader).with(entries, List.of()));
  }

  /**
   * The same after some pages have changed. Ask only the newest finder for another one.
   *
   * @param changed entries that are new or replace those of the same pages
   * @param gone ids of pages that are no longer there
   */
  public Finder with(Collection<Entry> changed, Collection<String> gone) {
    return new Finder(
        terms,
        index,
        index.update(changed, gone),
        standings.with(changed, gone),
        suggester.with(changed, gone));
  }

  /** Writes the index to its folder. The finders made so far go on finding; ask for no others. */
  @Override
  public void close() {
    index.close();
  }

  /**
   * The pages that fit a text best. Which traits others have is counted as if none of the same
   * sort, such as {@code kind}, were wanted: so many there would be with that one instead.
   *
   * @param text typed by people; of a long one only the beginning is read
   * @param wanted traits that a page must have, all of them
   * @param limit how many hits are wanted at most
   * @return the best ones; of a text that fits more than a thousand pages, about the thousand that
   *     it fits best are counted
   */
  public Hits find(String text, Set<String> wanted, int limit) {
    return answered(
        text,
        MOST_WORDS,
        (scores, looked) -> {
          float least = Math.max(LEAST, LEAST_OF_BEST * scores.best());
          scores.keep(least);
          float bar = scores.bar(least, MOST_COUNTED);
          List<Hits.Trait> traits = scores.traits(bar, wanted);
          scores.limit(wanted);
          return new Hits(
              hits(looked, settled(scores.near(limit, bar, Standings.MOST_APART)), limit),
              scores.total(bar),
              traits,
              looked.known() ? Optional.empty() : spelling(text, wanted, scores.best()));
        });
  }

  /** A text with the words that were meant, if it fits some page better. */
  private Optional<String> spelling(String text, Set<String> wanted, float typed)
      throws IOException {
    return new Speller(terms, view.reader())
        .corrected(text)
        .filter(it -> best(it, wanted) >= Math.max(LEAST, MORE * typed));
  }

  private float best(String text, Set<String> wanted) {
    return answered(
        text,
        MOST_WORDS,
        (scores, _) -> {
          scores.limit(wanted);
          return scores.best();
        });
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
      OptionalInt number = view.page(page);
      return number.isEmpty()
          ? List.of()
          : with(tools ->
              new Ranking(terms, view, tools).reasons(words(text, MOST_WORDS), number.getAsInt()));
    } catch (IOException e) {
      throw PageIndex.failure(e);
    }
  }

  /**
   * The pages most likely to answer a question that is being written: at most three, or none if
   * none is likely.
   */
  public List<Hit> similar(String text) {
    return answered(
        text,
        MOST_WORDS_OF_A_QUESTION,
        (scores, looked) -> hits(looked, settled(scores.top(MOST_LIKELY, OFFERED)), MOST_OFFERED));
  }

  /**
   * The ranking behind {@link #similar} without its threshold, to measure it.
   *
   * @return ids of pages, the best first
   */
  public List<String> nearest(String text, int limit) {
    return answered(
        text, MOST_WORDS_OF_A_QUESTION, (scores, _) -> ids(settled(scores.top(limit, 0))));
  }

  /** What is wanted of the scores, and of what was looked for. */
  private interface Answer<T> {
    T of(Scores scores, Ranking.Looked looked) throws IOException;
  }

  /**
   * Answers some hundred questions made of the pages' own titles, so that people do not wait for
   * what a fresh process does first: reading the index from the disk, compiling what runs often.
   */
  public void warm() {
    int pages = view.reader().maxDoc();
    int step = Math.max(1, pages / WARMING);
    for (int page = 0; page < pages; page += step) {
      for (String title : titles(page)) {
        find(title, Set.of(), MOST_OFFERED);
        similar(title);
        suggest(title, MOST_OFFERED);
      }
    }
  }

  /** The title of a page, and words of it. */
  private List<String> titles(int page) {
    try {
      String title = Shown.title(view.value(page, PageIndex.SHOWN));
      int space = title.indexOf(' ');
      return space < 0 ? List.of(title) : List.of(title, title.substring(space));
    } catch (IOException e) {
      throw PageIndex.failure(e);
    }
  }

  private <T> T answered(String text, int most, Answer<T> answer) {
    return with(tools -> {
      Ranking.Looked looked = new Ranking(terms, view, tools).score(words(text, most));
      return answer.of(new Scores(view, tools.scratch()), looked);
    });
  }

  private List<ReadWord> words(String text, int most) {
    return terms.words(text.substring(0, Math.min(MOST_LETTERS, text.length())), most);
  }

  /** What needs room to be answered in. */
  private interface Working<T> {
    T in(IndexView.Tools tools) throws IOException;
  }

  private <T> T with(Working<T> working) {
    try {
      IndexView.Tools tools = view.take();
      try {
        return working.in(tools);
      } finally {
        view.giveBack(tools);
      }
    } catch (IOException e) {
      throw PageIndex.failure(e);
    } finally {
      Reference.reachabilityFence(view);
    }
  }

  private List<Scores.Scored> settled(List<Scores.Scored> found) {
    return standings.settle(found, this::id);
  }

  private List<Hit> hits(Ranking.Looked looked, List<Scores.Scored> found, int limit)
      throws IOException {
    Passages passages = new Passages(terms, new Asked(looked.words()));
    List<Hit> hits = new ArrayList<>();
    for (Scores.Scored each : found.subList(0, Math.clamp(limit, 0, found.size()))) {
      hits.add(passages.hit(id(each), view.value(each.page(), PageIndex.SHOWN), each.score()));
    }
    return hits;
  }

  private List<String> ids(List<Scores.Scored> found) {
    return found.stream().map(this::id).toList();
  }

  private String id(Scores.Scored found) {
    return view.id(found.page());
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.klartext.search.ReadWord;

/**
 * How much each page has of a question. A term counts for its rarity (BM25), and one that no page
 * has counts as the rarest: a question of unknown words has no good answer. Between pages that fit
 * about equally {@link Standings} decide afterwards.
 *
 * <p>What a question costs is bounded, whatever it is: so many terms are looked up in a field, and
 * so many of their occurrences read. The rarest terms come first; those that most pages have are
 * the dearest, and say the least.
 */
final class Ranking {
  /** How many terms are looked up in a field. */
  static final int MOST_TERMS = 80;

  private static final int LEAST_OCCURRENCES = 10_000;
  private static final Comparator<Word> RAREST_FIRST = Comparator.comparingInt(Word::pages);
  private static final Comparator<Contribution> SHARE =
      Comparator.comparingDouble(Contribution::share);
  private static final int NO_PAGE = -1;

  /** How many words of a question count. */
  private static final int MOST_RANKED = 12;

  private static final int MOST_MISTYPED = 2;
  private static final int SHORTEST_MISTYPED = 5;
  private static final int LONG = 8;
  private static final double MISTYPED = 0.7;

  private final Terms terms;
  private final IndexView view;
  private final Scratch scratch;
  private final Map<Signal, FieldTerms> fields;
  private final Map<Signal, List<Contribution>> reasons = new EnumMap<>(Signal.class);
  private int explained = NO_PAGE;
  private double weights;
  private int lookedUp;
  private int read;

  /**
   * For one question.
   *
   * @param terms of its language
   * @param view of the pages
   * @param tools of the view; the scores will be in its scratch
   */
  Ranking(Terms terms, IndexView view, IndexView.Tools tools) {
    this.terms = terms;
    this.view = view;
    this.fields = tools.fields();
    this.scratch = tools.scratch();
    for (Signal signal : fields.keySet()) {
      weights += signal.weight();
    }
  }

  /**
   * What was looked for.
   *
   * @param words for each, the terms it was looked up as
   * @param known true if each of them is on some page as it was typed
   */
  record Looked(List<Set<String>> words, boolean known) {}

  /** How many occurrences of a field's terms are read, besides those of a single word. */
  static int mostOccurrences(int pages) {
    return LEAST_OCCURRENCES + pages / 2;
  }

  /** A term and where it is; what it says of the word that was typed, and whether it is that. */
  private record Found(String term, FieldTerms.Place place, double says, boolean itself) {}

  /** What counts as a word that was typed, as far as some page has it. */
  private static final class Word {
    private final List<String> grams;
    private final List<Found> found;
    private final int pages;
    private final int occurrences;

    Word(List<String> grams, List<Found> found) {
      this.grams = grams;
      this.found = found;
      int itself = 0;
      int all = 0;
      for (Found each : found) {
        itself += each.itself() ? each.place().pages() : 0;
        all += each.place().pages();
      }
      this.pages = itself;
      this.occurrences = all;
    }

    List<String> grams() {
      return grams;
    }

    List<Found> found() {
      return found;
    }

    /** How many have the word itself. */
    int pages() {
      return pages;
    }

    /** The same, and as many times how many have one of its alternatives. */
    int occurrences() {
      return occurrences;
    }
  }

  /**
   * Adds up what each page has; scores are between 0 and about 1.
   *
   * @return what was looked for
   */
  Looked score(List<ReadWord> question) throws IOException {
    List<Word> words = rarest(words(question));
    add(Signal.BODY_PARTS, words);
    add(Signal.HEADING_PARTS, within(Signal.HEADING_PARTS, words));
    add(Signal.TITLE_PARTS, within(Signal.TITLE_PARTS, words));
    List<Word> grams = grams(words);
    add(Signal.BODY_GRAMS, grams);
    add(Signal.TITLE_GRAMS, within(Signal.TITLE_GRAMS, grams));
    add(Signal.TITLE_WORDS, spelled(question));
    List<Set<String>> looked = new ArrayList<>();
    for (Word word : words) {
      Set<String> names = new LinkedHashSet<>();
      word.found().forEach(it -> names.add(it.term()));
      looked.add(names);
    }
    return new Looked(looked, words.stream().allMatch(it -> it.pages() > 0));
  }

  /**
   * What each word of a question gave a page, by signal and the most first.
   *
   * @param page its number in the index
   */
  List<Contribution> reasons(List<ReadWord> question, int page) throws IOException {
    explained = page;
    score(question);
    return reasons.values().stream().flatMap(it -> it.stream().sorted(SHARE.reversed())).toList();
  }

  /** How many terms have been looked up. */
  int lookedUp() {
    return lookedUp;
  }

  /** How many of their occurrences have been read. */
  int read() {
    return read;
  }

  private FieldTerms.Place find(Signal signal, String term) throws IOException {
    return find(signal, new BytesRef(term));
  }

  private FieldTerms.Place find(Signal signal, BytesRef term) throws IOException {
    FieldTerms field = fields.get(signal);
    lookedUp++;
    return field == null ? FieldTerms.Place.NONE : field.find(term);
  }

  private List<Word> words(List<ReadWord> question) throws IOException {
    List<Word> words = new ArrayList<>();
    int rest = MOST_TERMS;
    int mistyped = MOST_MISTYPED;
    for (Terms.Wanted wanted : terms.wanted(question)) {
      String itself = wanted.itself();
      Map<String, Double> alternatives =
          wanted.alternatives().size() <= rest ? wanted.alternatives() : Map.of(itself, 1.0);
      if (alternatives.size() <= rest) {
        rest -= alternatives.size();
        List<Found> found = new ArrayList<>();
        for (Map.Entry<String, Double> each : alternatives.entrySet()) {
          FieldTerms.Place place = find(Signal.BODY_PARTS, each.getKey());
          addTo(
              found,
              new Found(each.getKey(), place, each.getValue(), each.getKey().equals(itself)));
        }
        if (found.isEmpty() && mistyped > 0 && itself.length() >= SHORTEST_MISTYPED) {
          mistyped--;
          found.addAll(spellings(itself));
        }
        words.add(new Word(wanted.grams(), found));
      }
    }
    return words;
  }

  /** Those that say the most, in the order of the question. */
  private static List<Word> rarest(List<Word> words) {
    if (words.size() <= MOST_RANKED) {
      return words;
    }
    return inOrder(words, words.stream().sorted(RAREST_FIRST).limit(MOST_RANKED).toList());
  }

  private static List<Word> inOrder(List<Word> words, List<Word> taken) {
    Set<Word> some = Collections.newSetFromMap(new IdentityHashMap<>());
    some.addAll(taken);
    return words.stream().filter(some::contains).toList();
  }

  private static void addTo(List<Found> all, Found found) {
    if (found.place().pages() > 0) {
      all.add(found);
    }
  }

  /** Known terms that a word no page has may have been meant for. */
  private List<Found> spellings(String word) throws IOException {
    FieldTerms field = fields.get(Signal.BODY_PARTS);
    List<Found> found = new ArrayList<>();
    if (field != null) {
      for (Map.Entry<String, Double> near : field.near(word, word.length() >= LONG ? 2 : 1)) {
        FieldTerms.Place place = find(Signal.BODY_PARTS, near.getKey());
        found.add(new Found(near.getKey(), place, MISTYPED * near.getValue(), false));
      }
    }
    return found;
  }

  /** The same words in a field whose terms are all in the text's, too. */
  private List<Word> within(Signal signal, List<Word> words) throws IOException {
    List<Word> within = new ArrayList<>();
    for (Word word : words) {
      List<Found> found = new ArrayList<>();
      for (Found each : word.found()) {
        FieldTerms.Place place = find(signal, each.place().term());
        addTo(found, new Found(each.term(), place, each.says(), each.itself()));
      }
      within.add(new Word(word.grams(), found));
    }
    return within;
  }

  /** Runs of letters of the rarest words. */
  private List<Word> grams(List<Word> words) throws IOException {
    Set<String> chosen = new HashSet<>();
    for (Word word : words.stream().sorted(RAREST_FIRST).toList()) {
      for (String gram : word.grams()) {
        if (chosen.size() < MOST_TERMS) {
          chosen.add(gram);
        }
      }
    }
    List<Word> grams = new ArrayList<>();
    for (Word word : words) {
      for (String gram : word.grams()) {
        if (chosen.remove(gram)) {
          grams.add(new Word(List.of(), itself(Signal.BODY_GRAMS, gram)));
        }
      }
    }
    return grams;
  }

  private List<Found> itself(Signal signal, String term) throws IOException {
    List<Found> found = new ArrayList<>();
    addTo(found, new Found(term, find(signal, term), 1, true));
    return found;
  }

  private List<Word> spelled(List<ReadWord> question) throws IOException {
    Set<String> seen = new HashSet<>();
    List<Word> words = new ArrayList<>();
    for (ReadWord read : question) {
      if (!read.normal().isEmpty() && seen.add(read.normal())) {
        words.add(new Word(List.of(), itself(Signal.TITLE_WORDS, read.normal())));
      }
    }
    return words;
  }

  /** The occurrences of an alternative: where they are in the scratch, and what each says. */
  private record Occurrences(BytesRef term, int from, int to, double says) {}

  /** The occurrences of a word, and how rare it is. */
  private record Gathered(List<Occurrences> occurrences, double rarity) {}

  private void add(Signal signal, List<Word> words) throws IOException {
    FieldTerms field = fields.get(signal);
    if (field == null) {
      return;
    }
    int pages = view.lengths(signal).pages();
    double whole = 0;
    List<Gathered> taken = new ArrayList<>();
    for (Word word : affordable(words, mostOccurrences(pages))) {
      Gathered gathered = gathered(field, pages, word);
      whole += gathered.rarity();
      taken.add(gathered);
    }
    for (Gathered each : taken) {
      double weight = signal.weight() / weights / whole;
      reason(signal, each, pages, weight);
      addTo(each, pages, weight);
    }
    read += scratch.size();
    scratch.forget();
  }

  /**
   * The rarest words, as many as may be read. They stay in the order of the question: sums of the
   * same numbers in another order differ in their last digits.
   */
  private static List<Word> affordable(List<Word> words, int most) {
    int all = 0;
    for (Word word : words) {
      all += word.occurrences();
    }
    if (all <= most) {
      return words;
    }
    List<Word> taken = new ArrayList<>();
    int rest = most;
    boolean none = true;
    for (Word word : words.stream().sorted(RAREST_FIRST).toList()) {
      int occurrences = word.occurrences();
      if (occurrences <= rest || none) {
        rest -= occurrences;
        none &= occurrences == 0;
        taken.add(word);
      }
    }
    return inOrder(words, taken);
  }

  private Gathered gathered(FieldTerms field, int pages, Word word) throws IOException {
    List<Occurrences> all = new ArrayList<>();
    int having = 0;
    for (Found each : word.found()) {
      int from = scratch.size();
      field.gather(each.place(), scratch);
      all.add(new Occurrences(each.place().term(), from, scratch.size(), each.says()));
      having += each.itself() ? scratch.size() - from : 0;
    }
    return new Gathered(all, rarity(pages, having));
  }

  private static double rarity(int pages, int having) {
    return Math.log(1 + (pages - having + 0.5) / (having + 0.5));
  }

  /** What one of the alternatives for a word gave the page that is asked for. */
  private void reason(Signal signal, Gathered word, int pages, double weight) {
    if (explained == NO_PAGE) {
      return;
    }
    word.occurrences().stream()
        .map(each -> {
          double worth = worth(each, word, pages, weight);
          double share = worth * scratch.share(explained, each.from(), each.to());
          return new Contribution(signal.key(), each.term().utf8ToString(), share);
        })
        .filter(it -> it.share() > 0)
        .max(SHARE)
        .ifPresent(it -> reasons.computeIfAbsent(signal, _ -> new ArrayList<>()).add(it));
  }

  /** A rare word of the same sense says no more than the common one that was typed. */
  private static float worth(Occurrences each, Gathered word, int pages, double weight) {
    double rarity = Math.min(word.rarity(), rarity(pages, each.to() - each.from()));
    return (float) (weight * each.says() * rarity);
  }

  private void addTo(Gathered word, int pages, double weight) {
    List<Occurrences> all = word.occurrences();
    for (Occurrences each : all) {
      float worth = worth(each, word, pages, weight);
      if (all.size() == 1) {
        scratch.add(each.from(), each.to(), worth);
      } else {
        scratch.addBetter(each.from(), each.to(), worth);
      }
    }
    if (all.size() > 1) {
      scratch.forget(all.getFirst().from(), all.getLast().to());
    }
  }
}

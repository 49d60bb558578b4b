package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.klartext.finder.spelling.Neighbours;
import org.klartext.search.ReadWord;

/**
 * Replaces words of a query that no page has by those that were most likely meant: among the words
 * that differ least the one that most pages have, as one of them writes it.
 */
final class Speller {
  /** Words as pages write them; a term is the one spelling of a word and the written one. */
  static final String FIELD = "written";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}\\xAD]+");
  private static final int MOST_LETTERS = 200;
  private static final int MOST_MISTYPED = 2;
  private static final int SHORTEST = 4;
  private static final int LONG = 8;
  private static final int LONGEST = 40;
  private static final int MOST_NEAR = 100;

  private final Terms terms;
  private final IndexReader reader;

  /**
   * For one state of an index.
   *
   * @param terms of its language
   */
  Speller(Terms terms, IndexReader reader) {
    this.terms = terms;
    this.reader = reader;
  }

  /** What the index must hold of a page's word under {@link #FIELD}. */
  static List<String> indexed(ReadWord word) {
    return !word.stop() && isWord(word.normal())
        ? List.of(word.normal() + Neighbours.END + word.written())
        : List.of();
  }

  private static boolean isWord(String normal) {
    return normal.length() >= SHORTEST
        && normal.length() <= LONGEST
        && normal.chars().allMatch(Character::isLetter);
  }

  /**
   * A query with the words that were probably meant; all else stays as it was typed.
   *
   * @param query as typed; a long one is no query but a text, and is left alone
   * @return empty if every word is known, or nothing is known that is like it
   */
  Optional<String> corrected(String query) throws IOException {
    if (query.length() > MOST_LETTERS) {
      return Optional.empty();
    }
    Map<String, Optional<String>> meant = new HashMap<>();
    StringBuilder corrected = new StringBuilder();
    Matcher words = WORD.matcher(query);
    while (words.find()) {
      String typed = words.group();
      if (!meant.containsKey(typed) && meant.size() < MOST_MISTYPED && isMistyped(typed)) {
        meant.put(typed, meant(typed));
      }
      String now = meant.getOrDefault(typed, Optional.empty()).orElse(typed);
      words.appendReplacement(corrected, Matcher.quoteReplacement(now));
    }
    words.appendTail(corrected);
    return Optional.of(corrected.toString()).filter(it -> !it.equals(query));
  }

  private boolean isMistyped(String typed) throws IOException {
    for (ReadWord word : terms.words(typed, 1)) {
      if (!word.stop() && isWord(word.normal()) && !isKnown(word.stem())) {
        List<String> parts = terms.partStems(word);
        boolean compound = !parts.isEmpty();
        for (String part : parts) {
          compound &= isKnown(part);
        }
        return !compound;
      }
    }
    return false;
  }

  private boolean isKnown(String stem) throws IOException {
    return terms.hasSense(stem) || pages(new Term(Signal.BODY_PARTS.field(), stem), 1) > 0;
  }

  /** A word as pages write it, and how many have it. */
  private record Written(String word, int pages) {
    static final Comparator<Written> MOST_PAGES_FIRST =
        Comparator.comparingInt(Written::pages).reversed().thenComparing(Written::word);
  }

  private Optional<String> meant(String typed) throws IOException {
    String normal = terms.words(typed, 1).getFirst().normal();
    for (int edits = 1; edits <= (normal.length() >= LONG ? 2 : 1); edits++) {
      List<Written> near = near(normal, edits);
      if (!near.isEmpty()) {
        String word = near.getFirst().word();
        return Optional.of(likeTyped(typed, word.substring(word.indexOf(Neighbours.END) + 1)));
      }
    }
    return Optional.empty();
  }

  /** The first letter of a word that differs in two is right. */
  private List<Written> near(String normal, int edits) throws IOException {
    org.apache.lucene.index.Terms known = MultiTerms.getTerms(reader, FIELD);
    if (known == null) {
      return List.of();
    }
    List<Neighbours.Near> near =
        new Neighbours(normal, edits).in(known.iterator(), edits == 1 ? 0 : 1);
    List<Written> all = new ArrayList<>();
    for (int at = 0; at < near.size() && all.size() < MOST_NEAR; at++) {
      String word = near.get(at).term();
      int pages = pages(new Term(FIELD, word), Integer.MAX_VALUE);
      if (pages > 0) {
        all.add(new Written(word, pages));
      }
    }
    all.sort(Written.MOST_PAGES_FIRST);
    return all;
  }

  /** How many pages have a term, up to a number; the index may still name those that are gone. */
  private int pages(Term term, int most) throws IOException {
    int known = reader.docFreq(term);
    if (known == 0 || !reader.hasDeletions()) {
      return known;
    }
    int found = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum pages = leaf.reader().postings(term, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      while (pages != null && found < most && pages.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        found += live == null || live.get(pages.docID()) ? 1 : 0;
      }
    }
    return found;
  }

  private static String likeTyped(String typed, String word) {
    int first = typed.codePointAt(0);
    if (typed.length() > 1 && typed.equals(typed.toUpperCase(Locale.ROOT))) {
      return word.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(first)
        ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
        : word;
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** The terms of one field, and the pages that have them; for one question at a time. */
final class FieldTerms {
  private static final int PREFIX = 2;
  private static final int MOST_COMPARED = 8_192;
  private static final int MOST_SPELLINGS = 3;

  private final IndexView view;
  private final Signal signal;
  private final @Nullable TermsEnum[] terms;
  private final @Nullable PostingsEnum[] postings;

  FieldTerms(IndexView view, Signal signal) throws IOException {
    this.view = view;
    this.signal = signal;
    this.terms = new TermsEnum[view.leaves().size()];
    this.postings = new PostingsEnum[terms.length];
    for (int at = 0; at < terms.length; at++) {
      Terms known = view.leaves().get(at).reader().terms(signal.field());
      terms[at] = known == null ? null : known.iterator();
    }
  }

  /** Where a term is. */
  static final class Place {
    static final Place NONE = new Place(new BytesRef(), new TermState[0], 0);

    private final BytesRef term;
    private final @Nullable TermState[] states;
    private final int pages;

    /** In each segment, and in how many pages. */
    private Place(BytesRef term, @Nullable TermState[] states, int pages) {
      this.term = term;
      this.states = states;
      this.pages = pages;
    }

    /** The term itself. */
    BytesRef term() {
      return term;
    }

    /** How many pages have it, or had it before they were replaced. */
    int pages() {
      return pages;
    }
  }

  /** Where a term is; {@link Place#NONE} if no page has it. */
  Place find(BytesRef term) throws IOException {
    @Nullable TermState[] states = new TermState[terms.length];
    int pages = 0;
    for (int at = 0; at < terms.length; at++) {
      TermsEnum known = terms[at];
      if (known != null && known.seekExact(term)) {
        states[at] = known.termState();
        pages += known.docFreq();
      }
    }
    Place place = new Place(term, states, pages);
    return pages == 0 || (pages <= view.deleted() && !isThere(place)) ? Place.NONE : place;
  }

  /** True if a page that has not been replaced has the term. */
  private boolean isThere(Place place) throws IOException {
    for (int at = 0; at < terms.length; at++) {
      TermState state = place.states[at];
      if (state != null) {
        IndexView.Leaf leaf = view.leaves().get(at);
        PostingsEnum pages = postings(at, place.term, state);
        for (int page = pages.nextDoc();
            page != DocIdSetIterator.NO_MORE_DOCS;
            page = pages.nextDoc()) {
          if (leaf.live().get(page)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private PostingsEnum postings(int at, BytesRef term, TermState state) throws IOException {
    TermsEnum known = Objects.requireNonNull(terms[at]);
    known.seekExact(term, state);
    PostingsEnum pages = known.postings(postings[at], PostingsEnum.FREQS);
    postings[at] = pages;
    return pages;
  }

  /** Puts all occurrences of a term into the scratch. */
  void gather(Place place, Scratch scratch) throws IOException {
    float[] damping = view.lengths(signal).damping();
    for (int at = 0; at < place.states.length; at++) {
      TermState state = place.states[at];
      if (state != null) {
        IndexView.Leaf leaf = view.leaves().get(at);
        byte[] lengths = leaf.segment().lengths(signal);
        PostingsEnum pages = postings(at, place.term, state);
        pages.nextDoc();
        pages.nextPostings(DocIdSetIterator.NO_MORE_DOCS, scratch.buffer);
        while (scratch.buffer.size > 0) {
          if (!leaf.isWhole()) {
            scratch.buffer.apply(leaf.live());
          }
          scratch.take(leaf.base(), lengths, damping);
          pages.nextPostings(DocIdSetIterator.NO_MORE_DOCS, scratch.buffer);
        }
      }
    }
  }

  /**
   * The known terms nearest to one that no page has, with the same two first letters.
   *
   * @return each with its closeness, 1 for the same
   */
  List<Map.Entry<String, Double>> near(String word, int edits) throws IOException {
    List<Map.Entry<String, Double>> found = new ArrayList<>();
    BytesRef prefix = new BytesRef(word.substring(0, PREFIX));
    Distance distance = new Distance(word, edits);
    int rest = MOST_COMPARED;
    for (TermsEnum known : terms) {
      if (known != null && known.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
        BytesRef term = known.term();
        while (term != null && rest > 0 && StringHelper.startsWith(term, prefix)) {
          rest--;
          if (Math.abs(term.length - prefix.length - (word.length() - PREFIX)) <= 2 * edits) {
            String other = term.utf8ToString();
            int away = distance.to(other);
            if (away <= edits) {
              double least = Math.min(word.length(), other.length());
              found.add(Map.entry(other, 1 - away / least));
            }
          }
          term = known.next();
        }
      }
    }
    return nearest(found);
  }

  private List<Map.Entry<String, Double>> nearest(List<Map.Entry<String, Double>> found)
      throws IOException {
    found.sort(
        Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    List<Map.Entry<String, Double>> nearest = new ArrayList<>();
    for (Map.Entry<String, Double> each : found) {
      if (nearest.size() < MOST_SPELLINGS
          && !nearest.contains(each)
          && find(new BytesRef(each.getKey())).pages > 0) {
        nearest.add(each);
      }
    }
    return nearest;
  }

  /** How many letters must be changed, added, left out or swapped with the next one. */
  private static final class Distance {
    private final String word;
    private final int most;
    private int[] before = new int[0];
    private int[] last = new int[0];
    private int[] row = new int[0];

    Distance(String word, int most) {
      this.word = word;
      this.most = most;
    }

    /** More than the most if it is more. */
    int to(String other) {
      int length = other.length();
      if (Math.abs(length - word.length()) > most) {
        return most + 1;
      }
      if (row.length <= length) {
        before = new int[2 * length + 1];
        last = new int[2 * length + 1];
        row = new int[2 * length + 1];
      }
      for (int at = 0; at <= length; at++) {
        last[at] = at;
      }
      for (int at = 1; at <= word.length(); at++) {
        if (next(at, other) > most) {
          return most + 1;
        }
        int[] free = before;
        before = last;
        last = row;
        row = free;
      }
      return last[length];
    }

    private int next(int at, String other) {
      row[0] = at;
      int least = at;
      Arrays.fill(row, 1, other.length() + 1, most + 1);
      int to = Math.min(other.length(), at + most);
      for (int letter = Math.max(1, at - most); letter <= to; letter++) {
        boolean same = word.charAt(at - 1) == other.charAt(letter - 1);
        int cost =
            Math.min(
                last[letter - 1] + (same ? 0 : 1), 1 + Math.min(last[letter], row[letter - 1]));
        boolean swapped =
            at > 1
                && letter > 1
                && word.charAt(at - 1) == other.charAt(letter - 2)
                && word.charAt(at - 2) == other.charAt(letter - 1);
        row[letter] = swapped ? Math.min(cost, before[letter - 2] + 1) : cost;
        least = Math.min(least, row[letter]);
      }
      return least;
    }
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import org.klartext.finder.spelling.Neighbours;

/** The terms of one field, and the pages that have them; for one question at a time. */
final class FieldTerms {
  private static final int PREFIX = 2;
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
    Neighbours neighbours = new Neighbours(word, edits);
    List<Map.Entry<String, Double>> found = new ArrayList<>();
    for (TermsEnum known : terms) {
      if (known != null) {
        for (Neighbours.Near near : neighbours.in(known, PREFIX)) {
          if (near.term().indexOf(Neighbours.END) < 0) { // else it is a wording
            double least = Math.min(word.length(), near.term().length());
            found.add(Map.entry(near.term(), 1 - near.away() / least));
          }
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
}

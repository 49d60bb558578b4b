package org.klartext.finder;

import java.util.Arrays;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;

/**
 * Room to answer one question in, used again for the next one: where terms occur, and what each
 * page has of the question so far.
 */
final class Scratch {
  private static final int FIRST = 1 << 14;

  /** What is read at once. */
  final DocAndFloatFeatureBuffer buffer = new DocAndFloatFeatureBuffer();

  private int[] pages = new int[FIRST];
  private float[] shares = new float[FIRST];
  private int size;
  private float[] sums;
  private float[] best;
  private int[] found;

  /** Room for a number of pages. */
  Scratch(int pages) {
    this.sums = new float[pages];
    this.best = new float[pages];
    this.found = new int[pages];
  }

  /** The same, for another number of pages. */
  Scratch with(int most) {
    size = 0;
    if (sums.length < most) {
      sums = new float[most];
      best = new float[most];
      found = new int[most];
    }
    return this;
  }

  /** How many occurrences have been taken. */
  int size() {
    return size;
  }

  /** Takes what is in the buffer; each occurrence counts between 0 and 1. */
  void take(int base, byte[] lengths, float[] damping) {
    int end = size + buffer.size;
    if (end > pages.length) {
      pages = Arrays.copyOf(pages, 2 * end);
      shares = Arrays.copyOf(shares, 2 * end);
    }
    for (int at = 0; at < buffer.size; at++) {
      int page = buffer.docs[at];
      float frequency = buffer.features[at];
      pages[size + at] = base + page;
      shares[size + at] = frequency / (frequency + damping[lengths[page] & 0xff]);
    }
    size = end;
  }

  /** Adds a term's occurrences to the pages that have it. */
  void add(int from, int to, float weight) {
    for (int at = from; at < to; at++) {
      sums[pages[at]] += weight * shares[at];
    }
  }

  /** What a page has of a term, between 0 and 1. */
  float share(int page, int from, int to) {
    for (int at = from; at < to; at++) {
      if (pages[at] == page) {
        return shares[at];
      }
    }
    return 0;
  }

  /** Adds those of a further alternative, as far as it is worth more than the ones before. */
  void addBetter(int from, int to, float weight) {
    for (int at = from; at < to; at++) {
      float value = weight * shares[at];
      int page = pages[at];
      if (value > best[page]) {
        sums[page] += value - best[page];
        best[page] = value;
      }
    }
  }

  /** Ends the alternatives of a word. */
  void forget(int from, int to) {
    for (int at = from; at < to; at++) {
      best[pages[at]] = 0;
    }
  }

  /** Forgets the occurrences. */
  void forget() {
    size = 0;
  }

  /** What each page has of the question, by its number; the first so many count. */
  float[] sums() {
    return sums;
  }

  /** Room for the number of every page. */
  int[] found() {
    return found;
  }

  /** Empty again. */
  void clear() {
    Arrays.fill(sums, 0);
    size = 0;
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.StringHelper;

/**
 * What of a part of the index that never changes is kept in memory, because every question reads it
 * for every page: how long each text is, and what a search may be limited to.
 */
final class Segment {
  private final Map<Signal, byte[]> lengths = new EnumMap<>(Signal.class);
  private final List<String> traits;
  private final int[] traitsFrom;
  private final int[] traitsOf;
  private final String[] ids;
  private final int[] marks;

  /** Reads it once. */
  Segment(LeafReader reader) throws IOException {
    for (Signal signal : Signal.values()) {
      lengths.put(signal, lengths(reader, signal));
    }
    SortedSetDocValues sets = DocValues.getSortedSet(reader, PageIndex.TRAIT);
    String[] names = new String[(int) sets.getValueCount()];
    for (int trait = 0; trait < names.length; trait++) {
      names[trait] = sets.lookupOrd(trait).utf8ToString();
    }
    this.traits = List.of(names);
    this.traitsFrom = new int[reader.maxDoc() + 1];
    this.traitsOf = traitsOf(reader, sets);
    this.ids = new String[reader.maxDoc()];
    this.marks = new int[reader.maxDoc()];
    readIds(reader);
  }

  private static byte[] lengths(LeafReader reader, Signal signal) throws IOException {
    byte[] lengths = new byte[reader.maxDoc()];
    NumericDocValues norms = reader.getNormValues(signal.field());
    if (norms != null) {
      for (int doc = norms.nextDoc(); doc < DocIdSetIterator.NO_MORE_DOCS; doc = norms.nextDoc()) {
        lengths[doc] = (byte) norms.longValue();
      }
    }
    return lengths;
  }

  private int[] traitsOf(LeafReader reader, SortedSetDocValues sets) throws IOException {
    int[] all = new int[reader.maxDoc()];
    int size = 0;
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      traitsFrom[doc] = size;
      int count = sets.advanceExact(doc) ? sets.docValueCount() : 0;
      if (size + count > all.length) {
        all = Arrays.copyOf(all, 2 * (size + count));
      }
      for (int each = 0; each < count; each++) {
        all[size++] = (int) sets.nextOrd();
      }
    }
    traitsFrom[reader.maxDoc()] = size;
    return Arrays.copyOf(all, size);
  }

  private void readIds(LeafReader reader) throws IOException {
    BinaryDocValues values = DocValues.getBinary(reader, PageIndex.ID);
    for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      ids[doc] = values.binaryValue().utf8ToString();
      marks[doc] = StringHelper.murmurhash3_x86_32(values.binaryValue(), 0);
    }
  }

  /** How long a page's text is, in the index' own measure; 0 for none. */
  byte[] lengths(Signal signal) {
    return Objects.requireNonNull(lengths.get(signal));
  }

  /** The traits that pages of this segment have. */
  List<String> traits() {
    return traits;
  }

  /**
   * Adds 1 to the number of each trait of a page.
   *
   * @param numbers under which each of {@link #traits()} is counted
   */
  void count(int doc, int[] numbers, int[] counts) {
    for (int at = traitsFrom[doc]; at < traitsFrom[doc + 1]; at++) {
      counts[numbers[traitsOf[at]]]++;
    }
  }

  /** The same for those of one sort, by which is meant what stands before their colon. */
  void count(int doc, int[] numbers, int[] counts, String sort) {
    for (int at = traitsFrom[doc]; at < traitsFrom[doc + 1]; at++) {
      if (sort(traits.get(traitsOf[at])).equals(sort)) {
        counts[numbers[traitsOf[at]]]++;
      }
    }
  }

  /** What stands before the colon of a trait. */
  static String sort(String trait) {
    return trait.substring(0, Math.max(0, trait.indexOf(':')));
  }

  /** True if a page has a trait, by its place in {@link #traits()}. */
  boolean has(int doc, int trait) {
    for (int at = traitsFrom[doc]; at < traitsFrom[doc + 1]; at++) {
      if (traitsOf[at] == trait) {
        return true;
      }
    }
    return false;
  }

  /** The id of a page. */
  String id(int doc) {
    return ids[doc];
  }

  /** What decides between pages of the same score, wherever in the index they are. */
  int mark(int doc) {
    return marks[doc];
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * All pages as they were at one moment. Its figures count only pages that were there: an index that
 * was changed page by page answers exactly as one that was made at once.
 */
final class IndexView {
  private static final int NORMS = 256;

  /** Closes a reader when nobody can search in it any more. */
  private static final Cleaner CLEANER = Cleaner.create();

  private final DirectoryReader reader;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<IndexReader.CacheKey, Segment> segments = new HashMap<>();
  private final Map<Signal, Lengths> lengths = new EnumMap<>(Signal.class);
  private final ConcurrentLinkedQueue<Scratch> idle;

  /**
   * A segment and which of its pages are there.
   *
   * @param reader of it
   * @param base number of its first page
   * @param whole whether all of its pages are there
   * @param live those that are
   * @param segment what is kept of it
   */
  record Leaf(LeafReader reader, int base, boolean whole, Bits live, Segment segment) {}

  /** How long the texts of a signal are. */
  static final class Lengths {
    private final int pages;
    private final float[] damping;

    private Lengths(int pages, float[] damping) {
      this.pages = pages;
      this.damping = damping;
    }

    /** How many pages have one. */
    int pages() {
      return pages;
    }

    /** What a term's frequency is weighed against, by the length of the page. */
    float[] damping() {
      return damping;
    }
  }

  private IndexView(DirectoryReader reader, ConcurrentLinkedQueue<Scratch> idle) {
    this.reader = reader;
    this.idle = idle;
  }

  /** The first view of an index. */
  static IndexView of(DirectoryReader reader) throws IOException {
    return new IndexView(reader, new ConcurrentLinkedQueue<>()).opened(Map.of());
  }

  /** A later view, which shares with this one what has not changed. */
  IndexView next(DirectoryReader changed) throws IOException {
    return new IndexView(changed, idle).opened(segments);
  }

  private IndexView opened(Map<IndexReader.CacheKey, Segment> known) throws IOException {
    for (LeafReaderContext context : reader.leaves()) {
      LeafReader leaf = context.reader();
      IndexReader.CacheKey key = Objects.requireNonNull(leaf.getCoreCacheHelper()).getKey();
      Segment segment = known.get(key);
      if (segment == null) {
        segment = new Segment(leaf);
      }
      segments.put(key, segment);
      Bits live = leaf.getLiveDocs();
      Bits there = live == null ? new Bits.MatchAllBits(leaf.maxDoc()) : live;
      leaves.add(new Leaf(leaf, context.docBase, live == null, there, segment));
    }
    for (Signal signal : Signal.values()) {
      lengths.put(signal, measured(signal));
    }
    CLEANER.register(this, closing(reader));
    return this;
  }

  /** Must not know the view. */
  private static Runnable closing(DirectoryReader reader) {
    return () -> {
      try {
        reader.close();
      } catch (IOException e) {
        throw PageIndex.failure(e);
      }
    };
  }

  private Lengths measured(Signal signal) {
    long whole = 0;
    int pages = 0;
    for (Leaf leaf : leaves) {
      byte[] norms = leaf.segment().lengths(signal);
      for (int doc = 0; doc < norms.length; doc++) {
        if (norms[doc] != 0 && leaf.live().get(doc)) {
          whole += SmallFloat.byte4ToInt(norms[doc]);
          pages++;
        }
      }
    }
    double mean = pages == 0 ? 1 : (double) whole / pages;
    float[] damping = new float[NORMS];
    for (int norm = 0; norm < NORMS; norm++) {
      damping[norm] = signal.damping(SmallFloat.byte4ToInt((byte) norm) / mean);
    }
    return new Lengths(pages, damping);
  }

  DirectoryReader reader() {
    return reader;
  }

  List<Leaf> leaves() {
    return leaves;
  }

  Lengths lengths(Signal signal) {
    return Objects.requireNonNull(lengths.get(signal));
  }

  /** How many pages the index still holds that are no longer there. */
  int deleted() {
    return reader.numDeletedDocs();
  }

  /** The segment that holds a page. */
  Leaf leaf(int page) {
    int at = leaves.size() - 1;
    while (leaves.get(at).base() > page) {
      at--;
    }
    return leaves.get(at);
  }

  /** The number of a page. */
  OptionalInt page(String id) throws IOException {
    for (Leaf leaf : leaves) {
      PostingsEnum pages = leaf.reader().postings(new Term(PageIndex.ID, id), PostingsEnum.NONE);
      while (pages != null && pages.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (leaf.live().get(pages.docID())) {
          return OptionalInt.of(leaf.base() + pages.docID());
        }
      }
    }
    return OptionalInt.empty();
  }

  /** What is kept of a page under a name. */
  BytesRef value(int page, String name) throws IOException {
    Leaf leaf = leaf(page);
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), name);
    return values.advanceExact(page - leaf.base()) ? values.binaryValue() : new BytesRef();
  }

  /** Room to answer a question in; give it back. */
  Scratch take() {
    Scratch scratch = idle.poll();
    return scratch == null ? new Scratch(reader.maxDoc()) : scratch.with(reader.maxDoc());
  }

  /** Takes room back. */
  void giveBack(Scratch scratch) {
    if (idle.size() < Runtime.getRuntime().availableProcessors()) {
      idle.add(scratch);
    }
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
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
  private List<String> traits = List.of();
  private final Map<IndexReader.CacheKey, Segment> segments = new HashMap<>();
  private final Map<Signal, Lengths> lengths = new EnumMap<>(Signal.class);
  private final ConcurrentLinkedQueue<Scratch> idle;
  private final ConcurrentLinkedQueue<Map<Signal, FieldTerms>> idleFields =
      new ConcurrentLinkedQueue<>();

  /** A segment and which of its pages are there. */
  static final class Leaf {
    private final LeafReader reader;
    private final int base;
    private final boolean whole;
    private final Bits live;
    private final Segment segment;
    private final int[] numbers;

    private Leaf(LeafReader reader, int base, Segment segment, int[] numbers) {
      this.reader = reader;
      this.base = base;
      Bits rest = reader.getLiveDocs();
      this.whole = rest == null;
      this.live = rest == null ? new Bits.MatchAllBits(reader.maxDoc()) : rest;
      this.segment = segment;
      this.numbers = numbers;
    }

    LeafReader reader() {
      return reader;
    }

    /** The number of its first page. */
    int base() {
      return base;
    }

    /** How many pages it has, those that are no longer there included. */
    int size() {
      return reader.maxDoc();
    }

    /** True if all of its pages are there. */
    boolean isWhole() {
      return whole;
    }

    /** The pages that are there. */
    Bits live() {
      return live;
    }

    /** What is kept of it. */
    Segment segment() {
      return segment;
    }

    /** Adds 1 to the number of each trait of a page, by its place in {@link IndexView#traits()}. */
    void count(int doc, int[] counts) {
      segment.count(doc, numbers, counts);
    }

    /** The same for those of one sort. */
    void count(int doc, int[] counts, String sort) {
      segment.count(doc, numbers, counts, sort);
    }
  }

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
    SortedSet<String> names = new TreeSet<>();
    for (LeafReaderContext context : reader.leaves()) {
      Segment segment = known.get(key(context));
      if (segment == null) {
        segment = new Segment(context.reader());
      }
      segments.put(key(context), segment);
      names.addAll(segment.traits());
    }
    traits = List.copyOf(names);
    for (LeafReaderContext context : reader.leaves()) {
      leaves.add(leaf(context));
    }
    for (Signal signal : Signal.values()) {
      lengths.put(signal, measured(signal));
    }
    CLEANER.register(this, closing(reader));
    return this;
  }

  private static IndexReader.CacheKey key(LeafReaderContext context) {
    return Objects.requireNonNull(context.reader().getCoreCacheHelper()).getKey();
  }

  private Leaf leaf(LeafReaderContext context) {
    LeafReader leaf = context.reader();
    Segment segment = Objects.requireNonNull(segments.get(key(context)));
    int[] numbers =
        segment.traits().stream().mapToInt(it -> Collections.binarySearch(traits, it)).toArray();
    return new Leaf(leaf, context.docBase, segment, numbers);
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

  /** All that pages have, in order. */
  List<String> traits() {
    return traits;
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

  /** The id of a page. */
  String id(int page) {
    Leaf leaf = leaf(page);
    return leaf.segment().id(page - leaf.base());
  }

  /** What is kept of a page under a name. */
  BytesRef value(int page, String name) throws IOException {
    Leaf leaf = leaf(page);
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), name);
    return values.advanceExact(page - leaf.base()) ? values.binaryValue() : new BytesRef();
  }

  /**
   * What one question is answered with.
   *
   * @param scratch room for the scores
   * @param fields those that have terms
   */
  record Tools(Scratch scratch, Map<Signal, FieldTerms> fields) {}

  /** What a question is answered with; give it back. */
  Tools take() throws IOException {
    Scratch scratch = idle.poll();
    Map<Signal, FieldTerms> fields = idleFields.poll();
    return new Tools(
        scratch == null ? new Scratch(reader.maxDoc()) : scratch.with(reader.maxDoc()),
        fields == null ? fields() : fields);
  }

  private Map<Signal, FieldTerms> fields() throws IOException {
    Map<Signal, FieldTerms> fields = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (lengths(signal).pages() > 0) {
        fields.put(signal, new FieldTerms(this, signal));
      }
    }
    return fields;
  }

  /** Takes it back. */
  void giveBack(Tools tools) {
    int most = Runtime.getRuntime().availableProcessors();
    tools.scratch().clear();
    if (idle.size() < most) {
      idle.add(tools.scratch());
    }
    if (idleFields.size() < most) {
      idleFields.add(tools.fields());
    }
  }
}

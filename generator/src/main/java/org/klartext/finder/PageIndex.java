package org.klartext.finder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The index of all entries in one language, in memory or in a folder. Its views stay as they were
 * made.
 *
 * <p>A changed page is searched before it is on the disk: that follows some seconds later and when
 * the index is closed. What a killed process had not written is found by comparing at the next
 * start.
 */
final class PageIndex {
  /** Which page a document is. */
  static final String ID = "id";

  /** What a search may be limited to. */
  static final String TRAIT = "trait";

  /** What is shown of a page. */
  static final String SHOWN = "shown";

  /** Of the entry that was indexed. */
  static final String DIGEST = "digest";

  /** It recommends a module of the JDK that is not finished; kept, or it would be forgotten. */
  private static final Logger RECOMMENDS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private static final Logger LOG = Logger.getLogger(PageIndex.class.getName());
  private static final String REVISION = "revision";
  private static final int COMMIT_AFTER_SECONDS = 5;

  /** As long as the database may keep what was erased. */
  private static final int TIDY_AFTER_SECONDS = 600;

  private static final int BUFFER_MB = 128;

  /** After so many, the index becomes one piece again: a term is looked up in each piece. */
  private static final int MANY_CHANGES = 500;

  private static final int MOST_CACHED_MB = 16;
  private static final int FEW_SEGMENTS = 2;

  private final Terms terms;
  private final IndexWriter writer;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicBoolean untidy = new AtomicBoolean();
  private final ExecutorService committer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("search-index").factory());
  private final boolean kept;
  private IndexView view;

  private PageIndex(Terms terms, Directory directory, boolean kept, boolean anew)
      throws IOException {
    RECOMMENDS.setLevel(Level.SEVERE);
    this.terms = terms;
    this.kept = kept;
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setRAMBufferSizeMB(BUFFER_MB)
            .setMaxFullFlushMergeWaitMillis(0)
            .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(FEW_SEGMENTS))
            .setCommitOnClose(false)
            .setOpenMode(
                anew ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.APPEND);
    this.writer = new IndexWriter(directory, config);
    try {
      writer.setLiveCommitData(Map.of(REVISION, terms.revision()).entrySet());
      this.view = IndexView.of(DirectoryReader.open(writer));
    } catch (IOException | RuntimeException e) {
      writer.rollback(); // or nobody could ever open the folder again
      throw e;
    }
  }

  /** An empty index in memory. */
  static PageIndex inMemory(Terms terms) {
    try {
      return new PageIndex(terms, new ByteBuffersDirectory(), false, true);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * The index in a folder. One of another revision, or one that cannot be read, is thrown away. If
   * another process has it open, this one gets an index in memory: two that write to one folder
   * would ruin it. So it does if the folder cannot be used at all.
   */
  static PageIndex in(Path folder, Terms terms) {
    try {
      return reopened(folder, terms);
    } catch (LockObtainFailedException e) {
      LOG.log(Level.WARNING, "Another process uses " + folder + "; the index is kept in memory", e);
      return inMemory(terms);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.INFO, "The search index in " + folder + " is made anew", e);
      return anew(folder, terms);
    }
  }

  private static Directory directory(Path folder) throws IOException {
    return new NRTCachingDirectory(new MMapDirectory(folder), 1, MOST_CACHED_MB);
  }

  private static PageIndex reopened(Path folder, Terms terms) throws IOException {
    Directory directory = directory(folder);
    boolean same =
        DirectoryReader.indexExists(directory)
            && terms
                .revision()
                .equals(SegmentInfos.readLatestCommit(directory).getUserData().get(REVISION));
    PageIndex index = new PageIndex(terms, directory, true, !same);
    try {
      for (LeafReaderContext leaf : index.view.reader().leaves()) {
        leaf.reader().checkIntegrity();
      }
      return index;
    } catch (IOException | RuntimeException e) {
      index.writer.rollback();
      throw e;
    }
  }

  private static PageIndex anew(Path folder, Terms terms) {
    try {
      Directory directory = directory(folder);
      for (String file : directory.listAll()) {
        directory.deleteFile(file);
      }
      return new PageIndex(terms, directory, true, true);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, folder + " cannot be used; the index is kept in memory", e);
      return inMemory(terms);
    }
  }

  /** All pages as they are now. */
  synchronized IndexView view() {
    return view;
  }

  /** Holds these entries and no others; only what differs is indexed. */
  synchronized IndexView replaceAll(Collection<Entry> entries) {
    try {
      Map<String, byte[]> had = digests();
      List<Entry> changed = new ArrayList<>();
      for (Entry entry : entries) {
        byte[] digest = had.remove(entry.id());
        if (digest == null || !Arrays.equals(digest, Digests.of(entry))) {
          changed.add(entry);
        }
      }
      IndexView now = update(changed, had.keySet());
      tidySoon();
      return now;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Map<String, byte[]> digests() throws IOException {
    Map<String, byte[]> digests = new HashMap<>();
    for (IndexView.Leaf leaf : view.leaves()) {
      for (int doc = 0; doc < leaf.size(); doc++) {
        if (leaf.live().get(doc)) {
          BytesRef digest = view.value(leaf.base() + doc, DIGEST);
          digests.put(
              view.value(leaf.base() + doc, ID).utf8ToString(),
              Arrays.copyOfRange(digest.bytes, digest.offset, digest.offset + digest.length));
        }
      }
    }
    return digests;
  }

  /** Takes entries in, instead of those of the same pages, and others out. */
  synchronized IndexView update(Collection<Entry> changed, Collection<String> gone) {
    try {
      Map<String, Entry> byId = new LinkedHashMap<>();
      changed.forEach(entry -> byId.put(entry.id(), entry));
      boolean empty = view.reader().maxDoc() == 0;
      DocumentWriter documents = new DocumentWriter(terms);
      byId.values().parallelStream().forEach(entry -> put(entry, documents, empty));
      for (String id : gone) {
        writer.deleteDocuments(new Term(ID, id));
      }
      if (byId.size() >= MANY_CHANGES) {
        writer.forceMerge(1);
      }
      DirectoryReader reader = DirectoryReader.openIfChanged(view.reader(), writer);
      if (reader != null) {
        view = view.next(reader);
        commitSoon();
        tidySoon();
      }
      return view;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void put(Entry entry, DocumentWriter documents, boolean isNew) {
    try {
      if (isNew) {
        writer.addDocument(documents.document(entry));
      } else {
        writer.updateDocument(new Term(ID, entry.id()), documents.document(entry));
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void commitSoon() {
    if (kept && waiting.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(COMMIT_AFTER_SECONDS, TimeUnit.SECONDS, committer)
          .execute(this::commit);
    }
  }

  /** Lucene only marks what is deleted; the words of an erased page do not stay on the disk. */
  private void tidySoon() {
    if (kept && view.reader().hasDeletions() && untidy.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(TIDY_AFTER_SECONDS, TimeUnit.SECONDS, committer)
          .execute(this::tidy);
    }
  }

  private void tidy() {
    untidy.set(false);
    try {
      if (writer.isOpen()) {
        writer.forceMerge(1); // merging for the sake of deletions alone leaves some of them
        writer.commit();
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "What was deleted could not be taken out of the search index", e);
    }
  }

  private void commit() {
    waiting.set(false);
    try {
      if (writer.isOpen()) {
        writer.commit();
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "The search index could not be written; its next start repairs it", e);
    }
  }

  /**
   * Writes what is not yet on the disk, without what was deleted. Views stay as they are; there
   * will be no others.
   */
  void close() {
    if (kept && view.reader().hasDeletions()) {
      tidy();
    } else if (kept) {
      commit();
    }
    abandon();
  }

  /** Ends the index without writing what is not yet on the disk. */
  void abandon() {
    committer.shutdown();
    try {
      writer.rollback();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "The search index could not be closed", e);
    }
  }

  static UncheckedIOException failure(IOException cause) {
    return new UncheckedIOException("The search index is broken; delete its folder", cause);
  }
}

package org.klartext.finder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The index of all entries in one language, in memory. Its searchers stay as they were made. */
final class PageIndex {
  /** Which page a document is. */
  static final String ID = "id";

  static final String TITLE = "title";
  static final String ANCHOR = "anchor";
  static final String HEADING = "heading";
  static final String TEXT = "text";

  /** It recommends a module of the JDK that is not finished; kept, or it would be forgotten. */
  private static final Logger RECOMMENDS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private final Terms terms;
  private final Similarity similarity = similarity();
  private final IndexWriter writer;

  /** An empty index. */
  PageIndex(Terms terms) {
    RECOMMENDS.setLevel(Level.SEVERE);
    this.terms = terms;
    try {
      IndexWriterConfig config = new IndexWriterConfig().setSimilarity(similarity);
      this.writer = new IndexWriter(new ByteBuffersDirectory(), config);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A word of a title hardly gains by being repeated. */
  private static Similarity similarity() {
    Similarity titles = new BM25Similarity(0.6f, 0.8f);
    Similarity texts = new BM25Similarity(1.2f, 0.8f);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        return Signal.valueOf(field).isTitle() ? titles : texts;
      }
    };
  }

  /** Takes entries in, instead of those of the same pages, and others out. */
  synchronized IndexSearcher update(Collection<Entry> changed, Collection<String> gone) {
    try {
      DocumentWriter documents = new DocumentWriter(terms);
      documents.learn(changed);
      for (Entry entry : changed) {
        writer.updateDocument(new Term(ID, entry.id()), documents.document(entry));
      }
      for (String id : gone) {
        writer.deleteDocuments(new Term(ID, id));
      }
      IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(writer));
      searcher.setSimilarity(similarity);
      searcher.setQueryCache(null);
      return searcher;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What is shown of a document; its other wordings, labels and traits are not kept. */
  static Entry shown(Document document) {
    String[] anchors = document.getValues(ANCHOR);
    String[] headings = document.getValues(HEADING);
    String[] texts = document.getValues(TEXT);
    List<Entry.Section> sections = new ArrayList<>();
    for (int at = 0; at < anchors.length; at++) {
      sections.add(new Entry.Section(anchors[at], headings[at], texts[at]));
    }
    return new Entry(text(document, ID), text(document, TITLE), sections);
  }

  private static String text(Document document, String name) {
    IndexableField field = document.getField(name);
    return field == null ? "" : field.stringValue();
  }

  private static UncheckedIOException failure(IOException cause) {
    return new UncheckedIOException("The search index in memory is broken", cause);
  }
}

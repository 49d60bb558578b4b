package org.klartext.finder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.klartext.search.ReadWord;

/** Makes documents of entries; remembers the words it has read until it is done. */
final class DocumentWriter {
  private static final int MOST_WORDS = 50_000;
  private static final FieldType COUNTED = indexed(IndexOptions.DOCS_AND_FREQS);
  private static final FieldType NAMED = indexed(IndexOptions.DOCS);

  private final Terms terms;
  private final Map<String, ReadWord> seen = new HashMap<>();
  private final Map<Signal.TermKind, Map<ReadWord, List<String>>> indexed =
      new EnumMap<>(Signal.TermKind.class);
  private final IdentityHashMap<ReadWord, List<String>> written = new IdentityHashMap<>();

  DocumentWriter(Terms terms) {
    this.terms = terms;
  }

  private static FieldType indexed(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(options == IndexOptions.DOCS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /** Takes the words of entries, of which compounds may be made. */
  void learn(Collection<Entry> entries) {
    entries.forEach(entry -> texts(entry).forEach(this::words));
    terms.learn(seen.values());
  }

  private static Stream<String> texts(Entry entry) {
    return Stream.of(
            Stream.of(entry.title()),
            entry.asked().stream(),
            entry.labels().stream(),
            entry.sections().stream().flatMap(it -> Stream.of(it.heading(), it.text())))
        .flatMap(it -> it);
  }

  private List<ReadWord> words(String text) {
    return terms.words(text, MOST_WORDS, seen);
  }

  /** The document of an entry. */
  Document document(Entry entry) {
    Document document = new Document();
    document.add(new StringField(PageIndex.ID, entry.id(), Field.Store.YES));
    document.add(new BinaryDocValuesField(PageIndex.ID, new BytesRef(entry.id())));
    addWords(document, entry);
    document.add(new StoredField(PageIndex.TITLE, entry.title()));
    for (Entry.Section section : entry.sections()) {
      document.add(new StoredField(PageIndex.ANCHOR, section.anchor()));
      document.add(new StoredField(PageIndex.HEADING, section.heading()));
      document.add(new StoredField(PageIndex.TEXT, section.text()));
    }
    return document;
  }

  private void addWords(Document document, Entry entry) {
    List<ReadWord> title = new ArrayList<>(words(entry.title()));
    entry.asked().forEach(it -> title.addAll(words(it)));
    List<ReadWord> headings = new ArrayList<>();
    entry.labels().forEach(it -> headings.addAll(words(it)));
    entry.sections().forEach(it -> headings.addAll(words(it.heading())));
    List<ReadWord> body = new ArrayList<>(title);
    body.addAll(headings);
    entry.sections().forEach(it -> body.addAll(words(it.text())));
    for (Signal signal : Signal.values()) {
      Collection<ReadWord> said =
          switch (signal) {
            case TITLE_PARTS, TITLE_GRAMS, TITLE_WORDS -> title;
            case HEADING_PARTS -> headings;
            case BODY_PARTS -> body;
            case BODY_GRAMS -> new LinkedHashSet<>(body);
          };
      TermStream stream = new TermStream(terms(signal.terms(), said));
      document.add(new Field(signal.field(), stream, COUNTED));
    }
    document.add(new Field(Speller.FIELD, new TermStream(written(body)), NAMED));
  }

  private List<String> written(Collection<ReadWord> words) {
    Set<String> all = new HashSet<>();
    words.forEach(word -> all.addAll(written.computeIfAbsent(word, Speller::indexed)));
    return List.copyOf(all);
  }

  private List<String> terms(Signal.TermKind kind, Collection<ReadWord> words) {
    Map<ReadWord, List<String>> known = indexed.computeIfAbsent(kind, _ -> new IdentityHashMap<>());
    List<String> all = new ArrayList<>();
    for (ReadWord word : words) {
      all.addAll(known.computeIfAbsent(word, it -> terms.indexed(kind, it)));
    }
    if (kind == Signal.TermKind.PARTS) {
      all.addAll(terms.phrases(words));
    }
    return all;
  }
}

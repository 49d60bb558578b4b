package org.klartext.finder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.klartext.search.ReadWord;

/**
 * Makes documents of entries; remembers the words it has read until it is done. Safe for several
 * threads.
 */
final class DocumentWriter {
  private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, false);
  private static final FieldType ONCE = type(IndexOptions.DOCS, false);
  private static final FieldType NAMED = type(IndexOptions.DOCS, true);

  private final Terms terms;
  private final Map<String, SiteWord> seen = new ConcurrentHashMap<>();
  private final Map<String, SiteWord.Gram> grams = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  DocumentWriter(Terms terms) {
    this.terms = terms;
  }

  private static FieldType type(IndexOptions options, boolean ofAnyLength) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(ofAnyLength);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /** The document of an entry. */
  Document document(Entry entry) {
    Document document = new Document();
    document.add(new StringField(PageIndex.ID, entry.id(), Field.Store.NO));
    document.add(new BinaryDocValuesField(PageIndex.ID, new BytesRef(entry.id())));
    document.add(new BinaryDocValuesField(PageIndex.DIGEST, new BytesRef(Digests.of(entry))));
    entry
        .traits()
        .forEach(
            it -> document.add(new SortedSetDocValuesField(PageIndex.TRAIT, new BytesRef(it))));
    addWords(document, entry);
    return document;
  }

  private void addWords(Document document, Entry entry) {
    SiteText heading = SiteText.of(entry.title(), this::word);
    List<SiteWord> title = new ArrayList<>();
    List<BytesRef> verbs = new ArrayList<>();
    Stream.concat(Stream.of(heading.words()), entry.asked().stream().map(this::words))
        .forEach(sentence -> {
          title.addAll(sentence);
          terms.joined(sentence, DocumentWriter::normal).forEach(it -> verbs.add(new BytesRef(it)));
        });
    List<SiteText> sections =
        entry.sections().stream().map(it -> SiteText.of(it.heading(), this::word)).toList();
    List<SiteText> texts =
        entry.sections().stream().map(it -> SiteText.of(it.text(), this::word)).toList();
    List<SiteWord> headings = new ArrayList<>();
    entry.labels().forEach(it -> headings.addAll(words(it)));
    sections.forEach(it -> headings.addAll(it.words()));
    List<SiteWord> body = new ArrayList<>(title);
    body.addAll(headings);
    texts.forEach(it -> body.addAll(it.words()));
    document.add(
        new BinaryDocValuesField(PageIndex.SHOWN, Shown.of(entry, heading, sections, texts)));
    add(document, Signal.TITLE_WORDS, all(title, SiteWord::spelled));
    add(document, Signal.TITLE_PARTS, with(verbs, parts(title)));
    add(document, Signal.HEADING_PARTS, parts(headings));
    add(document, Signal.BODY_PARTS, with(verbs, parts(body)));
    add(document, Signal.TITLE_GRAMS, all(title, word -> terms(word.grams())));
    add(document, Signal.BODY_GRAMS, gramsOnce(body));
    document.add(new Field(Speller.FIELD, new TermStream(written(body)), NAMED));
  }

  private static String normal(SiteWord word) {
    return word.spelled().isEmpty() ? "" : word.spelled().getFirst().utf8ToString();
  }

  private static List<BytesRef> with(List<BytesRef> more, List<BytesRef> terms) {
    terms.addAll(more);
    return terms;
  }

  private List<SiteWord> words(String text) {
    return SiteText.of(text, this::word).words();
  }

  private static void add(Document document, Signal signal, List<BytesRef> terms) {
    FieldType type = signal == Signal.BODY_GRAMS ? ONCE : COUNTED;
    document.add(new Field(signal.field(), new TermStream(terms), type));
  }

  private static List<BytesRef> all(
      List<SiteWord> words, Function<SiteWord, List<BytesRef>> terms) {
    List<BytesRef> all = new ArrayList<>(words.size() + words.size() / 2);
    words.forEach(word -> all.addAll(terms.apply(word)));
    return all;
  }

  private List<BytesRef> parts(List<SiteWord> words) {
    List<BytesRef> all = new ArrayList<>(words.size() + words.size() / 2);
    for (SiteWord word : words) {
      for (SiteWord.Part part : word.parts()) {
        all.add(part.term());
      }
    }
    terms.phrases(words, SiteWord::stem).forEach(it -> all.add(new BytesRef(it)));
    return all;
  }

  private static List<BytesRef> written(List<SiteWord> words) {
    Set<SiteWord> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(words);
    return all.stream().flatMap(it -> it.written().stream()).toList();
  }

  private static List<BytesRef> terms(List<SiteWord.Gram> grams) {
    return grams.stream().map(SiteWord.Gram::term).toList();
  }

  /** A page has thousands of runs of letters, most of them several times. */
  private static List<BytesRef> gramsOnce(List<SiteWord> words) {
    int most = 1;
    for (SiteWord word : words) {
      most += word.grams().size();
    }
    int[] had = new int[Integer.highestOneBit(most) << 1];
    List<BytesRef> all = new ArrayList<>();
    for (SiteWord word : words) {
      for (SiteWord.Gram gram : word.grams()) {
        if (isNew(gram.number(), had)) {
          all.add(gram.term());
        }
      }
    }
    return all;
  }

  /** Puts a number where it belongs in a table that is never full. */
  private static boolean isNew(int number, int[] had) {
    int at = number & (had.length - 1);
    while (had[at] != 0 && had[at] != number) {
      at = (at + 1) & (had.length - 1);
    }
    boolean isNew = had[at] == 0;
    had[at] = number;
    return isNew;
  }

  private SiteWord word(String token) {
    SiteWord known = seen.get(token);
    return known == null ? seen.computeIfAbsent(token, this::read) : known;
  }

  private SiteWord read(String token) {
    ReadWord word = terms.word(token);
    List<BytesRef> spelled =
        word.normal().isEmpty() ? List.of() : List.of(new BytesRef(word.normal()));
    List<SiteWord.Part> parts =
        terms.parts(word).stream()
            .map(BytesRef::new)
            .map(it -> new SiteWord.Part(it, Shown.hash(it)))
            .toList();
    return new SiteWord(
        word.stem(),
        Speller.indexed(word).stream().map(BytesRef::new).toList(),
        spelled,
        parts,
        Terms.grams(word).stream().map(this::gram).toList());
  }

  private SiteWord.Gram gram(String gram) {
    return grams.computeIfAbsent(
        gram, it -> new SiteWord.Gram(new BytesRef(it), numbers.incrementAndGet()));
  }
}

package org.klartext.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartext.site.Digest;
import org.klartext.view.SearchFile;
import org.klartext.view.SearchSource;

/**
 * The index of one language as files. A browser loads {@code index.json}, for each word that is
 * searched one file of stems, for a mistyped one also two of words, and for each page that is shown
 * the file that describes it. Every file carries the mark of the numbering it belongs to.
 */
final class BrowserIndex {
  private static final int FORMAT = 1;

  private final SearchSource source;
  private final Shards terms;
  private final Shards beginnings;
  private final Shards endings;
  private final WordForms forms;

  /**
   * Makes the index.
   *
   * @param source what is searched
   * @param entries the words of its pages
   * @param vocabulary from which they are
   */
  BrowserIndex(SearchSource source, List<EntryWords> entries, Vocabulary vocabulary) {
    this.source = source;
    this.forms = vocabulary.forms();
    this.terms = terms(entries, vocabulary);
    Map<String, Integer> words = words(entries);
    this.beginnings = shards(SearchFile.Part.BEGINNINGS, items(words, false));
    this.endings = shards(SearchFile.Part.ENDINGS, items(words, true));
  }

  private Shards terms(List<EntryWords> entries, Vocabulary vocabulary) {
    List<Shards.Item> items = new ArrayList<>();
    for (Postings.Term term : Postings.of(entries, vocabulary, source.synonyms())) {
      Bytes value = new Bytes().number(term.pages()).number(term.parts().size());
      term.parts().forEach(value::text);
      value.number(term.list().size());
      items.add(new Shards.Item(term.stem(), value.all(term.list())));
    }
    return shards(SearchFile.Part.TERMS, items);
  }

  /** Each word in its one spelling, and on how many pages it is. */
  private static Map<String, Integer> words(List<EntryWords> entries) {
    Map<String, Integer> words = new HashMap<>();
    for (EntryWords entry : entries) {
      for (Word word : entry.words()) {
        words.merge(word.normal(), 1, Integer::sum);
      }
    }
    return words;
  }

  /** Nobody can mistype a short word and still be understood. */
  private static final int SHORTEST_MISTYPED = 4;

  private static List<Shards.Item> items(Map<String, Integer> words, boolean reversed) {
    return words.entrySet().stream()
        .filter(word -> word.getKey().length() >= SHORTEST_MISTYPED)
        .map(word ->
            new Shards.Item(
                reversed ? new StringBuilder(word.getKey()).reverse().toString() : word.getKey(),
                new Bytes().number(word.getValue())))
        .sorted(java.util.Comparator.comparing(Shards.Item::text))
        .toList();
  }

  private Shards shards(SearchFile.Part part, List<Shards.Item> items) {
    return Shards.of(items, source.files(part), mark(source));
  }

  /** Four bytes that tell whether files belong together. */
  private static byte[] mark(SearchSource source) {
    int mark = (int) new Digest.Builder().add(FORMAT).add(source.numbering()).build().high();
    return java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(mark).array();
  }

  /** The mark in hexadecimal digits, for files of text. */
  static String markOf(SearchSource source) {
    return java.util.HexFormat.of().formatHex(mark(source));
  }

  /**
   * A file of the index.
   *
   * @throws IllegalArgumentException for a file that describes pages, which needs no index
   */
  byte[] file(SearchFile.Part part, int number) {
    return switch (part) {
      case INDEX -> IndexDocument.of(this).getBytes(StandardCharsets.UTF_8);
      case PAGES -> throw new IllegalArgumentException("Pages are described without an index");
      case TERMS -> terms.files().get(number);
      case BEGINNINGS -> beginnings.files().get(number);
      case ENDINGS -> endings.files().get(number);
    };
  }

  SearchSource source() {
    return source;
  }

  WordForms forms() {
    return forms;
  }

  /** Where each file of stems or words begins. */
  List<String> firsts(SearchFile.Part part) {
    return switch (part) {
      case TERMS -> terms.firsts();
      case BEGINNINGS -> beginnings.firsts();
      case ENDINGS -> endings.firsts();
      case INDEX, PAGES -> List.of();
    };
  }
}

package org.klartext.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartext.files.PackedInput;

class PostingsTest {
  private final Vocabulary german = new Vocabulary("de");

  private List<EntryWords> entries(int count) {
    Word word = german.word("Netz").orElseThrow();
    List<EntryWords> entries = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      byte title = (byte) (number % 100 == 7 ? 24 : 0);
      entries.add(new EntryWords(new Word[] {word}, new byte[] {title}, new byte[] {1}, 100));
    }
    return entries;
  }

  private static List<Integer> pages(Postings.Term term) {
    byte[] bytes = term.list().toArray();
    PackedInput in = new PackedInput(bytes, 0);
    List<Integer> pages = new ArrayList<>();
    int page = -1;
    for (int read = 0; read < bytes.length; ) {
      int value = in.small();
      read += new Bytes().number(value).size();
      page += value >> 4;
      pages.add(page);
    }
    return pages;
  }

  @Test
  void aWordOfAllOfAFewPagesListsThemAll() {
    Postings.Term term = Postings.of(entries(200), german, List.of()).getFirst();
    assertEquals(200, pages(term).size());
  }

  @Test
  void aWordOfMostOfManyPagesListsThoseWhereItStandsOut() {
    Postings.Term term = Postings.of(entries(250), german, List.of()).getFirst();
    assertEquals(List.of(7, 107, 207), pages(term));
    assertEquals(250, term.pages());
  }

  private EntryWords page(String... written) {
    Word[] words =
        java.util.Arrays.stream(written)
            .map(it -> german.word(it).orElseThrow())
            .toArray(Word[]::new);
    byte[] weights = new byte[words.length];
    java.util.Arrays.fill(weights, (byte) 24);
    return new EntryWords(words, weights, new byte[words.length], 100);
  }

  @Test
  void aPageIsFoundByOtherWordingsOfTheSame() {
    List<EntryWords> pages =
        List.of(page("Abo"), page("Strom", "sparen"), page("Strom", "abmelden"));
    List<List<String>> synonyms =
        List.of(List.of("Abo", "Vertrag", "Strom abmelden"), List.of("auf Dauer", "Netz"));
    java.util.Map<String, List<Integer>> found = new java.util.TreeMap<>();
    for (Postings.Term term : Postings.of(pages, german, synonyms)) {
      found.put(term.stem(), pages(term));
    }
    assertEquals(List.of(0, 2), found.get("abo"));
    assertEquals(List.of(0, 2), found.get("vertrag"));
    assertEquals(List.of(0, 1, 2), found.get("strom"));
    assertEquals(null, found.get("netz"));
  }
}

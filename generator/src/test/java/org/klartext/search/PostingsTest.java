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
    Postings.Term term = Postings.of(entries(200), german).getFirst();
    assertEquals(200, pages(term).size());
  }

  @Test
  void aWordOfMostOfManyPagesListsThoseWhereItStandsOut() {
    Postings.Term term = Postings.of(entries(250), german).getFirst();
    assertEquals(List.of(7, 107, 207), pages(term));
    assertEquals(250, term.pages());
  }
}

package org.klartext.finder.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that are like another one are found, and no others, without looking at all. */
class NeighboursTest {
  private static final List<String> LETTERS = List.of("a", "b", "c", "ä", "\uD83D\uDE00");

  private static TermsEnum dictionary(Collection<String> terms) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (String term : terms) {
        Document document = new Document();
        document.add(new StringField("word", term, Field.Store.NO));
        writer.addDocument(document);
      }
    }
    return MultiTerms.getTerms(DirectoryReader.open(directory), "word").iterator();
  }

  private static List<String> near(TermsEnum dictionary, String word, int edits, int same)
      throws IOException {
    return new Neighbours(word, edits)
        .in(dictionary, same).stream().map(Neighbours.Near::term).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "vertrag, 0",
    "vertag, 1",
    "vertrags, 1",
    "wertrag, 1",
    "vertrga, 1",
    "evrtrag, 1",
    "ertrag, 1",
    "vertg, 2",
    "verrtraag, 2",
    "fertrak, 2",
    "vetrga, 2",
    "vrtrg, 2",
    "vreragt, 3",
    "v, 3",
    "'', 3"
  })
  void aLetterIsAddedLeftOutChangedOrSwapped(String typed, int away) throws IOException {
    TermsEnum dictionary = dictionary(List.of("vertrag"));
    assertEquals(away <= 2, !near(dictionary, typed, 2, 0).isEmpty());
    assertEquals(away <= 1, !near(dictionary, typed, 1, 0).isEmpty());
  }

  @Test
  void whatComesAfterTheWordIsNotCompared() throws IOException {
    TermsEnum dictionary =
        dictionary(List.of("vertrag Vertrag", "vertrag VERTRAG", "vertraege Verträge", "vertrag"));
    assertEquals(
        List.of(
            new Neighbours.Near("vertrag", 1),
            new Neighbours.Near("vertrag VERTRAG", 1),
            new Neighbours.Near("vertrag Vertrag", 1)),
        new Neighbours("vertag", 1).in(dictionary, 1));
  }

  @Test
  void aWordOfThousandsOfLettersIsNotLookedFor() throws IOException {
    String longest = "a".repeat(40);
    String longer = "a".repeat(41);
    TermsEnum dictionary = dictionary(List.of(longest, longer));
    assertEquals(List.of(longest, longer), near(dictionary, longest, 1, 1));
    Counted counted = new Counted(dictionary);
    assertEquals(List.of(), near(counted, longer, 1, 1));
    assertEquals(List.of(), near(counted, "a".repeat(1_000_000), 2, 1));
    assertEquals(0, counted.count);
  }

  @Test
  void allThatAreNearAreFoundAndNoOthers() throws IOException {
    Random random = new Random(7);
    TreeSet<String> words = new TreeSet<>();
    while (words.size() < 1_500) {
      words.add(word(random));
    }
    TermsEnum dictionary = dictionary(words);
    for (int round = 0; round < 400; round++) {
      String word = word(random);
      int edits = 1 + random.nextInt(2);
      int same = random.nextInt(Math.min(2, word.length()) + 1);
      if (Character.isHighSurrogate(word.charAt(Math.max(0, same - 1)))) {
        same = 0;
      }
      List<String> expected = new ArrayList<>();
      for (String other : words) {
        if (other.startsWith(word.substring(0, same)) && isNear(word, other, edits)) {
          expected.add(other);
        }
      }
      List<String> found = near(dictionary, word, edits, same);
      assertEquals(new TreeSet<>(expected), new TreeSet<>(found), word);
      assertEquals(expected.size(), found.size(), word);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int letter = random.nextInt(7); letter >= 0; letter--) {
      word.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return word.toString();
  }

  /** By its definition, over halves of letters as Java has them. */
  private static boolean isNear(String a, String b, int edits) {
    if (edits < 0) {
      return false;
    }
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length() <= edits;
    }
    boolean swapped =
        a.length() > 1
            && b.length() > 1
            && a.charAt(0) == b.charAt(1)
            && a.charAt(1) == b.charAt(0);
    int change = a.charAt(0) == b.charAt(0) ? 0 : 1;
    return isNear(a.substring(1), b.substring(1), edits - change)
        || isNear(a.substring(1), b, edits - 1)
        || isNear(a, b.substring(1), edits - 1)
        || (swapped && isNear(a.substring(2), b.substring(2), edits - 1));
  }

  @Test
  void ofALargeDictionaryOnlyASmallPartIsLookedAt() throws IOException {
    Random random = new Random(3);
    TreeSet<String> words = new TreeSet<>(List.of("kuendigung"));
    while (words.size() < 100_000) {
      StringBuilder word = new StringBuilder();
      random.ints(9, 'a', 'z' + 1).forEach(word::appendCodePoint);
      words.add(word.toString());
    }
    Counted one = new Counted(dictionary(words));
    assertEquals(List.of("kuendigung"), near(one, "kuenigung", 1, 0));
    assertTrue(one.count < words.size() / 8, () -> "" + one.count);
    Counted two = new Counted(dictionary(words));
    assertEquals(List.of("kuendigung"), near(two, "kuednigumg", 2, 1));
    assertTrue(two.count < words.size() / 8, () -> "" + two.count);
  }

  /** Counts the terms that are asked for. */
  private static final class Counted extends FilterLeafReader.FilterTermsEnum {
    private int count;

    Counted(TermsEnum terms) {
      super(terms);
    }

    @Override
    public BytesRef next() throws IOException {
      count++;
      return super.next();
    }

    @Override
    public SeekStatus seekCeil(BytesRef from) throws IOException {
      count++;
      return super.seekCeil(from);
    }
  }
}

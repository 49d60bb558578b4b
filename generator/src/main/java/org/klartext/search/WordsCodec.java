package org.klartext.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartext.files.PackedInput;
import org.klartext.files.PackedOutput;
import org.klartext.site.Digest;

/** The words of pages as bytes and back. */
final class WordsCodec {
  private WordsCodec() {}

  /** Writes the words of all pages of a language. */
  static void write(PackedOutput out, Map<Digest, EntryWords> entries) {
    Set<Word> used = new LinkedHashSet<>();
    entries.values().forEach(entry -> used.addAll(entry.words()));
    Map<Word, Integer> numbers = new HashMap<>();
    out.list(
        used,
        word -> {
          numbers.put(word, numbers.size());
          out.text(word.written());
          out.text(word.normal());
          out.text(word.stem());
          out.list(word.parts(), out::text);
        });
    out.list(
        entries.entrySet(),
        entry -> {
          out.digest(entry.getKey());
          EntryWords words = entry.getValue();
          out.number(words.length());
          out.number(words.size());
          for (int index = 0; index < words.size(); index++) {
            out.number(java.util.Objects.requireNonNull(numbers.get(words.word(index))));
            out.number(words.quarters(index));
            out.number(words.count(index));
          }
        });
  }

  /** Reads what {@link #write} wrote; the words go into a vocabulary. */
  static Map<Digest, EntryWords> read(PackedInput in, Vocabulary vocabulary) {
    List<Word> used =
        new ArrayList<>(
            in.list(() -> vocabulary.restore(in.text(), in.text(), in.text(), in.list(in::text))));
    Map<Digest, EntryWords> entries = new HashMap<>();
    int count = in.size();
    for (int number = 0; number < count; number++) {
      Digest digest = in.digest();
      int length = in.small();
      int size = in.size();
      Word[] words = new Word[size];
      byte[] weights = new byte[size];
      byte[] counts = new byte[size];
      for (int index = 0; index < size; index++) {
        words[index] = used.get(in.small());
        weights[index] = (byte) in.small();
        counts[index] = (byte) in.small();
      }
      entries.put(digest, new EntryWords(words, weights, counts, length));
    }
    return entries;
  }
}

package org.klartext.finder;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.lucene.store.ByteArrayDataInput;

/** Where in a text something is that was looked for. */
final class Matches {
  private final Asked asked;
  private final BitSet found = new BitSet();
  private int[] starts = new int[16];
  private int[] words = new int[16];
  private int size;

  Matches(Asked asked) {
    this.asked = asked;
  }

  /** Reads the places of a text's terms, and how many different words are among them. */
  int read(ByteArrayDataInput in) {
    size = 0;
    found.clear();
    int end = in.readVInt();
    end += in.getPosition();
    int start = 0;
    while (in.getPosition() < end) {
      start += in.readVInt();
      int hash = hash(in);
      int word = asked.word(hash);
      if (word >= 0) {
        add(start, word);
        found.set(word);
      }
    }
    return found.cardinality();
  }

  private static int hash(ByteArrayDataInput in) {
    int low = in.readByte() & 0xff;
    int middle = in.readByte() & 0xff;
    int high = in.readByte() & 0xff;
    return low + (middle << Byte.SIZE) + (high << (2 * Byte.SIZE));
  }

  private void add(int start, int word) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
    }
    starts[size] = start;
    words[size++] = word;
  }

  /** True if a word that was looked for begins at a place. */
  boolean isAt(int start) {
    return Arrays.binarySearch(starts, 0, size, start) >= 0;
  }

  /** Where the window with the most different words begins; 0 if there are none. */
  int densest(int length) {
    int best = 0;
    int most = 0;
    for (int first = 0; first < size; first++) {
      found.clear();
      for (int at = first; at < size && starts[at] <= starts[first] + length; at++) {
        found.set(words[at]);
      }
      if (found.cardinality() > most) {
        most = found.cardinality();
        best = starts[first];
      }
    }
    return best;
  }
}

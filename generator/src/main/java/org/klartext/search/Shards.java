package org.klartext.search;

import java.util.ArrayList;
import java.util.List;

/**
 * An ordered list, cut into files of about the same size. A text shares the characters it has in
 * common with the one before it.
 *
 * @param firsts the first text of each file; empty for a file without any
 * @param files in order
 */
record Shards(List<String> firsts, List<byte[]> files) {
  /** Copies what it is given. */
  Shards {
    firsts = List.copyOf(firsts);
    files = List.copyOf(files);
  }

  /**
   * A text and what belongs to it.
   *
   * @param text differs from all others
   * @param value written behind it
   */
  record Item(String text, Bytes value) {}

  /**
   * Cuts.
   *
   * @param items in the order of their texts' characters
   * @param count how many files there have to be
   * @param mark stands at the beginning of each
   */
  static Shards of(List<Item> items, int count, byte[] mark) {
    long total = 0;
    for (Item item : items) {
      total += size(item);
    }
    List<String> firsts = new ArrayList<>();
    List<byte[]> files = new ArrayList<>();
    int at = 0;
    long done = 0;
    for (int number = 0; number < count; number++) {
      int from = at;
      long until = total * (number + 1) / count;
      while (at < items.size() && (done < until || number == count - 1)) {
        done += size(items.get(at++));
      }
      firsts.add(from < at ? items.get(from).text() : "");
      files.add(file(items.subList(from, at), mark));
    }
    return new Shards(firsts, files);
  }

  private static int size(Item item) {
    return 4 + item.value().size();
  }

  private static byte[] file(List<Item> items, byte[] mark) {
    Bytes bytes = new Bytes().all(mark).number(items.size());
    String before = "";
    for (Item item : items) {
      int shared = shared(before, item.text());
      bytes.number(shared).text(item.text().substring(shared)).all(item.value());
      before = item.text();
    }
    return bytes.toArray();
  }

  /** How many characters two texts share at their beginning; a pair of surrogates is not torn. */
  private static int shared(String a, String b) {
    int shared = 0;
    while (shared < a.length() && shared < b.length() && a.charAt(shared) == b.charAt(shared)) {
      shared++;
    }
    return shared > 0 && Character.isHighSurrogate(a.charAt(shared - 1)) ? shared - 1 : shared;
  }
}

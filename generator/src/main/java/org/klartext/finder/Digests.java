package org.klartext.finder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Tells whether what was indexed is still the same. */
final class Digests {
  private final MessageDigest digest;

  private Digests() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The digest of an entry: of everything in it. */
  static byte[] of(Entry entry) {
    Digests all = new Digests();
    all.add(List.of(entry.id(), entry.title()));
    all.add(entry.asked());
    all.add(entry.labels());
    for (Entry.Section section : entry.sections()) {
      all.add(List.of(section.anchor(), section.heading(), section.text()));
    }
    all.add(entry.traits().stream().sorted().toList());
    return all.digest.digest();
  }

  /** The digest of lists of texts. */
  static byte[] of(Iterable<List<String>> lists) {
    Digests all = new Digests();
    lists.forEach(all::add);
    return all.digest.digest();
  }

  private void add(List<String> texts) {
    add(texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      add(bytes.length);
      digest.update(bytes);
    }
  }

  private void add(int number) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      digest.update((byte) (number >> shift));
    }
  }
}

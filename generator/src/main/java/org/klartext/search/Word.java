package org.klartext.search;

import java.util.List;

/**
 * A word as it is written on some page.
 *
 * @param written in lower case, with its umlauts
 * @param normal in its one spelling
 * @param stem of it
 * @param parts spellings of the words it is made of, by a dictionary; empty for a simple word
 */
record Word(String written, String normal, String stem, List<String> parts) {
  /** Copies what it is given. */
  Word {
    parts = List.copyOf(parts);
  }

  /** Two words are the same if they are written the same. */
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Word word && word.written.equals(written));
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }
}

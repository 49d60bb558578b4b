package org.klartext.search;

import java.util.List;

/**
 * A word as it was read in a text.
 *
 * @param written in lower case, with its umlauts
 * @param normal in its one spelling: lower case, no marks
 * @param stem what the forms of the word have in common
 * @param parts spellings of the words it is made of, by a dictionary; empty for a simple word
 * @param stop true if it says nothing of a text's subject
 */
public record ReadWord(
    String written, String normal, String stem, List<String> parts, boolean stop) {
  /** Copies what it is given. */
  public ReadWord {
    parts = List.copyOf(parts);
  }
}

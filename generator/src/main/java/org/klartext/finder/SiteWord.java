package org.klartext.finder;

import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * A word of the site as the index takes it.
 *
 * @param stem of it
 * @param written as the spelling of others is corrected by it; none if it never is
 * @param spelled in its one spelling; none if it has no letters
 * @param parts stem, and stems of its parts; none of a stop word
 * @param grams runs of letters; none of a stop word
 */
record SiteWord(
    String stem,
    List<BytesRef> written,
    List<BytesRef> spelled,
    List<Part> parts,
    List<Gram> grams) {
  /**
   * A stem.
   *
   * @param term as it is indexed
   * @param hash that stands for it where it is shown
   */
  record Part(BytesRef term, int hash) {}

  /**
   * A run of letters.
   *
   * @param term as it is indexed
   * @param number that no other has among those of the same writer, from 1
   */
  record Gram(BytesRef term, int number) {}
}

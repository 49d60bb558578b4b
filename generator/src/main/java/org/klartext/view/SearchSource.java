package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;

/**
 * All that can be searched in one language, and into how many files its index is cut: that follows
 * from the number of pages alone, so that the files of a site are known before the index is made.
 *
 * @param lang language tag
 * @param entries in a fixed order; their places are their numbers in the index
 * @param synonyms groups of wordings that mean the same
 * @param numbering of the places: which page has which number
 * @param digest of all the above
 */
public record SearchSource(
    String lang,
    List<SearchEntry> entries,
    List<List<String>> synonyms,
    Digest numbering,
    Digest digest) {
  /** How many pages a file describes at most. */
  public static final int DESCRIBED = 25;

  private static final int TERMS = 80;
  private static final int WORDS = 200;
  private static final int MOST = 999;

  /** Copies what it is given. */
  public SearchSource {
    entries = List.copyOf(entries);
    synonyms = List.copyOf(synonyms);
  }

  /** The entries of one language, and which wordings mean the same in it. */
  public static SearchSource of(
      String lang, List<SearchEntry> entries, List<List<String>> synonyms) {
    Digest numbering =
        new Digest.Builder().addTexts(entries.stream().map(it -> it.page().id()).toList()).build();
    Digest.Builder digest =
        new Digest.Builder()
            .add(lang)
            .add(numbering)
            .addAll(entries.stream().map(SearchEntry::digest).toList());
    synonyms.forEach(digest::addTexts);
    return new SearchSource(lang, entries, synonyms, numbering, digest.build());
  }

  /** How many files there are of a part. */
  public int files(SearchFile.Part part) {
    return switch (part) {
      case INDEX -> 1;
      case PAGES -> (entries.size() + DESCRIBED - 1) / DESCRIBED;
      case TERMS -> Math.clamp(entries.size() / TERMS, 1, MOST);
      case BEGINNINGS, ENDINGS -> Math.clamp(entries.size() / WORDS, 1, MOST);
    };
  }
}

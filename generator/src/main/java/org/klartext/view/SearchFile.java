package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;

/**
 * One file of the index for the search without a server.
 *
 * @param source what is searched
 * @param part which files it belongs to
 * @param number among them, from 0
 * @param digest of all it is made from
 */
public record SearchFile(SearchSource source, Part part, int number, Digest digest)
    implements View.Encoded {

  /** The name of the file that a browser loads first. */
  public static final String INDEX = "index.json";

  /** Where all indexes stand, below the output folder. */
  public static final String FOLDER = "assets/search/";

  /** What the files of an index hold. */
  public enum Part {
    /** How the index is cut, and how words are brought to their stems. */
    INDEX("index"),
    /** What is shown of the pages that were found. */
    PAGES("pages"),
    /** Stems, and the pages in which they occur. */
    TERMS("terms"),
    /** All words, ordered by their beginnings: for words that are mistyped at their end. */
    BEGINNINGS("beginnings"),
    /** All words, ordered by their endings: for words that are mistyped at their beginning. */
    ENDINGS("endings");

    private final String key;

    Part(String key) {
      this.key = key;
    }
  }

  /** A file of an index. */
  public static SearchFile of(SearchSource source, Part part, int number) {
    Digest.Builder digest = new Digest.Builder().add(part.key).add(number);
    if (part == Part.PAGES) {
      digest.add(source.numbering());
      digest.addAll(described(source, number).stream().map(SearchEntry::digest).toList());
    } else {
      digest.add(source.digest());
    }
    return new SearchFile(source, part, number, digest.build());
  }

  private static List<SearchEntry> described(SearchSource source, int number) {
    int from = number * SearchSource.DESCRIBED;
    int to = Math.min(from + SearchSource.DESCRIBED, source.entries().size());
    return source.entries().subList(from, to);
  }

  /** The pages that a file of {@link Part#PAGES} describes. */
  public List<SearchEntry> described() {
    return described(source, number);
  }

  /** The name of the file in the folder of its language. */
  public String name() {
    return switch (part) {
      case INDEX -> INDEX;
      case PAGES -> part.key + "/" + number + ".json";
      case TERMS, BEGINNINGS, ENDINGS -> part.key + "/" + number + ".bin";
    };
  }
}

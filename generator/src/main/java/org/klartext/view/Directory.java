package org.klartext.view;

import java.util.List;
import org.klartext.site.BaseUrl;
import org.klartext.site.Digest;

/**
 * All pages as a list for language models ({@code llms.txt}, llmstxt.org).
 *
 * @param title of the portal
 * @param description of the portal
 * @param baseUrl where it is published
 * @param twins true if the pages have Markdown twins to point at
 * @param sections pages of one kind and language each
 * @param digest of all the above
 */
public record Directory(
    String title,
    String description,
    BaseUrl baseUrl,
    boolean twins,
    List<Section> sections,
    Digest digest)
    implements View.Encoded {
  /** Copies what it is given. */
  public Directory {
    sections = List.copyOf(sections);
  }

  /**
   * Pages of one kind.
   *
   * @param title what they are
   * @param cards the pages
   */
  public record Section(String title, List<Card> cards) {
    /** Copies what it is given. */
    public Section {
      cards = List.copyOf(cards);
    }
  }

  /** Works the digest out. */
  public static Directory of(
      String title, String description, BaseUrl baseUrl, boolean twins, List<Section> sections) {
    Digest.Builder digest =
        new Digest.Builder().add(title).add(description).add(baseUrl.toString()).add(twins);
    for (Section section : sections) {
      digest.add(section.title());
      digest.addAll(section.cards().stream().map(Card::digest).toList());
    }
    return new Directory(title, description, baseUrl, twins, sections, digest.build());
  }
}

package org.klartext.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a page's place and front matter say; everything that other pages may show of it.
 *
 * @param id stays when the page moves
 * @param kind what it is
 * @param slug the last folder of its permalink; names topics and experts
 * @param lang language tag
 * @param permalink its address
 * @param source its file
 * @param title never empty
 * @param description one or two sentences for lists and search engines
 * @param lifetime its dates
 * @param audience for whom
 * @param translationKey the same for all translations of one page
 * @param aliases old addresses
 * @param labels topics, tags, authors, related pages
 * @param image a picture that stands for the page
 * @param comments whether it may be commented on; absent: what the site says
 * @param weight order in lists, light before heavy; 0 after all others
 * @param asked other wordings of its question
 * @param expect searches that must find it
 * @param digest of the front matter, the path and whatever else decides the above
 */
public record PageMeta(
    PageId id,
    Kind kind,
    String slug,
    String lang,
    Permalink permalink,
    Source source,
    String title,
    Optional<String> description,
    Lifetime lifetime,
    Audience audience,
    String translationKey,
    List<Permalink> aliases,
    Labels labels,
    Optional<Target> image,
    Optional<Comments> comments,
    int weight,
    List<String> asked,
    List<String> expect,
    Digest digest) {

  /** Copies what it is given. */
  public PageMeta {
    aliases = List.copyOf(aliases);
    asked = List.copyOf(asked);
    expect = List.copyOf(expect);
  }

  /** The permalink and the aliases. */
  public List<Permalink> addresses() {
    return Stream.concat(Stream.of(permalink), aliases.stream()).toList();
  }
}

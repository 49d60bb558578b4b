package org.klartext.view;

import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;

/**
 * What a page says of itself to browsers and search engines.
 *
 * @param title of the page, without that of the portal
 * @param description one or two sentences
 * @param canonical the whole address under which the page is to be known
 * @param noindex true if search engines are to leave it out
 * @param languages the page in all its languages, itself included; empty where it has only one
 * @param feeds feeds of this page
 * @param image whole address of a picture that stands for it
 * @param markdown address of its Markdown twin
 * @param json address of its JSON document
 */
public record Head(
    String title,
    Optional<String> description,
    String canonical,
    boolean noindex,
    List<Link> languages,
    List<Frame.FeedLink> feeds,
    Optional<String> image,
    Optional<String> markdown,
    Optional<String> json) {

  /** Copies what it is given. */
  public Head {
    languages = List.copyOf(languages);
    feeds = List.copyOf(feeds);
  }

  /**
   * Of a page that only leads to others, which search engines leave out.
   *
   * @param title of the page, without that of the portal
   * @param canonical the whole address
   * @param languages the page in all its languages
   */
  public static Head unlisted(String title, String canonical, List<Link> languages) {
    return new Head(
        title,
        Optional.empty(),
        canonical,
        true,
        languages,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of all it says. */
  public Digest digest() {
    Digest.Builder digest =
        new Digest.Builder()
            .add(title)
            .add(description.orElse(""))
            .add(canonical)
            .add(noindex)
            .add(image.orElse(""))
            .add(markdown.orElse(""))
            .add(json.orElse(""));
    languages.forEach(it -> digest.add(it.label()).add(it.href()).add(it.lang()).add(it.current()));
    feeds.forEach(feed -> digest.add(feed.title()).add(feed.type()).add(feed.href()));
    return digest.build();
  }
}

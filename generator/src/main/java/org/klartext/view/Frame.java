package org.klartext.view;

import java.util.List;
import java.util.Optional;
import org.klartext.site.BaseUrl;
import org.klartext.site.Digest;
import org.klartext.site.Edition;

/**
 * What all HTML pages of one language have in common.
 *
 * @param lang language tag
 * @param title of the portal
 * @param description of the portal
 * @param baseUrl where it is published
 * @param home address of the home page
 * @param edition for whom it is
 * @param navigation the main menu
 * @param homes the home pages of all languages, for pages that exist in one only; empty if there is
 *     only one language
 * @param footer pages that every page leads to at its end, such as the imprint
 * @param moderation address of the page on how contributions are decided on; absent where nothing
 *     is
 * @param figures address of the page of service figures; absent where there are none
 * @param search where to search; absent where there is no index
 * @param ask where to ask a question; absent where nobody takes one
 * @param apiUrl where the server answers; absent: no forms
 * @param feeds Atom and JSON Feed of the site in this language
 * @param zone name of the time zone in which dates are shown
 * @param digest of all the above
 */
public record Frame(
    String lang,
    String title,
    String description,
    BaseUrl baseUrl,
    String home,
    Edition edition,
    List<Link> navigation,
    List<Link> homes,
    List<Link> footer,
    Optional<String> moderation,
    Optional<String> figures,
    Optional<Search> search,
    Optional<String> ask,
    Optional<String> apiUrl,
    List<FeedLink> feeds,
    String zone,
    Digest digest) {

  /** Copies what it is given. */
  public Frame {
    navigation = List.copyOf(navigation);
    homes = List.copyOf(homes);
    footer = List.copyOf(footer);
    feeds = List.copyOf(feeds);
  }

  /**
   * The search without a server.
   *
   * @param page address of the page that shows what was found; its query is {@code q}
   * @param index address of the folder with the index of this language
   */
  public record Search(String page, String index) {}

  /**
   * A feed that browsers and readers can find.
   *
   * @param title of the feed
   * @param type media type
   * @param href its address
   */
  public record FeedLink(String title, String type, String href) {}
}

package org.klartext.api.publishing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.klartext.build.SiteBuild;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Reply;
import org.klartext.site.Site;

/** What the server answers from at this moment; replaced as a whole. */
public final class Snapshot {
  private final Site site;
  private final Optional<SiteBuild.Live> live;
  private volatile Optional<Map<String, Page>> pages = Optional.empty();
  private volatile Optional<Map<String, Found>> replies = Optional.empty();
  private volatile Optional<Set<String>> expertNames = Optional.empty();
  private volatile Optional<Set<String>> expertSlugs = Optional.empty();

  /**
   * A reply and where it stands.
   *
   * @param page under which it stands
   * @param reply itself
   */
  public record Found(Page page, Reply reply) {}

  Snapshot(SiteBuild.Live live) {
    this.site = live.site();
    this.live = Optional.of(live);
  }

  private Snapshot(Site site) {
    this.site = site;
    this.live = Optional.empty();
  }

  /** A tree that was read, but not built. */
  public static Snapshot ofTree(Site site) {
    return new Snapshot(site);
  }

  private static Map<String, Page> pages(Site site) {
    Map<String, Page> pages = new HashMap<>();
    site.pages().forEach(page -> pages.put(page.meta().id().value(), page));
    return pages;
  }

  private static Map<String, Found> replies(Site site) {
    Map<String, Found> replies = new HashMap<>();
    for (Page page : site.pages()) {
      for (Reply reply : site.replies(page.meta().id())) {
        replies.putIfAbsent(reply.id(), new Found(page, reply));
      }
    }
    return replies;
  }

  private static Set<String> experts(Site site, Function<PageMeta, String> what) {
    return site.pages().stream()
        .filter(Page.Expert.class::isInstance)
        .map(page -> what.apply(page.meta()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Site, theme and frames.
   *
   * @throws java.util.NoSuchElementException if it was not built
   */
  public SiteBuild.Live live() {
    return live.orElseThrow();
  }

  /** The content. */
  public Site site() {
    return site;
  }

  /** The published page of an id. */
  public Optional<Page> page(String id) {
    Map<String, Page> known = pages.orElseGet(() -> pages(site()));
    pages = Optional.of(known);
    return Optional.ofNullable(known.get(id));
  }

  /** The names of all published experts. */
  public Set<String> expertNames() {
    Set<String> known = expertNames.orElseGet(() -> experts(site(), PageMeta::title));
    expertNames = Optional.of(known);
    return known;
  }

  /** The slugs of all published experts. */
  public Set<String> expertSlugs() {
    Set<String> known = expertSlugs.orElseGet(() -> experts(site(), PageMeta::slug));
    expertSlugs = Optional.of(known);
    return known;
  }

  /** The published reply of an id; the first if several pages have one. */
  public Optional<Found> reply(String id) {
    Map<String, Found> known = replies.orElseGet(() -> replies(site()));
    replies = Optional.of(known);
    return Optional.ofNullable(known.get(id));
  }
}

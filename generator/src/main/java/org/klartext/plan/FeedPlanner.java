package org.klartext.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;
import org.klartext.site.BaseUrl;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.view.Discussion;
import org.klartext.view.FeedView;
import org.klartext.view.Frame;
import org.klartext.view.PageView;

/** Plans the feeds: of the site, of each topic, and of each page that is talked about. */
final class FeedPlanner {
  private static final String ATOM_FILE = "feed.xml";
  private static final String JSON_FILE = "feed.json";
  private static final Comparator<FeedView.Entry> NEWEST_FIRST =
      Comparator.comparing(FeedView.Entry::updated).reversed().thenComparing(FeedView.Entry::id);

  private static final Comparator<PageView> NEWEST_LAST =
      Comparator.comparing(FeedPlanner::changed)
          .thenComparing(page -> page.meta().permalink(), Comparator.reverseOrder());

  private final BaseUrl baseUrl;

  FeedPlanner(Site site) {
    this.baseUrl = site.config().baseUrl();
  }

  /** True if a page has a feed of its own. */
  static boolean has(Page page, Discussion discussion) {
    return switch (page.meta().kind()) {
      case QUESTION -> !page.isRemoved();
      case TOPIC -> true;
      case ARTICLE, FAQ, EXPERT, PAGE -> !discussion.isEmpty();
    };
  }

  /** How browsers find the feeds of an address. */
  static List<Frame.FeedLink> links(SiteConfig config, String title, Permalink permalink) {
    BaseUrl baseUrl = config.baseUrl();
    return List.of(
        new Frame.FeedLink(
            title, "application/atom+xml", baseUrl.href(permalink.sibling(ATOM_FILE))),
        new Frame.FeedLink(
            title, "application/feed+json", baseUrl.href(permalink.sibling(JSON_FILE))));
  }

  /**
   * Adds all feeds of one language.
   *
   * @param pages what its pages show, by path
   */
  void addFeeds(OutputPlan plan, LanguagePart part, Map<String, PageView> pages) {
    addGathered(plan, part, pages);
    pages.values().stream().filter(page -> !page.fallback()).forEach(page -> addOwn(plan, page));
  }

  /** Adds the feeds that gather pages: of the site and of its topics. */
  void addGathered(OutputPlan plan, LanguagePart part, Map<String, PageView> pages) {
    Stream<PageView> own = pages.values().stream().filter(page -> !page.fallback());
    add(plan, part.lang(), part.frame().title(), part.home(), entries(own));
    part.shelf().ofKind(Kind.TOPIC).stream()
        .flatMap(topic -> Stream.ofNullable(pages.get(topic.path())))
        .filter(topic -> !topic.fallback())
        .forEach(topic -> addTopicFeed(plan, part, topic, pages));
  }

  /** Adds the feed of what is said on a page, if it has one. */
  void addOwn(OutputPlan plan, PageView page) {
    if (page.meta().kind() != Kind.TOPIC && has(page.page(), page.discussion())) {
      add(plan, page.lang(), page.title(), page.meta().permalink(), replies(page));
    }
  }

  /** Adds the feed of what is said on a page, or removes it where nothing is said any more. */
  void updateOwn(OutputPlan plan, PageView page) {
    addOwn(plan, page);
    if (!has(page.page(), page.discussion())) {
      String home = baseUrl.absolute(page.meta().permalink());
      for (FeedView.Format format : FeedView.Format.values()) {
        plan.removeFeed(page.meta().permalink().sibling(file(format)).outputPath(), home);
      }
    }
  }

  /** What feeds are called. */
  static String file(FeedView.Format format) {
    return switch (format) {
      case ATOM -> ATOM_FILE;
      case JSON -> JSON_FILE;
    };
  }

  private void addTopicFeed(
      OutputPlan plan, LanguagePart part, PageView topic, Map<String, PageView> pages) {
    Stream<PageView> members =
        part.shelf().item(topic.page()).stream()
            .flatMap(item -> part.shelf().ofTopic(item).stream())
            .flatMap(item -> Stream.ofNullable(pages.get(item.path())))
            .filter(page -> !page.fallback());
    add(plan, topic.lang(), topic.title(), topic.meta().permalink(), entries(members));
  }

  private List<FeedView.Entry> entries(Stream<PageView> pages) {
    Queue<PageView> newest = new PriorityQueue<>(NEWEST_LAST);
    pages
        .filter(page -> page.date().isPresent() && isNews(page.page()))
        .forEach(page -> {
          newest.add(page);
          if (newest.size() > FeedView.LENGTH) {
            newest.remove();
          }
        });
    return newest.stream().sorted(NEWEST_LAST.reversed()).map(this::entry).toList();
  }

  private static Instant changed(PageView page) {
    Instant changed = page.date().orElse(Instant.EPOCH);
    Instant updated = page.updated().orElse(changed);
    changed = updated.isAfter(changed) ? updated : changed;
    for (PageView.DatedText addendum : page.addenda()) {
      changed = addendum.date().isAfter(changed) ? addendum.date() : changed;
    }
    return changed;
  }

  private static boolean isNews(Page page) {
    return switch (page.meta().kind()) {
      case ARTICLE, FAQ, QUESTION -> !page.isRemoved();
      case TOPIC, EXPERT, PAGE -> false;
    };
  }

  private FeedView.Entry entry(PageView page) {
    return new FeedView.Entry(
        baseUrl.absolute(DocumentPlanner.address(page.meta().id())),
        baseUrl.absolute(page.meta().permalink()),
        page.title(),
        page.meta().description(),
        PagePlanner.names(page.authors(), page.page()),
        page.date().orElse(Instant.EPOCH),
        changed(page),
        page.text(),
        page.addenda());
  }

  private List<FeedView.Entry> replies(PageView page) {
    List<FeedView.Entry> entries = new ArrayList<>();
    collect(page, page.discussion().answers(), entries);
    collect(page, page.discussion().comments(), entries);
    collect(page, page.discussion().mentions(), entries);
    return entries.stream().sorted(NEWEST_FIRST).limit(FeedView.LENGTH).toList();
  }

  private void collect(
      PageView page, List<Discussion.Entry> replies, List<FeedView.Entry> entries) {
    for (Discussion.Entry reply : replies) {
      if (reply.removed().isEmpty()) {
        entries.add(entry(page, reply));
      }
      collect(page, reply.replies(), entries);
    }
  }

  private FeedView.Entry entry(PageView page, Discussion.Entry reply) {
    String href = baseUrl.absolute(page.meta().permalink()) + "#" + reply.id();
    return new FeedView.Entry(
        href,
        href,
        page.title(),
        Optional.empty(),
        reply.name(),
        reply.date(),
        reply.edited().orElse(reply.date()),
        reply.text(),
        List.of());
  }

  private void add(
      OutputPlan plan, String lang, String title, Permalink home, List<FeedView.Entry> entries) {
    Instant updated = entries.isEmpty() ? Instant.EPOCH : entries.getFirst().updated();
    for (FeedView.Format format : FeedView.Format.values()) {
      Permalink self = home.sibling(file(format));
      Digest digest =
          new Digest.Builder()
              .add(format.name())
              .add(lang)
              .add(title)
              .add(baseUrl.absolute(self))
              .addAll(entries.stream().map(FeedView.Entry::digest).toList())
              .build();
      plan.add(
          self.outputPath(),
          new FeedView(
              format,
              lang,
              title,
              baseUrl.absolute(self),
              baseUrl.absolute(home),
              updated,
              entries,
              digest));
    }
  }
}

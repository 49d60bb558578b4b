package org.klartext.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.view.FeedView;
import org.klartext.view.Frame;
import org.klartext.view.PageView;

/**
 * Makes the plan of a site: the only place that decides which files there are. Remembers the last
 * plan, so that an edit of a text plans only what shows that text. One thread may plan while
 * another one has a glimpse.
 */
public final class Views {
  private final Words words;
  private volatile Optional<Memory> memory = Optional.empty();

  /**
   * For one theme.
   *
   * @param words of the interface
   */
  public Views(Words words) {
    this.words = words;
  }

  /**
   * A site and everything that was worked out from it.
   *
   * @param site what was planned
   * @param plan what to write
   * @param links how its links resolve
   * @param frames what all pages of a language have in common, by language
   */
  public record Planned(Site site, OutputPlan plan, LinkResolver links, Map<String, Frame> frames) {
    /** Copies what it is given. */
    public Planned {
      frames = Map.copyOf(frames);
    }
  }

  /** The last plan and what is worth keeping of the way to it. */
  private record Memory(
      Context context,
      Planned planned,
      List<LanguagePart> parts,
      Set<Permalink> addresses,
      Map<String, Map<String, PageView>> pages) {}

  /**
   * Plans all output of a site; what comes out depends on the site alone.
   *
   * @param site what to publish
   */
  public Planned plan(Site site) {
    Context context = Context.of(site);
    Memory now =
        memory
            .filter(last -> last.context().isSame(context))
            .map(last -> replan(last, context, site))
            .orElseGet(() -> planAll(context, site));
    memory = Optional.of(now);
    return now.planned();
  }

  /**
   * Plans some pages alone, as far as the last plan allows: for readers who wait for them. What
   * others show of them, and what they show of others, is found by the next plan.
   *
   * @param site the last one with these pages
   * @param pages what is new or has changed in it
   * @return what to write ahead; nothing before the first plan
   */
  public OutputPlan glimpse(Site site, Collection<Page> pages) {
    OutputPlan plan = new OutputPlan();
    memory.ifPresent(last -> {
      LinkResolver links = new LinkResolver(site, last.addresses());
      for (LanguagePart before : last.parts()) {
        LanguagePart part = before.with(site, pages);
        update(plan, site, part, new PagePlanner(site, part, links), pages);
      }
      plan.keepFitting(last.planned().plan());
    });
    return plan;
  }

  /** Paths of the files that are there only while something stands under a page. */
  public static List<String> filesOfReplies(Page page) {
    Permalink permalink = page.meta().permalink();
    return List.of(
        permalink.sibling(FeedPlanner.file(FeedView.Format.ATOM)).outputPath(),
        permalink.sibling(FeedPlanner.file(FeedView.Format.JSON)).outputPath(),
        DocumentPlanner.repliesAddress(page.meta().id()).outputPath());
  }

  /** Plans pages and all that is made of them alone. */
  private static List<PageView> update(
      OutputPlan plan, Site site, LanguagePart part, PagePlanner planner, Collection<Page> pages) {
    DocumentPlanner documents = new DocumentPlanner(site);
    FeedPlanner feeds = new FeedPlanner(site);
    List<PageView> views = new ArrayList<>();
    for (Page page : pages) {
      part.shelf().item(page).ifPresent(item -> views.add(planner.update(plan, item)));
    }
    for (PageView view : views) {
      if (!view.fallback()) {
        documents.update(plan, view);
        if (site.config().writes(SiteConfig.Output.FEEDS)) {
          feeds.updateOwn(plan, view);
        }
      }
    }
    return views;
  }

  private Memory planAll(Context context, Site site) {
    List<LanguagePart> parts =
        site.config().languages().stream()
            .map(lang -> new LanguagePart(site, lang, words))
            .toList();
    Set<Permalink> addresses = addresses(site.config(), parts);
    LinkResolver links = new LinkResolver(site, addresses);
    OutputPlan plan = new OutputPlan();
    DocumentPlanner documents = new DocumentPlanner(site);
    SitePlanner files = new SitePlanner(site);
    Map<String, Map<String, PageView>> all = new HashMap<>();
    for (LanguagePart part : parts) {
      PagePlanner planner = new PagePlanner(site, part, links);
      Map<String, PageView> pages = planner.addPages(plan);
      new ListPlanner(site, part, planner).addLists(plan);
      new ModerationPlanner(site).add(plan, part);
      new FiguresPlanner(site).add(plan, part);
      if (site.config().writes(SiteConfig.Output.FEEDS)) {
        new FeedPlanner(site).addFeeds(plan, part, pages);
      }
      documents.addPages(plan, part, pages.values());
      addSearch(site, plan, part, pages);
      files.addPages(plan, part, pages.values());
      all.put(part.lang(), pages);
    }
    documents.addLists(plan);
    files.addFiles(plan, parts);
    addAssets(site, plan, all);
    return new Memory(
        context, new Planned(site, plan, links, frames(parts)), parts, addresses, all);
  }

  /** The context is the same: only pages with another text or other replies are planned again. */
  private Memory replan(Memory last, Context context, Site site) {
    LinkResolver links = new LinkResolver(site, last.addresses());
    OutputPlan plan = new OutputPlan(last.planned().plan());
    FeedPlanner feeds = new FeedPlanner(site);
    boolean writesFeeds = site.config().writes(SiteConfig.Output.FEEDS);
    Site before = last.planned().site();
    List<Page> changed = site.pages().stream().filter(page -> !isSame(before, site, page)).toList();
    boolean sameTexts = changed.stream().allMatch(page -> isSameText(before, page));
    Map<String, Map<String, PageView>> all = new HashMap<>();
    for (LanguagePart part : last.parts()) {
      PagePlanner planner = new PagePlanner(site, part, links);
      Map<String, PageView> pages =
          new LinkedHashMap<>(Objects.requireNonNull(last.pages().get(part.lang())));
      all.put(part.lang(), pages);
      List<PageView> again = update(plan, site, part, planner, changed);
      new ModerationPlanner(site).add(plan, part);
      new FiguresPlanner(site).add(plan, part);
      changed.forEach(page -> new ListPlanner(site, part, planner).update(plan, page));
      again.forEach(page -> pages.put(page.meta().source().path(), page));
      if (!again.isEmpty() && writesFeeds && !sameTexts) {
        feeds.addGathered(plan, part, pages);
      }
      if (!again.isEmpty()) {
        addSearch(site, plan, part, pages);
      }
    }
    addAssets(site, plan, all);
    Planned planned = new Planned(site, plan, links, frames(last.parts()));
    return new Memory(context, planned, last.parts(), last.addresses(), all);
  }

  private static Map<String, Frame> frames(List<LanguagePart> parts) {
    return parts.stream().collect(Collectors.toMap(LanguagePart::lang, LanguagePart::frame));
  }

  private static void addSearch(
      Site site, OutputPlan plan, LanguagePart part, Map<String, PageView> pages) {
    if (site.config().writes(SiteConfig.Output.SEARCH)) {
      SearchPlanner.addIndex(plan, part, pages.values(), site.synonyms().in(part.lang()));
    }
  }

  private static boolean isSameText(Site before, Page page) {
    return before
        .pageOfFile(page.meta().source().path())
        .filter(old -> old.digest().equals(page.digest()))
        .isPresent();
  }

  private static boolean isSame(Site before, Site now, Page page) {
    List<Reply> replies = now.replies(page.meta().id());
    List<Reply> old = before.replies(page.meta().id());
    return isSameText(before, page)
        && replies.size() == old.size()
        && digests(replies).equals(digests(old));
  }

  private static List<Object> digests(List<Reply> replies) {
    return replies.isEmpty() ? List.of() : replies.stream().<Object>map(Reply::digest).toList();
  }

  private static void addAssets(
      Site site, OutputPlan plan, Map<String, Map<String, PageView>> pages) {
    PublishedAssets assets = new PublishedAssets(site);
    pages.values().forEach(views -> views.values().forEach(assets::add));
    assets.addTo(plan);
  }

  private static Set<Permalink> addresses(SiteConfig config, List<LanguagePart> parts) {
    Set<Permalink> addresses = new HashSet<>();
    for (LanguagePart part : parts) {
      addresses.addAll(part.addresses());
      addresses.add(part.home());
      if (config.writes(SiteConfig.Output.FEEDS)) {
        addresses.add(part.home().sibling("feed.xml"));
        addresses.add(part.home().sibling("feed.json"));
      }
    }
    addresses.add(new Permalink("/sitemap.xml"));
    return addresses;
  }
}

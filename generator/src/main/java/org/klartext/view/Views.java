package org.klartext.view;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;

/** Makes the plan of a site: the only place that decides which files there are. */
public final class Views {
  private final Words words;

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
   */
  public record Planned(Site site, OutputPlan plan, LinkResolver links) {}

  /**
   * Plans all output of a site; a pure function of it.
   *
   * @param site what to publish
   */
  public Planned plan(Site site) {
    List<LanguagePart> parts =
        site.config().languages().stream()
            .map(lang -> new LanguagePart(site, lang, words))
            .toList();
    LinkResolver links = new LinkResolver(site, addresses(site.config(), parts));
    OutputPlan plan = new OutputPlan();
    PublishedAssets assets = new PublishedAssets(site);
    DocumentPlanner documents = new DocumentPlanner(site);
    SitePlanner files = new SitePlanner(site);
    for (LanguagePart part : parts) {
      PagePlanner pages = new PagePlanner(site, part, links);
      Map<String, PageView> views = pages.addPages(plan);
      new ListPlanner(site, part, pages).addLists(plan);
      if (site.config().writes(SiteConfig.Output.FEEDS)) {
        new FeedPlanner(site).addFeeds(plan, part, views);
      }
      documents.addPages(plan, part, views.values());
      files.addPages(plan, part, views.values());
      views.values().forEach(assets::add);
    }
    documents.addLists(plan);
    files.addFiles(plan, parts);
    assets.addTo(plan);
    return new Planned(site, plan, links);
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

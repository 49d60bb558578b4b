package org.klartext.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.klartext.site.BaseUrl;
import org.klartext.site.Digest;
import org.klartext.site.Edition;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.view.Directory;
import org.klartext.view.Frame;
import org.klartext.view.Head;
import org.klartext.view.Link;
import org.klartext.view.NotFoundView;
import org.klartext.view.PageView;
import org.klartext.view.PlainText;
import org.klartext.view.RedirectView;
import org.klartext.view.Sitemap;

/** Plans what a site has once: sitemap, redirects, robots.txt, llms.txt and the page for errors. */
final class SitePlanner {
  private final Site site;
  private final BaseUrl baseUrl;
  private final List<Sitemap.Entry> entries = new ArrayList<>();

  SitePlanner(Site site) {
    this.site = site;
    this.baseUrl = site.config().baseUrl();
  }

  /** Takes the pages of one language into the sitemap and adds their redirects. */
  void addPages(OutputPlan plan, LanguagePart part, Collection<PageView> pages) {
    for (PageView page : pages) {
      if (!page.head().noindex()) {
        addEntry(page);
      }
      if (!page.fallback()) {
        page.meta()
            .aliases()
            .forEach(alias -> plan.add(alias.outputPath(), redirect(part.frame(), page)));
      }
    }
    if (ModerationPlanner.isNeeded(site)) {
      addUndated(part, ModerationPlanner::address);
    }
    if (FiguresPlanner.isNeeded(site)) {
      addUndated(part, FiguresPlanner::address);
    }
    plan.add(part.home().sibling("404.html").outputPath(), notFound(part));
  }

  private void addEntry(PageView page) {
    entries.add(
        new Sitemap.Entry(
            page.head().canonical(),
            page.updated().or(page::date),
            absolute(page.head().languages())));
  }

  /** Without a date: the log and the figures change all the time. */
  private void addUndated(LanguagePart part, UnaryOperator<Permalink> address) {
    entries.add(
        new Sitemap.Entry(
            baseUrl.absolute(address.apply(part.home())),
            Optional.empty(),
            absolute(part.inAllLanguages(address))));
  }

  private List<Link> absolute(List<Link> languages) {
    return languages.stream()
        .map(it -> new Link(it.label(), baseUrl.origin() + it.href(), it.lang(), false))
        .toList();
  }

  private RedirectView redirect(Frame frame, PageView page) {
    String href = page.card().href();
    Digest digest = new Digest.Builder().add(frame.digest()).add(page.title()).add(href).build();
    return new RedirectView(frame, page.title(), href, page.head().canonical(), digest);
  }

  private NotFoundView notFound(LanguagePart part) {
    Head head =
        Head.unlisted(
            part.word("notFound.title"),
            baseUrl.absolute(part.home().sibling("404.html")),
            List.of());
    List<Link> trail = part.trail(part.home().sibling("404.html"));
    Digest digest =
        new Digest.Builder()
            .add(part.frame().digest())
            .add(head.digest())
            .add(trail.toString())
            .build();
    return new NotFoundView(part.frame(), head, trail, digest);
  }

  /** Adds the files that exist once. */
  void addFiles(OutputPlan plan, Collection<LanguagePart> parts) {
    addSitemap(plan);
    plan.add("robots.txt", robots());
    if (site.config().writes(SiteConfig.Output.LLMS)) {
      plan.add("llms.txt", directory(parts));
    }
  }

  private void addSitemap(OutputPlan plan) {
    if (entries.size() <= Sitemap.LENGTH) {
      plan.add("sitemap.xml", Sitemap.of(entries));
      return;
    }
    List<Sitemap.Entry> files = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += Sitemap.LENGTH) {
      int to = Math.min(from + Sitemap.LENGTH, entries.size());
      String name = "sitemap-" + (from / Sitemap.LENGTH + 1) + ".xml";
      plan.add(name, Sitemap.of(entries.subList(from, to)));
      files.add(
          new Sitemap.Entry(
              baseUrl.absolute(new Permalink("/" + name)), Optional.empty(), List.of()));
    }
    plan.add("sitemap.xml", Sitemap.Index.of(files));
  }

  private PlainText robots() {
    return PlainText.of(
        site.edition() == Edition.INTERNAL
            ? "User-agent: *\nDisallow: /\n"
            : "User-agent: *\nAllow: /\n\nSitemap: "
                + baseUrl.absolute(new Permalink("/sitemap.xml"))
                + "\n");
  }

  private Directory directory(Collection<LanguagePart> parts) {
    List<Directory.Section> sections =
        parts.stream()
            .flatMap(part ->
                Stream.of(org.klartext.site.Kind.values())
                    .map(kind ->
                        new Directory.Section(
                            part.word("list." + kind.key()),
                            part.shelf().cards(originals(part, kind)))))
            .filter(section -> !section.cards().isEmpty())
            .toList();
    return Directory.of(
        site.config().titleIn(site.config().defaultLanguage()),
        site.config().descriptionIn(site.config().defaultLanguage()),
        baseUrl,
        site.config().writes(SiteConfig.Output.MARKDOWN),
        sections);
  }

  private static List<Shelf.Item> originals(LanguagePart part, org.klartext.site.Kind kind) {
    return part.shelf().ofKind(kind).stream()
        .filter(item -> item.page().meta().lang().equals(part.lang()))
        .toList();
  }
}

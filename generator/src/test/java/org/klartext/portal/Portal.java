package org.klartext.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.klartext.build.BuildOptions;
import org.klartext.build.BuildReport;
import org.klartext.build.SiteBuild;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.markdown.Markdown;
import org.klartext.plan.Views;
import org.klartext.render.Theme;
import org.klartext.site.BaseUrl;
import org.klartext.site.Edition;
import org.klartext.site.Site;
import org.klartext.view.RedirectView;
import org.klartext.view.View;

/** A portal that was built once, and is served. */
final class Portal implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("klartext.root"));

  private final StaticServer server;
  private final Path out;
  private final Site site;
  private final Theme theme;
  private final List<PortalPage> pages;

  private Portal(StaticServer server, Path out, Site site, Theme theme, List<PortalPage> pages) {
    this.server = server;
    this.out = out;
    this.site = site;
    this.theme = theme;
    this.pages = pages;
  }

  /** This repository's own, as its readers see it today. */
  static Portal ours(Path folder) throws Exception {
    return build(ROOT.resolve("content"), folder, InstantSource.system().instant());
  }

  /**
   * Builds and serves a tree of files with the themes of this repository.
   *
   * @param content the tree
   * @param folder to build in
   * @param at as of when
   */
  static Portal build(Path content, Path folder, Instant at) throws Exception {
    Path out = Files.createDirectories(folder.resolve("site"));
    StaticServer server = StaticServer.start(out);
    BaseUrl baseUrl = BaseUrl.parse(server.origin() + "/");
    build(content, out, baseUrl, at);
    try (SiteLoader loader = new SiteLoader(content, new Markdown())) {
      Site site =
          loader.load(
              LoadRequest.of(Edition.PUBLIC, at)
                  .with(new LoadRequest.Overrides(Optional.of(baseUrl), false)));
      Theme theme = Theme.load(ROOT.resolve("themes"), site.config().theme(), overrides(content));
      return new Portal(server, out, site, theme, pages(server.origin(), out, site, theme));
    }
  }

  private static void build(Path content, Path out, BaseUrl baseUrl, Instant at) throws Exception {
    BuildOptions options =
        new BuildOptions(
            content,
            ROOT.resolve("themes"),
            out,
            out.resolveSibling("var"),
            Edition.PUBLIC,
            false,
            Optional.of(at),
            Optional.of(baseUrl),
            false,
            false,
            false);
    try (SiteBuild build = SiteBuild.open(options, InstantSource.fixed(at))) {
      BuildReport report = build.run();
      if (report.errors() > 0) {
        throw new AssertionError(report.problems().toString());
      }
    }
  }

  /** Publishes the files of a changed tree where the old ones are. */
  void buildAgain(Path content, Instant at) throws Exception {
    build(content, out, BaseUrl.parse(origin() + "/"), at);
  }

  private static Optional<Path> overrides(Path content) {
    return Optional.of(content.resolve("_theme")).filter(Files::isDirectory);
  }

  private static List<PortalPage> pages(String origin, Path out, Site site, Theme theme) {
    List<PortalPage> pages = new ArrayList<>();
    var plan = new Views((lang, key) -> theme.texts(lang).get(key)).plan(site).plan();
    plan.views()
        .forEach((file, view) -> {
          if (view instanceof View.Templated html && !(html instanceof RedirectView)) {
            pages.add(PortalPage.of(origin, out, file, html));
          }
        });
    pages.sort(Comparator.comparing(PortalPage::path));
    return List.copyOf(pages);
  }

  /** Its HTML pages but for those that only lead elsewhere. */
  List<PortalPage> pages() {
    return pages;
  }

  /** Of every kind of page in a language the one with the most in it. */
  List<PortalPage> kinds(String lang) {
    Map<String, PortalPage> largest = new TreeMap<>();
    for (PortalPage page : pages) {
      if (page.lang().equals(lang) && !page.isFallback()) {
        largest.merge(page.kind(), page, Portal::larger);
      }
    }
    return List.copyOf(largest.values());
  }

  /** The page of a kind with the most in it, in the default language. */
  PortalPage kind(String kind) {
    return kinds(site.config().defaultLanguage()).stream()
        .filter(page -> page.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no page of the kind " + kind));
  }

  private static PortalPage larger(PortalPage one, PortalPage other) {
    try {
      return Files.size(one.file()) >= Files.size(other.file()) ? one : other;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What was built. */
  Site site() {
    return site;
  }

  /** The folder it was built into. */
  Path out() {
    return out;
  }

  /** Where it is served, without a slash at the end. */
  String origin() {
    return server.origin();
  }

  /** A text of the theme. */
  String text(String lang, String key) {
    return theme.texts(lang).get(key);
  }

  @Override
  public void close() {
    server.close();
  }
}

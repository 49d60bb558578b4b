package org.klartext.plan;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.site.Asset;
import org.klartext.site.text.PathEncoding;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.site.Slug;
import org.klartext.site.Target;
import org.klartext.view.Resolved.Found;
import org.klartext.view.Resolved;

/** Finds what links and images of a text lead to. */
public final class LinkResolver {
  private final Site site;
  private final SiteConfig config;
  private final Set<Permalink> outputs;
  private Optional<Addresses> addresses = Optional.empty();

  /** Other addresses than permalinks; needed only where texts use them. */
  private record Addresses(
      Map<Permalink, Page> aliases, Map<Permalink, Page> fallbacks, Map<Permalink, Asset> assets) {}

  /**
   * For one site.
   *
   * @param site what links may lead to
   * @param outputs addresses of lists and other things that are no pages
   */
  LinkResolver(Site site, Set<Permalink> outputs) {
    this.site = site;
    this.config = site.config();
    this.outputs = outputs;
  }

  private synchronized Addresses addresses() {
    if (addresses.isEmpty()) {
      addresses = Optional.of(collect());
    }
    return addresses.get();
  }

  private Addresses collect() {
    Addresses all = new Addresses(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Page page : site.pages()) {
      page.meta().aliases().forEach(alias -> all.aliases().putIfAbsent(alias, page));
      for (String lang : config.fallbackLanguages()) {
        if (Fallbacks.isNeeded(site, page, lang)) {
          all.fallbacks().putIfAbsent(Fallbacks.permalink(page, lang), page);
        }
      }
    }
    for (Asset asset : site.assets().values()) {
      all.assets().put(asset.permalink(config.defaultLanguage()), asset);
      all.assets().putIfAbsent(new Permalink("/" + asset.path()), asset);
    }
    return all;
  }

  /**
   * Resolves a target.
   *
   * @param target as the text says it
   * @param from the page that says it
   * @param lang the language in which the page is shown
   */
  public Resolved resolve(Target target, Page from, String lang) {
    return switch (target) {
      case Target.External(String url) -> new Resolved(url, new Found.Elsewhere());
      case Target.SamePage(String fragment) ->
          new Resolved("#" + PathEncoding.encode(fragment), new Found.OfPage(from, fragment));
      case Target.OutsideTree _ -> nothing(Resolved.NOWHERE);
      case Target.InTree(String path, String fragment) ->
          inTree(path, fragment, from, lang).orElseGet(() -> nothing(Resolved.NOWHERE));
      case Target.InSite(String path, String fragment) ->
          inSite(path, fragment, lang).orElseGet(() -> unknownSitePath(path, fragment));
    };
  }

  private Optional<Resolved> inTree(String path, String fragment, Page from, String lang) {
    Asset asset = site.assets().get(path);
    if (asset != null) {
      return Optional.of(assetLink(asset));
    }
    return pageOfPath(path)
        .map(page -> pageLink(inLanguageOf(page, from), fragment, lang))
        .or(() -> inSite(besidePermalink(path, from), fragment, lang))
        .or(() -> listOfFolder(path, fragment, from, lang));
  }

  /** A folder without a page of its own is published as a list of what is in it. */
  private Optional<Resolved> listOfFolder(String path, String fragment, Page from, String lang) {
    List<String> folders = List.of(path.split("/"));
    boolean named = config.languages().contains(folders.getFirst());
    String written = named ? folders.getFirst() : config.defaultLanguage();
    String below =
        folders.stream().skip(named ? 1 : 0).map(it -> Slug.of(it) + "/").collect(joining());
    boolean own = written.equals(from.meta().lang());
    return Stream.of(own ? lang : written, written)
        .map(it -> config.home(it).path() + below)
        .filter(Permalink::isValid)
        .map(Permalink::new)
        .filter(outputs::contains)
        .findFirst()
        .map(it -> new Resolved(href(it, fragment), new Found.OfOutput()));
  }

  /** People leave out the ending, or name the folder. */
  private Optional<Page> pageOfPath(String path) {
    return Stream.of("", ".md", "/index.md", "/_index.md")
        .flatMap(ending -> site.pageOfFile(path + ending).stream())
        .findFirst();
  }

  /** A link between files without a language means the same language, where there is one. */
  private Page inLanguageOf(Page target, Page from) {
    String written = target.meta().lang();
    boolean neutral =
        written.equals(config.defaultLanguage())
            && !target.meta().source().path().startsWith(written + "/");
    return neutral ? site.translation(target, from.meta().lang()).orElse(target) : target;
  }

  /** The same relative path, followed from the published page rather than from its file. */
  private static String besidePermalink(String path, Page from) {
    PageMeta meta = from.meta();
    String folder = meta.source().path().substring(0, meta.source().path().lastIndexOf('/') + 1);
    return path.startsWith(folder)
        ? meta.permalink().path() + path.substring(folder.length())
        : "/" + path;
  }

  private Optional<Resolved> inSite(String written, String fragment, String lang) {
    String path = written.contains("?") ? written.substring(0, written.indexOf('?')) : written;
    if (!Permalink.isValid(path)) {
      return Optional.empty();
    }
    return atPermalink(new Permalink(path), fragment, lang)
        .or(() -> withSlash(path).flatMap(slashed -> atPermalink(slashed, fragment, lang)))
        .or(() -> withoutBase(path).flatMap(inner -> atPermalink(inner, fragment, lang)));
  }

  private static Optional<Permalink> withSlash(String path) {
    return path.endsWith("/") ? Optional.empty() : Optional.of(new Permalink(path + "/"));
  }

  private Optional<Permalink> withoutBase(String path) {
    String base = config.baseUrl().path();
    return base.length() > 1 && path.startsWith(base)
        ? Optional.of(new Permalink(path.substring(base.length() - 1)))
        : Optional.empty();
  }

  private Optional<Resolved> atPermalink(Permalink permalink, String fragment, String lang) {
    Optional<Page> page =
        site.pageAt(permalink).or(() -> Optional.ofNullable(addresses().aliases().get(permalink)));
    if (page.isPresent()) {
      return page.map(it -> pageLink(it, fragment, lang));
    }
    Page fallback = addresses().fallbacks().get(permalink);
    if (fallback != null) {
      return Optional.of(
          new Resolved(href(permalink, fragment), new Found.OfPage(fallback, fragment)));
    }
    Asset asset = addresses().assets().get(permalink);
    if (asset != null) {
      return Optional.of(assetLink(asset));
    }
    return outputs.contains(permalink)
        ? Optional.of(new Resolved(href(permalink, fragment), new Found.OfOutput()))
        : Optional.empty();
  }

  private Resolved pageLink(Page page, String fragment, String lang) {
    return new Resolved(
        href(Fallbacks.shownAt(site, page, lang), fragment), new Found.OfPage(page, fragment));
  }

  private Resolved assetLink(Asset asset) {
    return new Resolved(
        href(asset.permalink(config.defaultLanguage()), ""), new Found.OfAsset(asset));
  }

  /** Kept as it is, since another program may serve it, unless it would tell of a hidden page. */
  private Resolved unknownSitePath(String path, String fragment) {
    boolean hidden =
        Permalink.isValid(path)
            && (site.isHidden(new Permalink(path))
                || withSlash(path).filter(site::isHidden).isPresent());
    return nothing(hidden ? Resolved.NOWHERE : config.baseUrl().href(path) + hash(fragment));
  }

  private String href(Permalink permalink, String fragment) {
    return config.baseUrl().href(permalink) + hash(fragment);
  }

  private static String hash(String fragment) {
    return fragment.isEmpty() ? "" : "#" + PathEncoding.encode(fragment);
  }

  private static Resolved nothing(String href) {
    return new Resolved(href, new Found.Nothing());
  }
}

package org.klartext.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.klartext.site.text.Synonyms;

/**
 * Everything a build is made from: the content of one tree, for one edition, at one instant.
 * Immutable; nothing below it reads the clock or a file, but for the texts of bodies that were not
 * needed yet.
 */
public final class Site {
  private static final Comparator<Page> BY_PATH =
      Comparator.comparing(page -> page.meta().source().path());

  private final SiteConfig config;
  private final Edition edition;
  private final Instant instant;
  private final Optional<Instant> nextChange;
  private final List<Page> pages;
  private final Map<PageId, List<Reply>> replies;
  private final Map<String, Asset> assets;
  private final Set<Permalink> hidden;
  private final List<LogMonth> log;
  private final List<FiguresMonth> figures;
  private final Synonyms synonyms;
  private final List<Problem> problems;
  private final Map<String, Page> byPath;
  private final Map<PageId, Page> byId;
  private final Map<Permalink, Page> byPermalink;
  private final Map<String, List<Page>> byTranslationKey;
  private final Map<NameOf, Page> byName;

  private record NameOf(Kind kind, String lang, String slug) {}

  /**
   * Puts a site together.
   *
   * @param config what {@code site.yaml} says
   * @param edition for whom
   * @param instant as of when
   * @param nextChange the next instant at which something appears, expires, closes or falls due
   * @param pages those this edition shows at this instant
   * @param replies by page, oldest first
   * @param assets files of the tree by path
   * @param hidden addresses of pages that the tree has but this site does not show
   * @param log what was decided on contributions, newest month first
   * @param figures the service figures, newest month first
   * @param synonyms which wordings mean the same
   * @param problems found while reading
   */
  public Site(
      SiteConfig config,
      Edition edition,
      Instant instant,
      Optional<Instant> nextChange,
      Collection<Page> pages,
      Map<PageId, List<Reply>> replies,
      Map<String, Asset> assets,
      Collection<Permalink> hidden,
      List<LogMonth> log,
      List<FiguresMonth> figures,
      Synonyms synonyms,
      Collection<Problem> problems) {
    this.config = config;
    this.edition = edition;
    this.instant = instant;
    this.nextChange = nextChange;
    this.pages = pages.stream().sorted(BY_PATH).toList();
    this.replies = Map.copyOf(replies);
    this.assets = Map.copyOf(assets);
    this.hidden = Set.copyOf(hidden);
    this.log = List.copyOf(log);
    this.figures = List.copyOf(figures);
    this.synonyms = synonyms;
    this.problems = List.copyOf(problems);
    this.byPath = new HashMap<>();
    this.byId = new HashMap<>();
    this.byPermalink = new HashMap<>();
    this.byTranslationKey = new HashMap<>();
    this.byName = new HashMap<>();
    this.pages.forEach(this::index);
  }

  private Site(Site base, Collection<Page> changed, Map<PageId, List<Reply>> changedReplies) {
    this.config = base.config;
    this.edition = base.edition;
    this.instant = base.instant;
    this.nextChange = base.nextChange;
    this.assets = base.assets;
    this.hidden = base.hidden;
    this.log = base.log;
    this.figures = base.figures;
    this.synonyms = base.synonyms;
    this.problems = base.problems;
    Map<PageId, List<Reply>> all = new HashMap<>(base.replies);
    all.putAll(changedReplies);
    this.replies = Map.copyOf(all);
    this.byPath = new HashMap<>(base.byPath);
    this.byId = new HashMap<>(base.byId);
    this.byPermalink = new HashMap<>(base.byPermalink);
    this.byTranslationKey = new HashMap<>(base.byTranslationKey);
    this.byName = new HashMap<>(base.byName);
    List<Page> now = new ArrayList<>(base.pages);
    changed.forEach(page -> put(now, page));
    this.pages = List.copyOf(now);
    changed.forEach(this::index);
  }

  /**
   * The same with some pages and replies, and nothing else looked at again: not when it changes by
   * itself, nor what is wrong with it.
   *
   * @param changed pages that are new or stand in for those of the same files
   * @param changedReplies all replies of these pages
   */
  public Site with(Collection<Page> changed, Map<PageId, List<Reply>> changedReplies) {
    return new Site(this, changed, changedReplies);
  }

  private static void put(List<Page> pages, Page page) {
    int index = Collections.binarySearch(pages, page, BY_PATH);
    if (index < 0) {
      pages.add(-1 - index, page);
    } else {
      pages.set(index, page);
    }
  }

  private void index(Page page) {
    PageMeta meta = page.meta();
    byPath.put(meta.source().path(), page);
    byId.put(meta.id(), page);
    byPermalink.merge(meta.permalink(), page, Site::first);
    byTranslationKey.merge(meta.translationKey(), List.of(page), Site::together);
    byName.merge(new NameOf(meta.kind(), meta.lang(), meta.slug()), page, Site::first);
  }

  /** The first one, as it is now. */
  private static Page first(Page old, Page now) {
    return BY_PATH.compare(old, now) == 0 ? now : old;
  }

  private static List<Page> together(List<Page> old, List<Page> now) {
    List<Page> pages = new ArrayList<>(old);
    now.forEach(page -> put(pages, page));
    return List.copyOf(pages);
  }

  /** What {@code site.yaml} says. */
  public SiteConfig config() {
    return config;
  }

  /** For whom this is. */
  public Edition edition() {
    return edition;
  }

  /** As of when this is. */
  public Instant instant() {
    return instant;
  }

  /** When the same tree becomes another site; empty if it never does. */
  public Optional<Instant> nextChange() {
    return nextChange;
  }

  /** All pages by path of their files. */
  public List<Page> pages() {
    return pages;
  }

  /** The replies of a page, oldest first. */
  public List<Reply> replies(PageId page) {
    return replies.getOrDefault(page, List.of());
  }

  /** The files of the tree that are no Markdown, by path. */
  public Map<String, Asset> assets() {
    return assets;
  }

  /** True if the tree has a page for this address, but not for this edition or not now. */
  public boolean isHidden(Permalink permalink) {
    return hidden.contains(permalink);
  }

  /** Addresses of pages that the tree has, but not for this edition or not now. */
  public Set<Permalink> hidden() {
    return hidden;
  }

  /** What was decided on contributions, newest month first. */
  public List<LogMonth> log() {
    return log;
  }

  /** The service figures, newest month first. */
  public List<FiguresMonth> figures() {
    return figures;
  }

  /** Which wordings mean the same. */
  public Synonyms synonyms() {
    return synonyms;
  }

  /** What was found while reading the tree. */
  public List<Problem> problems() {
    return problems;
  }

  /** The page of a file, named by its path below the content folder. */
  public Optional<Page> pageOfFile(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** The page of an id. */
  public Optional<Page> pageOfId(PageId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The page that is published at an address; the first by path if there are several. */
  public Optional<Page> pageAt(Permalink permalink) {
    return Optional.ofNullable(byPermalink.get(permalink));
  }

  /** The page and its translations, by path. */
  public List<Page> translations(Page page) {
    return byTranslationKey.getOrDefault(page.meta().translationKey(), List.of());
  }

  /** The translation of a page into a language, which may be the page itself. */
  public Optional<Page> translation(Page page, String lang) {
    return translations(page).stream().filter(it -> it.meta().lang().equals(lang)).findFirst();
  }

  /**
   * Where readers of a language find a page: at its own address, or below that of their home page
   * if it stands in for a translation that does not exist.
   *
   * @param page of this site
   * @param lang language tag
   * @return empty for a page in another language that stands in for none
   */
  public Optional<Permalink> addressIn(Page page, String lang) {
    if (page.meta().lang().equals(lang)) {
      return Optional.of(page.meta().permalink());
    }
    boolean mayStandIn =
        config.fallbackLanguages().contains(lang)
            && !lang.equals(config.defaultLanguage())
            && page.meta().lang().equals(config.defaultLanguage())
            && translation(page, lang).isEmpty();
    return mayStandIn
        ? Optional.of(new Permalink("/" + lang + page.meta().permalink().path()))
            .filter(below -> pageAt(below).isEmpty())
        : Optional.empty();
  }

  /** The topic of a name, if possible in a language. */
  public Optional<Page.Topic> topic(String slug, String lang) {
    return named(Kind.TOPIC, slug, lang).map(Page.Topic.class::cast);
  }

  /** The expert of a name, if possible in a language. */
  public Optional<Page.Expert> expert(String slug, String lang) {
    return named(Kind.EXPERT, slug, lang).map(Page.Expert.class::cast);
  }

  private Optional<Page> named(Kind kind, String slug, String lang) {
    Page exact = byName.get(new NameOf(kind, lang, slug));
    if (exact != null) {
      return Optional.of(exact);
    }
    return config.languages().stream()
        .map(other -> byName.get(new NameOf(kind, other, slug)))
        .filter(Objects::nonNull)
        .findFirst()
        .map(page -> translation(page, lang).filter(it -> it.meta().kind() == kind).orElse(page));
  }
}

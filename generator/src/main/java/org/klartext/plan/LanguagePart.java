package org.klartext.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.view.Frame;
import org.klartext.view.Link;
import org.klartext.view.SearchFile;

/** One language's part of a site: its pages, folders, lists and what its pages have in common. */
final class LanguagePart {
  private final Site site;
  private final Words words;
  private final Shelf shelf;
  private final Sections sections;
  private final Map<String, List<Shelf.Item>> related;
  private final List<PageList> lists;
  private final Frame frame;

  /**
   * A list before it is cut into pages.
   *
   * @param key what it lists
   * @param title of it
   * @param permalink of its first page
   * @param index the page that introduces it
   * @param items what it lists
   * @param filters other lists of the same pages
   */
  record PageList(
      String key,
      String title,
      Permalink permalink,
      Optional<Page> index,
      List<Shelf.Item> items,
      List<Link> filters) {}

  LanguagePart(Site site, String lang, Words words) {
    this.site = site;
    this.words = words;
    this.shelf = new Shelf(site, lang);
    this.sections = new Sections(shelf, site.config());
    this.related = new Related(shelf).all();
    this.lists = new ArrayList<>();
    sections.folders().forEach(folder -> lists.add(sectionList(folder)));
    sections.listOf(Kind.QUESTION).ifPresent(this::addQuestionLists);
    shelf.tags().forEach((slug, tag) -> lists.add(tagList(slug, tag)));
    if (shelf.items().stream().noneMatch(item -> item.permalink().equals(home()))) {
      lists.add(homeList());
    }
    this.frame = makeFrame();
  }

  private LanguagePart(LanguagePart base, Site site, Collection<Page> changed) {
    this.site = site;
    this.words = base.words;
    this.shelf = base.shelf.with(site, changed);
    this.sections = base.sections;
    this.related = base.related;
    this.lists = base.lists;
    this.frame = base.frame;
  }

  /** The same with some pages as another site has them; its lists stay as they are. */
  LanguagePart with(Site other, Collection<Page> changed) {
    return new LanguagePart(this, other, changed);
  }

  private PageList sectionList(Permalink folder) {
    Kind kind = sections.kind(folder);
    boolean ofQuestions = sections.listOf(Kind.QUESTION).filter(folder::equals).isPresent();
    return new PageList(
        kind.key(),
        title(folder),
        folder,
        sections.index(folder),
        sections.members(folder),
        ofQuestions ? questionFilters(folder, "all") : List.of());
  }

  private void addQuestionLists(Permalink folder) {
    for (String key : List.of("open", "answered")) {
      lists.add(
          new PageList(
              key,
              word("list." + key),
              folder.child(segment(key)),
              Optional.empty(),
              key.equals("open")
                  ? Shelf.open(shelf.ofKind(Kind.QUESTION))
                  : Shelf.answered(shelf.ofKind(Kind.QUESTION)),
              questionFilters(folder, key)));
    }
  }

  private List<Link> questionFilters(Permalink folder, String current) {
    return Stream.of("all", "open", "answered")
        .map(key ->
            new Link(
                word("filter." + key),
                href(key.equals("all") ? folder : folder.child(segment(key))),
                lang(),
                key.equals(current)))
        .toList();
  }

  /** German addresses for German readers; addresses must not change with the theme's words. */
  private String segment(String key) {
    boolean german = lang().equals("de") || lang().startsWith("de-");
    return switch (key) {
      case "open" -> german ? "offen" : "open";
      case "answered" -> german ? "beantwortet" : "answered";
      default -> throw new IllegalArgumentException(key);
    };
  }

  /** Stands in for a home page that nobody has written yet: all pages, newest first. */
  private PageList homeList() {
    String title = site.config().titleIn(lang());
    return new PageList("page", title, home(), Optional.empty(), shelf.items(), List.of());
  }

  private PageList tagList(String slug, Shelf.TagShelf tag) {
    return new PageList(
        "tag", tag.label(), tags().child(slug), Optional.empty(), tag.items(), List.of());
  }

  private Frame makeFrame() {
    SiteConfig config = site.config();
    List<Link> navigation = links(config.navigation().getOrDefault(lang(), List.of()));
    List<Link> footer = links(config.footer().getOrDefault(lang(), List.of()));
    Optional<Frame.Search> search =
        config.writes(SiteConfig.Output.SEARCH)
            ? Optional.of(new Frame.Search(href(search()), href(searchIndex())))
            : Optional.empty();
    Optional<String> ask = FormAddresses.ask(config, lang()).or(() -> contact().map(this::href));
    List<Frame.FeedLink> feeds =
        config.writes(SiteConfig.Output.FEEDS)
            ? FeedPlanner.links(config, config.titleIn(lang()), home())
            : List.of();
    Optional<String> moderation =
        ModerationPlanner.isNeeded(site)
            ? Optional.of(href(ModerationPlanner.address(home())))
            : Optional.empty();
    Optional<String> figures =
        FiguresPlanner.isNeeded(site)
            ? Optional.of(href(FiguresPlanner.address(home())))
            : Optional.empty();
    Digest.Builder digest =
        new Digest.Builder()
            .add(config.digest())
            .add(lang())
            .add(site.edition().key())
            .add(moderation.orElse(""))
            .add(figures.orElse(""))
            .add(ask.orElse(""));
    digest.add(navigation.toString()).add(footer.toString()).add(search.toString());
    return new Frame(
        lang(),
        config.titleIn(lang()),
        config.descriptionIn(lang()),
        config.baseUrl(),
        href(home()),
        site.edition(),
        navigation,
        inAllLanguages(UnaryOperator.identity()),
        footer,
        moderation,
        figures,
        search,
        ask,
        config.apiUrl(),
        feeds,
        config.timeZone().getId(),
        digest.build());
  }

  /**
   * A place that every language has.
   *
   * @param place from the address of a home page
   * @return empty if there is only one language
   */
  List<Link> inAllLanguages(UnaryOperator<Permalink> place) {
    SiteConfig config = site.config();
    List<Link> links =
        config.languages().stream()
            .map(it -> {
              String href = href(place.apply(config.home(it)));
              return new Link(PagePlanner.ownName(it), href, it, it.equals(lang()));
            })
            .toList();
    return links.size() > 1 ? links : List.of();
  }

  private List<Link> links(List<String> entries) {
    return entries.stream().flatMap(entry -> navigationLink(entry).stream()).toList();
  }

  private Optional<Link> navigationLink(String entry) {
    Permalink address = home().child(entry);
    boolean exists =
        site.pageAt(address).isPresent()
            || lists.stream().anyMatch(list -> list.permalink().equals(address));
    return exists
        ? Optional.of(new Link(title(address), href(address), lang(), false))
        : Optional.empty();
  }

  private Optional<Permalink> contact() {
    return contact(home())
        .map(page -> page.meta().permalink())
        .or(() ->
            contact(site.config().home(site.config().defaultLanguage())).map(this::shownHere));
  }

  private Optional<Page> contact(Permalink home) {
    return Stream.of("kontakt", "contact")
        .flatMap(name -> site.pageAt(home.child(name)).stream())
        .findFirst();
  }

  /** A page of the default language as readers of this one find it; the original if need be. */
  private Permalink shownHere(Page page) {
    Page translated = site.translation(page, lang()).orElse(page);
    return Fallbacks.shownAt(site, translated, lang());
  }

  /** The title of a folder: that of its page, else what the interface calls its kind. */
  String title(Permalink folder) {
    Optional<Page> page = sections.index(folder).or(() -> site.pageAt(folder));
    if (page.isPresent()) {
      return page.get().meta().title();
    }
    boolean wholeKind = sections.listOf(sections.kind(folder)).filter(folder::equals).isPresent();
    return sections.kind(folder) != Kind.PAGE && wholeKind
        ? word("list." + sections.kind(folder).key())
        : humanised(folder);
  }

  private static String humanised(Permalink folder) {
    String path = folder.path().substring(0, folder.path().length() - 1);
    String name = path.substring(path.lastIndexOf('/') + 1).replace('-', ' ');
    return name.isEmpty() ? "/" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The way to an address from the home page, itself not included. */
  List<Link> trail(Permalink permalink) {
    List<Link> trail = new ArrayList<>();
    if (!permalink.equals(home())) {
      trail.add(new Link(word("home"), href(home()), lang(), false));
      sections.above(permalink).stream()
          .map(folder -> new Link(title(folder), href(folder), lang(), false))
          .forEach(trail::add);
    }
    return trail;
  }

  /** Every address of this part that is not a page: lists and the overview of tags. */
  List<Permalink> addresses() {
    List<Permalink> addresses = new ArrayList<>();
    for (PageList list : lists) {
      int pages = ListPlanner.pages(list.items().size());
      for (int number = 1; number <= pages; number++) {
        addresses.add(ListPlanner.address(list.permalink(), number));
      }
    }
    if (!shelf.tags().isEmpty()) {
      addresses.add(tags());
    }
    if (site.config().writes(SiteConfig.Output.SEARCH)) {
      addresses.add(search());
    }
    if (ModerationPlanner.isNeeded(site)) {
      addresses.add(ModerationPlanner.address(home()));
    }
    if (FiguresPlanner.isNeeded(site)) {
      addresses.add(FiguresPlanner.address(home()));
    }
    return addresses;
  }

  /** True if a page only introduces the list that stands at its address. */
  boolean isIndexOfList(Shelf.Item item) {
    return item.page().meta().kind() == Kind.PAGE
        && !item.permalink().equals(home())
        && lists.stream().anyMatch(list -> list.permalink().equals(item.permalink()));
  }

  /** All lists but the overview of tags. */
  List<PageList> lists() {
    return lists;
  }

  /** Pages on the same subject, best first. */
  List<Shelf.Item> related(Shelf.Item item) {
    return related.getOrDefault(item.path(), List.of());
  }

  /** The list of all pages of a kind. */
  Optional<String> listOf(Kind kind) {
    return sections.listOf(kind).map(this::href);
  }

  /** The list of a key, such as that of the open questions. */
  Optional<String> listOf(String key) {
    return lists.stream()
        .filter(list -> list.key().equals(key))
        .findFirst()
        .map(list -> href(list.permalink()));
  }

  /** The address of the tags' overview. */
  Permalink tags() {
    return home().child("tags");
  }

  /** The address of the page that shows what was found. */
  Permalink search() {
    return searchOf(home());
  }

  /** The same for any language, by its home page. */
  static Permalink searchOf(Permalink home) {
    return home.child("search");
  }

  /** The address of the folder with the search index of this language. */
  Permalink searchIndex() {
    return new Permalink("/" + SearchFile.FOLDER + lang() + "/");
  }

  /** The address of the home page. */
  Permalink home() {
    return site.config().home(lang());
  }

  /** A word of the interface. */
  String word(String key) {
    return words.text(lang(), key);
  }

  /** What to write into a link to an address. */
  String href(Permalink permalink) {
    return site.config().baseUrl().href(permalink);
  }

  /** The language tag. */
  String lang() {
    return shelf.lang();
  }

  /** What all its pages have in common. */
  Frame frame() {
    return frame;
  }

  /** Its pages. */
  Shelf shelf() {
    return shelf;
  }
}

package org.klartext.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.site.BaseUrl;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.site.Target;
import org.klartext.site.Writer;
import org.klartext.view.Card;
import org.klartext.view.Discussion;
import org.klartext.view.Group;
import org.klartext.view.Head;
import org.klartext.view.Link;
import org.klartext.view.Links;
import org.klartext.view.PageView;
import org.klartext.view.Resolved;

/** Plans the HTML pages of one language. */
final class PagePlanner {
  private static final int HOME_LENGTH = 6;

  private final Site site;
  private final BaseUrl baseUrl;
  private final LanguagePart part;
  private final LinkResolver resolver;
  private final Discussions discussions;

  PagePlanner(Site site, LanguagePart part, LinkResolver resolver) {
    this.site = site;
    this.baseUrl = site.config().baseUrl();
    this.part = part;
    this.resolver = resolver;
    this.discussions = new Discussions(site, part, this);
  }

  /** Adds all pages and tells what they show, by path. */
  Map<String, PageView> addPages(OutputPlan plan) {
    Map<String, PageView> views = new LinkedHashMap<>();
    List<Shelf.Item> items = new ArrayList<>(part.shelf().items());
    items.addAll(part.shelf().removed());
    List<PageView> planned = items.parallelStream().map(this::view).toList();
    for (int index = 0; index < items.size(); index++) {
      views.put(items.get(index).path(), add(plan, items.get(index), planned.get(index)));
    }
    return views;
  }

  /** A page as the site has it now; the parts of a language may be older than a text. */
  Page now(Page page) {
    return site.pageOfFile(page.meta().source().path()).orElse(page);
  }

  /** Plans a page again. */
  PageView update(OutputPlan plan, Shelf.Item item) {
    return add(plan, item, view(item));
  }

  private PageView add(OutputPlan plan, Shelf.Item item, PageView view) {
    if (!part.isIndexOfList(item)) {
      plan.add(item.permalink().outputPath(), view);
    }
    return view;
  }

  private PageView view(Shelf.Item item) {
    Page page = now(item.page());
    PageMeta meta = page.meta();
    Shelf shelf = part.shelf();
    Card card = shelf.card(item);
    List<Link> trail = part.trail(item.permalink());
    Links text = links(page, page.body());
    List<PageView.DatedText> addenda = addenda(page);
    List<Card> authors = cardsOf(meta.labels().authors().stream().map(shelf::expertCard));
    List<Card> topics =
        cardsOf(meta.labels().topics().stream().map(it -> shelf.topicOf(it).map(shelf::topicName)));
    List<Link> tags = tags(meta);
    List<Card> related = related(item);
    List<Group> groups = groups(item);
    Optional<Card> owner = owner(page);
    List<Link.ToPage> origins = shelf.origins(page);
    Discussion discussion = discussions.of(page);
    Head head = head(item, discussion);
    Optional<String> ask = ask(page);
    Digest.Builder digest =
        new Digest.Builder()
            .add(part.frame().digest())
            .add(page.digest())
            .add(card.digest())
            .add(head.digest())
            .add(trail.toString())
            .add(text.digest())
            .add(ask.orElse(""))
            .add(tags.toString())
            .add(origins.toString())
            .add(discussion.digest());
    addenda.forEach(it -> digest.add(it.text().digest()));
    Stream.of(authors, topics, related, owner.stream().toList())
        .forEach(cards -> digest.addAll(cards.stream().map(Card::digest).toList()));
    groups.forEach(group -> digest.add(group.digest()));
    return new PageView(
        template(item),
        part.frame(),
        head,
        page,
        card,
        trail,
        text,
        addenda,
        authors,
        topics,
        tags,
        related,
        groups,
        owner,
        origins,
        discussion,
        ask,
        digest.build());
  }

  private String template(Shelf.Item item) {
    return item.permalink().equals(part.home()) ? "home" : item.page().meta().kind().key();
  }

  private List<PageView.DatedText> addenda(Page page) {
    return page instanceof Page.Article article
        ? article.addenda().stream()
            .map(it -> new PageView.DatedText(it.date(), links(page, it.body())))
            .toList()
        : List.of();
  }

  /** Resolves the references of a text that stands on a page. */
  Links links(Page page, Body body) {
    return Links.of(
        body,
        body.outline().references().stream()
            .map(reference -> resolver.resolve(reference.target(), page, part.lang()))
            .toList());
  }

  private static List<Card> cardsOf(Stream<Optional<Card>> cards) {
    return distinct(cards.flatMap(Optional::stream));
  }

  /** Each page once; comparing whole cards would take long. */
  private static List<Card> distinct(Stream<Card> cards) {
    Map<PageId, Card> distinct = new LinkedHashMap<>();
    cards.forEach(card -> distinct.putIfAbsent(card.id(), card));
    return List.copyOf(distinct.values());
  }

  private List<Link> tags(PageMeta meta) {
    return meta.labels().tags().stream()
        .map(tag ->
            new Link(tag, part.href(part.tags().child(Shelf.tagSlug(tag))), part.lang(), false))
        .toList();
  }

  /** Those named by hand first. */
  private List<Card> related(Shelf.Item item) {
    Shelf shelf = part.shelf();
    Stream<Card> named =
        item.page().meta().labels().related().stream()
            .map(target -> resolver.resolve(target, item.page(), part.lang()))
            .flatMap(PagePlanner::pageOf)
            .filter(page -> !page.isRemoved())
            .flatMap(page -> shelf.item(page).stream())
            .map(shelf::card);
    return distinct(Stream.concat(named, shelf.cards(part.related(item)).stream()));
  }

  private static Stream<Page> pageOf(Resolved resolved) {
    return resolved.found() instanceof Resolved.Found.OfPage(Page page, String _)
        ? Stream.of(page)
        : Stream.empty();
  }

  private List<Group> groups(Shelf.Item item) {
    if (item.permalink().equals(part.home())) {
      return homeGroups();
    }
    return switch (item.page().meta().kind()) {
      case TOPIC -> topicGroups(item);
      case EXPERT -> expertGroups(item);
      case ARTICLE, FAQ, QUESTION, PAGE -> List.of();
    };
  }

  private List<Group> homeGroups() {
    Shelf shelf = part.shelf();
    return Stream.of(
            new Group("topics", shelf.cards(shelf.ofKind(Kind.TOPIC)), part.listOf(Kind.TOPIC)),
            start("faq", shelf.ofKind(Kind.FAQ), part.listOf(Kind.FAQ)),
            start("articles", shelf.ofKind(Kind.ARTICLE), part.listOf(Kind.ARTICLE)),
            start("open", Shelf.open(shelf.ofKind(Kind.QUESTION)), part.listOf("open")),
            start("answered", Shelf.answered(shelf.ofKind(Kind.QUESTION)), part.listOf("answered")),
            start("experts", shelf.ofKind(Kind.EXPERT), part.listOf(Kind.EXPERT)))
        .filter(group -> !group.cards().isEmpty())
        .toList();
  }

  private Group start(String key, List<Shelf.Item> items, Optional<String> all) {
    List<Shelf.Item> first = items.subList(0, Math.min(HOME_LENGTH, items.size()));
    return new Group(key, part.shelf().cards(first), all);
  }

  private List<Group> topicGroups(Shelf.Item item) {
    Shelf shelf = part.shelf();
    var pages = shelf.grouped(shelf.ofTopic(item));
    List<Shelf.Item> questions = pages.getOrDefault(Kind.QUESTION, List.of());
    List<Card> experts =
        item.page() instanceof Page.Topic topic
            ? cardsOf(topic.experts().stream().map(shelf::expertCard))
            : List.of();
    return Stream.of(
            group("faq", pages.getOrDefault(Kind.FAQ, List.of())),
            group("articles", pages.getOrDefault(Kind.ARTICLE, List.of())),
            group("open", Shelf.open(questions)),
            group("answered", Shelf.answered(questions)),
            group("pages", pages.getOrDefault(Kind.PAGE, List.of())),
            new Group("experts", experts, Optional.empty()))
        .filter(group -> !group.cards().isEmpty())
        .toList();
  }

  private List<Group> expertGroups(Shelf.Item item) {
    Shelf shelf = part.shelf();
    var pages = shelf.grouped(shelf.byExpert(item));
    return Stream.of(
            group("articles", pages.getOrDefault(Kind.ARTICLE, List.of())),
            group("faq", pages.getOrDefault(Kind.FAQ, List.of())),
            group("answers", shelf.answeredBy(item)))
        .filter(group -> !group.cards().isEmpty())
        .toList();
  }

  private Group group(String key, List<Shelf.Item> items) {
    return new Group(key, part.shelf().cards(items), Optional.empty());
  }

  /** The form for a question; with a topic chosen if the page is one or has one. */
  private Optional<String> ask(Page page) {
    Optional<String> form = FormAddresses.ask(site.config(), part.lang());
    Optional<String> topic =
        topics(page)
            .filter(it -> it.meta().lang().equals(part.lang()))
            .map(it -> it.meta().slug())
            .findFirst();
    return form.map(it -> topic.map(slug -> FormAddresses.about(it, slug)).orElse(it))
        .or(() -> part.frame().ask());
  }

  private Stream<Page> topics(Page page) {
    return page instanceof Page.Topic
        ? Stream.of(page)
        : page.meta().labels().topics().stream()
            .flatMap(it -> part.shelf().topicOf(it).map(Shelf.Item::page).stream());
  }

  private Optional<Card> owner(Page page) {
    return page instanceof Page.Question question
        ? question.state().owner().flatMap(part.shelf()::expertCard)
        : Optional.empty();
  }

  private Head head(Shelf.Item item, Discussion discussion) {
    Page page = now(item.page());
    PageMeta meta = page.meta();
    boolean fallback = !meta.lang().equals(part.lang());
    SiteConfig config = site.config();
    boolean hidden =
        page.isRemoved() || meta.lifetime().draft() || !site.edition().shows(meta.audience());
    String title = page.isRemoved() ? part.word("removedQuestion.title") : meta.title();
    return new Head(
        title,
        meta.description().or(() -> excerpt(page)),
        baseUrl.absolute(meta.permalink()),
        fallback || hidden,
        languages(page),
        FeedPlanner.has(page, discussion) && config.writes(SiteConfig.Output.FEEDS) && !fallback
            ? FeedPlanner.links(config, title, meta.permalink())
            : List.of(),
        meta.image().flatMap(this::imageAddress),
        config.writes(SiteConfig.Output.MARKDOWN) && !page.isRemoved()
            ? Optional.of(part.href(meta.permalink().sibling("index.md")))
            : Optional.empty(),
        config.writes(SiteConfig.Output.JSON)
            ? Optional.of(part.href(DocumentPlanner.address(meta.id())))
            : Optional.empty());
  }

  private static Optional<String> excerpt(Page page) {
    String excerpt = page.body().outline().excerpt();
    return excerpt.isEmpty() ? Optional.empty() : Optional.of(excerpt);
  }

  private Optional<String> imageAddress(Target image) {
    return Pictures.ofTree(site, image).map(it -> baseUrl.origin() + it.href());
  }

  /** The page in all languages in which readers can have it; empty if that is only one. */
  List<Link> languages(Page page) {
    List<Link> languages = new ArrayList<>();
    for (String lang : site.config().languages()) {
      Optional<Permalink> address =
          site.translation(page, lang)
              .map(it -> it.meta().permalink())
              .or(() -> fallbackAddress(page, lang));
      address.ifPresent(it ->
          languages.add(new Link(ownName(lang), part.href(it), lang, lang.equals(part.lang()))));
    }
    return languages.size() > 1 ? languages : List.of();
  }

  /** What speakers of a language call it. */
  static String ownName(String lang) {
    Locale locale = Locale.forLanguageTag(lang);
    String name = locale.getDisplayName(locale);
    return name.isEmpty() ? lang : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  private Optional<Permalink> fallbackAddress(Page page, String lang) {
    return site.translation(page, site.config().defaultLanguage())
        .filter(original -> Fallbacks.isNeeded(site, original, lang))
        .map(original -> Fallbacks.permalink(original, lang));
  }

  /** Whether readers may still comment. */
  String comments(Page page) {
    return site.config()
        .dialogue()
        .commentsOn(page.meta(), site.instant())
        .name()
        .toLowerCase(Locale.ROOT);
  }

  /** The names of those who wrote a page. */
  static String names(Collection<Card> authors, Page page) {
    if (page instanceof Page.Question question
        && question.author() instanceof Writer.Visitor(String name, Optional<String> _)) {
      return name;
    }
    return String.join(", ", authors.stream().map(Card::title).toList());
  }
}

package org.klartext.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.klartext.site.BaseUrl;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.Labels;
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.view.Card;
import org.klartext.view.Link;
import org.klartext.view.ListDocument;
import org.klartext.view.MarkdownTwin;
import org.klartext.view.PageDocument;
import org.klartext.view.PageView;
import org.klartext.view.SiteDocument;
import org.klartext.view.View;

/** Plans the JSON documents and the Markdown twins. */
final class DocumentPlanner {
  private static final Permalink API = new Permalink("/api/v1/");

  private final Site site;
  private final BaseUrl baseUrl;
  private final Map<String, List<ListDocument.Item>> lists = new LinkedHashMap<>();
  private final List<Link> homes = new ArrayList<>();

  DocumentPlanner(Site site) {
    this.site = site;
    this.baseUrl = site.config().baseUrl();
    ListDocument.NAMES.forEach(name -> lists.put(name, new ArrayList<>()));
  }

  /** Where the document of a page is. */
  static Permalink address(PageId id) {
    return new Permalink(API.path() + "pages/" + id + ".json");
  }

  /** Where the document of what stands under a page is. */
  static Permalink repliesAddress(PageId id) {
    return new Permalink(API.path() + "pages/" + id + "/replies.json");
  }

  /** Adds the documents of one language. */
  void addPages(OutputPlan plan, LanguagePart part, Collection<PageView> pages) {
    homes.add(new Link(part.frame().title(), part.frame().home(), part.lang(), false));
    pages.stream()
        .filter(page -> !page.fallback())
        .forEach(page -> {
          update(plan, page);
          if (!page.page().isRemoved()) {
            list(page);
          }
        });
    part.shelf().tags().forEach((slug, tag) -> listOf("tags").add(tagItem(part, slug, tag)));
  }

  /** Adds the documents of one page. */
  void update(OutputPlan plan, PageView page) {
    if (isWanted(SiteConfig.Output.JSON)) {
      String self = baseUrl.href(address(page.meta().id()));
      Optional<String> replies = updateReplies(plan, page, self);
      Digest digest =
          new Digest.Builder().add("json").add(content(page)).add(replies.orElse("")).build();
      addJson(plan, address(page.meta().id()), new PageDocument(page, self, replies, digest));
    }
    if (isWanted(SiteConfig.Output.MARKDOWN) && !page.page().isRemoved()) {
      String path = page.meta().permalink().sibling("index.md").outputPath();
      add(plan, SiteConfig.Output.MARKDOWN, path, new MarkdownTwin(page, words(page)));
    }
  }

  /** True if documents are written, or a server answers with them. */
  private boolean isWanted(SiteConfig.Output output) {
    return site.config().writes(output) || site.config().apiUrl().isPresent();
  }

  private void addJson(OutputPlan plan, Permalink address, View document) {
    add(plan, SiteConfig.Output.JSON, address.outputPath(), document);
  }

  private void add(OutputPlan plan, SiteConfig.Output output, String path, View document) {
    if (site.config().writes(output)) {
      plan.add(path, document);
    } else {
      plan.answer(path, document);
    }
  }

  private Optional<String> updateReplies(OutputPlan plan, PageView page, String of) {
    Permalink address = repliesAddress(page.meta().id());
    if (page.discussion().isEmpty()) {
      plan.removeReplies(address.outputPath());
      return Optional.empty();
    }
    String self = baseUrl.href(address);
    Digest digest =
        new Digest.Builder()
            .add("replies")
            .add(page.meta().id().value())
            .add(page.frame().zone())
            .add(of)
            .add(page.discussion().digest())
            .build();
    addJson(plan, address, new PageDocument.OfReplies(page, self, of, digest));
    return Optional.of(self);
  }

  private void list(PageView page) {
    ListDocument.Item item = item(page, address(page.meta().id()));
    listOf("pages").add(item);
    listName(page.meta().kind()).ifPresent(name -> listOf(name).add(item));
  }

  /** What a document holds of a page: all but the frame and what leads elsewhere. */
  private static Digest content(PageView page) {
    Digest.Builder digest =
        new Digest.Builder()
            .add(page.page().digest())
            .add(page.card().digest())
            .add(page.frame().zone())
            .add(page.head().digest())
            .add(page.text().digest())
            .add(page.origins().toString())
            .add(page.discussion().digest());
    digest.addAll(page.addenda().stream().map(it -> it.text().digest()).toList());
    boolean gathers = page.meta().kind() == Kind.TOPIC;
    List<Card> experts = gathers ? page.group("experts") : List.of();
    Stream.of(page.authors(), page.topics(), page.owner().stream().toList(), experts)
        .forEach(cards -> digest.addAll(cards.stream().map(Card::digest).toList()));
    return digest.build();
  }

  /** What a Markdown twin holds of a page: its words, but no addresses of other pages. */
  private static Digest words(PageView page) {
    Digest.Builder digest =
        new Digest.Builder()
            .add(page.page().digest())
            .add(page.frame().zone())
            .add(page.head().canonical())
            .add(page.text().dangling().toString())
            .add(page.discussion().digest());
    page.addenda().forEach(it -> digest.add(it.text().dangling().toString()));
    return digest.build();
  }

  private ListDocument.Item item(PageView page, Permalink self) {
    Labels labels = page.meta().labels();
    String lang = page.lang();
    return new ListDocument.Item(
        place(page),
        page.meta().slug(),
        page.draft(),
        page.internal(),
        page.card(),
        published(labels.topics(), slug -> site.topic(slug, lang).isPresent()),
        labels.tags(),
        published(labels.authors(), slug -> site.expert(slug, lang).isPresent()),
        Optional.of(baseUrl.href(self)));
  }

  /** The newest first, those without a date last; then light before heavy, then by title. */
  private static String place(PageView page) {
    String date = page.date().map(it -> hex(Long.MAX_VALUE - it.toEpochMilli())).orElse("g");
    return String.join(
        "\t",
        date,
        hex(Shelf.weight(page.page()) - (long) Integer.MIN_VALUE),
        page.meta().title(),
        page.meta().permalink().path());
  }

  private static String hex(long number) {
    return HexFormat.of().toHexDigits(number);
  }

  /** The name of a page that is not published is not told either. */
  private static List<String> published(List<String> slugs, Predicate<String> exists) {
    return slugs.stream().filter(exists).toList();
  }

  private static ListDocument.Item tagItem(LanguagePart part, String slug, Shelf.TagShelf tag) {
    String href = part.href(part.tags().child(slug));
    Digest digest = new Digest.Builder().add(tag.label()).add(href).add(tag.items().size()).build();
    Card card =
        new Card(
            PageId.ofPath(href),
            Kind.PAGE,
            tag.label(),
            Optional.empty(),
            href,
            part.lang(),
            Optional.empty(),
            Optional.empty(),
            new Card.Details.OfTag(slug, tag.items().size()),
            digest);
    return new ListDocument.Item(
        slug, slug, false, false, card, List.of(), List.of(), List.of(), Optional.empty());
  }

  private static Optional<String> listName(Kind kind) {
    return switch (kind) {
      case ARTICLE -> Optional.of("articles");
      case FAQ -> Optional.of("faq");
      case QUESTION -> Optional.of("questions");
      case TOPIC -> Optional.of("topics");
      case EXPERT -> Optional.of("experts");
      case PAGE -> Optional.empty();
    };
  }

  private List<ListDocument.Item> listOf(String name) {
    return lists.computeIfAbsent(name, it -> new ArrayList<>());
  }

  /** Adds the lists and the document of the site itself. */
  void addLists(OutputPlan plan) {
    if (isWanted(SiteConfig.Output.JSON)) {
      List<String> languages = site.config().languages();
      Comparator<ListDocument.Item> order =
          Comparator.comparingInt((ListDocument.Item it) -> languages.indexOf(it.card().lang()))
              .thenComparing(ListDocument.Item::place);
      lists.values().forEach(items -> items.sort(order));
      lists.forEach((name, items) -> addList(plan, name, items));
      Permalink self = new Permalink(API.path() + "site.json");
      Digest digest =
          new Digest.Builder().add(site.config().digest()).add(homes.toString()).build();
      addJson(plan, self, new SiteDocument(site.config(), baseUrl.href(self), homes, digest));
    }
  }

  private void addList(OutputPlan plan, String name, List<ListDocument.Item> items) {
    int length = ListDocument.LENGTH;
    String zone = site.config().timeZone().getId();
    int pages = Math.max(1, (items.size() + length - 1) / length);
    for (int number = 1; number <= pages; number++) {
      List<ListDocument.Item> part =
          items.subList((number - 1) * length, Math.min(number * length, items.size()));
      Permalink self = address(name, number);
      Optional<String> next =
          number < pages ? Optional.of(baseUrl.href(address(name, number + 1))) : Optional.empty();
      addJson(plan, self, ListDocument.of(part, items.size(), baseUrl.href(self), next, zone));
    }
  }

  private static Permalink address(String list, int number) {
    String file = number == 1 ? "index.json" : "page-" + number + ".json";
    return new Permalink(API.path() + list + "/" + file);
  }
}

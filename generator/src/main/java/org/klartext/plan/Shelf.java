package org.klartext.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.view.Resolved;
import org.klartext.site.Slug;
import org.klartext.site.Writer;
import org.klartext.view.Card;
import org.klartext.view.Link;

/**
 * All that readers of one language are shown, sorted and grouped: its own pages and those of the
 * default language that stand in for missing translations.
 */
final class Shelf {
  /** Light before heavy, then by title. */
  private static final Comparator<Item> BY_WEIGHT =
      Comparator.comparingInt((Item item) -> weight(item.page()))
          .thenComparing(item -> item.page().meta().title())
          .thenComparing(item -> item.permalink().path());

  /** Newest first; undated last. */
  private static final Comparator<Item> BY_DATE =
      Comparator.comparing(
              (Item item) -> item.page().meta().lifetime().date().orElse(Instant.MIN),
              Comparator.reverseOrder())
          .thenComparing(BY_WEIGHT);

  private final Site site;
  private final String lang;
  private final List<Item> items;
  private final List<Item> removed;
  private final Map<String, Item> byPath;
  private final Map<Kind, List<Item>> byKind;
  private final Map<String, List<Item>> byTopic;
  private final Map<String, List<Item>> byAuthor;
  private final Map<String, List<Item>> byResponder;
  private final Map<String, TagShelf> byTag;
  private final Map<String, Card> cards;
  private final Map<String, Card> labels = new ConcurrentHashMap<>();
  private final Map<PageId, List<Page>> byFaq;
  private final Questions questions;

  /**
   * A page as it is shown here.
   *
   * @param page the page
   * @param permalink where
   */
  record Item(Page page, Permalink permalink) {
    String path() {
      return page.meta().source().path();
    }
  }

  /**
   * The pages of a tag.
   *
   * @param label the tag as first written
   * @param items its pages, newest first
   */
  record TagShelf(String label, List<Item> items) {}

  Shelf(Site site, String lang) {
    this.site = site;
    this.lang = lang;
    this.items = new ArrayList<>();
    this.removed = new ArrayList<>();
    this.byPath = new HashMap<>();
    this.byKind = new EnumMap<>(Kind.class);
    this.byTopic = new HashMap<>();
    this.byAuthor = new HashMap<>();
    this.byResponder = new HashMap<>();
    this.byTag = new TreeMap<>();
    this.cards = new HashMap<>();
    this.byFaq = new HashMap<>();
    this.questions = new Questions(site, lang);
    for (Page page : site.pages()) {
      putOrigin(page);
      if (page.meta().lang().equals(lang)) {
        put(new Item(page, page.meta().permalink()));
      } else if (Fallbacks.isNeeded(site, page, lang)) {
        put(new Item(page, Fallbacks.permalink(page, lang)));
      }
    }
    sort();
    items.forEach(this::label);
    ofKind(Kind.EXPERT).forEach(this::putCard); // questions show their owners'
    items.forEach(this::putCard);
    removed.forEach(this::putCard);
  }

  private Shelf(Shelf base, Site site) {
    this.site = site;
    this.lang = base.lang;
    this.items = base.items;
    this.removed = base.removed;
    this.byPath = new HashMap<>(base.byPath);
    this.byKind = base.byKind;
    this.byTopic = base.byTopic;
    this.byAuthor = base.byAuthor;
    this.byResponder = base.byResponder;
    this.byTag = base.byTag;
    this.cards = new HashMap<>(base.cards);
    this.byFaq = base.byFaq;
    this.questions = new Questions(site, base.lang);
  }

  /**
   * The same with some pages as another site has them; each can be found, but the lists stay as
   * they are.
   */
  Shelf with(Site other, Collection<Page> changed) {
    Shelf shelf = new Shelf(this, other);
    for (Page page : changed) {
      Optional<Permalink> place = item(page).map(Item::permalink);
      boolean own = page.meta().lang().equals(lang);
      place
          .or(() -> own ? Optional.of(page.meta().permalink()) : Optional.empty())
          .ifPresent(it -> shelf.replace(new Item(page, it)));
    }
    return shelf;
  }

  private void replace(Item item) {
    byPath.put(item.path(), item);
    cards.put(item.path(), makeCard(item));
  }

  private void putCard(Item item) {
    if (!cards.containsKey(item.path())) {
      cards.put(item.path(), makeCard(item));
    }
  }

  private void putOrigin(Page page) {
    if (page instanceof Page.Question question && !page.isRemoved()) {
      question
          .state()
          .faq()
          .ifPresent(id -> byFaq.computeIfAbsent(id, _ -> new ArrayList<>()).add(page));
    }
  }

  /** What was removed can be found, but is in no list. */
  private void put(Item item) {
    byPath.put(item.path(), item);
    if (item.page().isRemoved()) {
      removed.add(item);
      return;
    }
    items.add(item);
    byKind.computeIfAbsent(item.page().meta().kind(), kind -> new ArrayList<>()).add(item);
  }

  private void sort() {
    items.sort(BY_DATE);
    byKind.forEach((kind, list) -> list.sort(order(kind)));
  }

  private static Comparator<Item> order(Kind kind) {
    return switch (kind) {
      case ARTICLE, QUESTION -> BY_DATE;
      case FAQ, TOPIC, EXPERT, PAGE -> BY_WEIGHT;
    };
  }

  static int weight(Page page) {
    int weight = page.meta().weight();
    return weight == 0 ? Integer.MAX_VALUE : weight;
  }

  private void label(Item item) {
    PageMeta meta = item.page().meta();
    for (String topic : meta.labels().topics()) {
      topicOf(topic).ifPresent(it -> add(byTopic, it.path(), item));
    }
    for (String author : meta.labels().authors()) {
      expertOf(author).ifPresent(it -> add(byAuthor, it.path(), item));
    }
    for (String tag : meta.labels().tags()) {
      byTag
          .computeIfAbsent(tagSlug(tag), slug -> new TagShelf(tag, new ArrayList<>()))
          .items()
          .add(item);
    }
    if (meta.kind() == Kind.QUESTION) {
      site.replies(meta.id()).stream()
          .filter(reply -> reply.kind() == Reply.Kind.ANSWER && reply.removed().isEmpty())
          .flatMap(reply -> responder(reply).stream())
          .distinct()
          .forEach(expert -> add(byResponder, expert, item));
    }
  }

  /** A tag without a letter or digit needs an address, too. */
  static String tagSlug(String tag) {
    String slug = Slug.of(tag);
    return slug.isEmpty() ? PageId.ofPath(tag).value() : slug;
  }

  private Optional<String> responder(Reply reply) {
    return reply.author() instanceof Writer.Staff(String slug)
        ? expertOf(slug).map(Item::path)
        : Optional.empty();
  }

  private static void add(Map<String, List<Item>> shelf, String key, Item item) {
    List<Item> list = shelf.computeIfAbsent(key, it -> new ArrayList<>());
    if (list.isEmpty() || !list.getLast().path().equals(item.path())) {
      list.add(item); // a page that names a topic twice stands in its list once
    }
  }

  private Card makeCard(Item item) {
    return card(item, details(item));
  }

  private Card card(Item item, Card.Details details) {
    PageMeta meta = item.page().meta();
    String href = site.config().baseUrl().href(item.permalink());
    Digest digest = new Digest.Builder().add(meta.digest()).add(href).add(details.digest()).build();
    return new Card(
        meta.id(),
        meta.kind(),
        meta.title(),
        meta.description(),
        href,
        meta.lang(),
        meta.lifetime().date(),
        meta.lifetime().updated(),
        details,
        digest);
  }

  private Card.Details details(Item item) {
    return switch (item.page()) {
      case Page.Question question ->
          questions.details(question, question.state().owner().flatMap(this::expertCard));
      case Page.Topic topic ->
          new Card.Details.OfTopic(
              topic.icon(),
              topic.promise(),
              (int) ofTopic(item).stream().filter(Shelf::isRead).count());
      case Page.Expert expert ->
          new Card.Details.OfExpert(
              expert.role(), expert.department(), expert.photo().flatMap(this::photo));
      case Page.Article _, Page.FaqEntry _, Page.StandalonePage _ -> new Card.Details.None();
    };
  }

  /** What readers look for in a topic; people and its other pages are not counted. */
  private static boolean isRead(Item item) {
    return switch (item.page()) {
      case Page.Article _, Page.FaqEntry _, Page.Question _ -> true;
      case Page.Topic _, Page.Expert _, Page.StandalonePage _ -> false;
    };
  }

  private Optional<Resolved> photo(org.klartext.site.Target target) {
    return Pictures.ofTree(site, target);
  }

  /** The language. */
  String lang() {
    return lang;
  }

  /** Questions that were removed: their addresses still answer. */
  List<Item> removed() {
    return removed;
  }

  /** All pages, newest first. */
  List<Item> items() {
    return items;
  }

  /** The pages of a kind in the order in which they are listed. */
  List<Item> ofKind(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** What is told of questions. */
  Questions questions() {
    return questions;
  }

  /** Those of some questions that wait, the most urgent first. */
  static List<Item> open(List<Item> questions) {
    return questions.stream()
        .filter(item -> Questions.isOpen(item.page()))
        .sorted(Questions.BY_URGENCY)
        .toList();
  }

  /** Those of some questions that no longer wait, in the same order. */
  static List<Item> answered(List<Item> questions) {
    return questions.stream().filter(item -> !Questions.isOpen(item.page())).toList();
  }

  /** The questions that were promoted to a page, oldest first. */
  List<Link.ToPage> origins(Page page) {
    return questions.links(
        byFaq.getOrDefault(page.meta().id(), List.of()).stream()
            .filter(question -> !question.meta().id().equals(page.meta().id()))
            .toList());
  }

  /** The pages of a topic, newest first. */
  List<Item> ofTopic(Item topic) {
    return byTopic.getOrDefault(topic.path(), List.of());
  }

  /** The pages an expert wrote, newest first. */
  List<Item> byExpert(Item expert) {
    return byAuthor.getOrDefault(expert.path(), List.of());
  }

  /** The questions an expert answered, newest first. */
  List<Item> answeredBy(Item expert) {
    return byResponder.getOrDefault(expert.path(), List.of());
  }

  /** All tags by slug. */
  Map<String, TagShelf> tags() {
    return byTag;
  }

  /** The page of a file, if it is shown here. */
  Optional<Item> item(Page page) {
    return Optional.ofNullable(byPath.get(page.meta().source().path()));
  }

  /** The card of a page that is shown here. */
  Card card(Item item) {
    return java.util.Objects.requireNonNull(cards.get(item.path()));
  }

  /** The card of a topic without the number of its pages, which only lists tell. */
  Card topicName(Item topic) {
    return labels.computeIfAbsent(
        topic.path(),
        _ -> {
          Card card = card(topic);
          return card.details() instanceof Card.Details.OfTopic(var icon, var promise, int _)
              ? card(topic, new Card.Details.OfTopic(icon, promise, 0))
              : card;
        });
  }

  /** The cards of several pages, in their order. */
  List<Card> cards(List<Item> list) {
    return list.stream().map(this::card).toList();
  }

  /** The topic of a name as readers of this language see it. */
  Optional<Item> topicOf(String slug) {
    return site.topic(slug, lang).flatMap(this::item);
  }

  /** The expert of a name as readers of this language see them. */
  Optional<Item> expertOf(String slug) {
    return site.expert(slug, lang).flatMap(this::item);
  }

  /** The card of an expert; one from another language is better than none. */
  Optional<Card> expertCard(String slug) {
    return expertOf(slug).map(this::card);
  }

  /** The pages of a list by the kind they have. */
  Map<Kind, List<Item>> grouped(List<Item> list) {
    Map<Kind, List<Item>> groups = new LinkedHashMap<>();
    list.forEach(item ->
        groups.computeIfAbsent(item.page().meta().kind(), k -> new ArrayList<>()).add(item));
    groups.forEach((kind, group) -> group.sort(order(kind)));
    return groups;
  }
}

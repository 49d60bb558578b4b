package org.klartext.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.view.Card;
import org.klartext.view.Head;
import org.klartext.view.Link;
import org.klartext.view.Links;
import org.klartext.view.ListView;
import org.klartext.view.SearchView;
import org.klartext.view.TagsView;

/** Plans the HTML lists of one language. */
final class ListPlanner {
  /** How many entries a page of a list has at most. */
  static final int LENGTH = 20;

  private final Site site;
  private final LanguagePart part;
  private final PagePlanner pages;

  ListPlanner(Site site, LanguagePart part, PagePlanner pages) {
    this.site = site;
    this.part = part;
    this.pages = pages;
  }

  /** How many pages a list of some entries has; an empty one has a page, too. */
  static int pages(int entries) {
    return Math.max(1, (entries + LENGTH - 1) / LENGTH);
  }

  /** The address of a page of a list. */
  static Permalink address(Permalink list, int number) {
    return number == 1 ? list : list.child("page-" + number);
  }

  void addLists(OutputPlan plan) {
    for (LanguagePart.PageList list : part.lists()) {
      for (int number = 1; number <= pages(list.items().size()); number++) {
        ListView view = view(list, number);
        plan.add(address(list.permalink(), number).outputPath(), view);
      }
    }
    if (!part.shelf().tags().isEmpty()) {
      plan.add(part.tags().outputPath(), tagsView());
    }
    if (site.config().writes(SiteConfig.Output.SEARCH)) {
      plan.add(part.search().outputPath(), searchView());
    }
  }

  /** Plans the lists again that a page introduces. */
  void update(OutputPlan plan, Page index) {
    part.lists().stream()
        .filter(list -> list.index().filter(it -> isSame(it, index)).isPresent())
        .forEach(list -> plan.add(list.permalink().outputPath(), view(list, 1)));
  }

  private static boolean isSame(Page a, Page b) {
    return a.meta().source().path().equals(b.meta().source().path());
  }

  private ListView view(LanguagePart.PageList list, int number) {
    Permalink address = address(list.permalink(), number);
    int from = (number - 1) * LENGTH;
    int to = Math.min(from + LENGTH, list.items().size());
    List<Card> cards = part.shelf().cards(list.items().subList(from, to));
    Optional<Page> index = list.index().map(pages::now);
    Optional<Links> text =
        number == 1 ? index.map(page -> pages.links(page, page.body())) : Optional.empty();
    ListView.Pagination pagination =
        pagination(list.permalink(), number, pages(list.items().size()), list.items().size());
    Head head = head(list, address, number);
    List<Link> trail = part.trail(list.permalink());
    Digest digest = digest(list, pagination, head, trail, cards, text);
    return new ListView(
        part.frame(),
        head,
        list.key(),
        list.title(),
        index,
        trail,
        text,
        cards,
        list.filters(),
        pagination,
        digest);
  }

  private ListView.Pagination pagination(Permalink list, int number, int count, int total) {
    return new ListView.Pagination(
        number,
        count,
        total,
        number > 1 ? Optional.of(part.href(address(list, number - 1))) : Optional.empty(),
        number < count ? Optional.of(part.href(address(list, number + 1))) : Optional.empty());
  }

  private Head head(LanguagePart.PageList list, Permalink address, int number) {
    List<Link> languages =
        number == 1 ? list.index().map(pages::languages).orElse(List.of()) : List.of();
    return new Head(
        list.title(),
        list.index().flatMap(page -> page.meta().description()),
        site.config().baseUrl().absolute(address),
        list.key().equals("tag"),
        languages,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Digest digest(
      LanguagePart.PageList list,
      ListView.Pagination pagination,
      Head head,
      List<Link> trail,
      List<Card> cards,
      Optional<Links> text) {
    Digest.Builder digest =
        new Digest.Builder()
            .add(part.frame().digest())
            .add(list.key())
            .add(list.title())
            .add(pagination.toString())
            .add(head.digest())
            .add(trail.toString())
            .add(list.filters().toString())
            .addAll(cards.stream().map(Card::digest).toList());
    list.index().map(Page::meta).ifPresent(meta -> digest.add(meta.digest()));
    text.ifPresent(it -> digest.add(it.digest()));
    return digest.build();
  }

  private TagsView tagsView() {
    List<TagsView.Tag> tags = new ArrayList<>();
    part.shelf()
        .tags()
        .forEach((slug, tag) ->
            tags.add(
                new TagsView.Tag(
                    tag.label(), part.href(part.tags().child(slug)), tag.items().size())));
    Head head =
        Head.unlisted(
            part.word("list.tags"), site.config().baseUrl().absolute(part.tags()), List.of());
    List<Link> trail = part.trail(part.tags());
    Digest digest =
        new Digest.Builder()
            .add(part.frame().digest())
            .add(head.digest())
            .add(trail.toString())
            .add(tags.toString())
            .build();
    return new TagsView(part.frame(), head, trail, tags, digest);
  }

  private SearchView searchView() {
    Head head =
        Head.unlisted(
            part.word("search.title"),
            site.config().baseUrl().absolute(part.search()),
            part.inAllLanguages(LanguagePart::searchOf));
    List<Link> trail = part.trail(part.search());
    List<Link> lists = new ArrayList<>();
    part.lists().stream()
        .filter(list -> !list.key().equals("tag"))
        .forEach(list -> lists.add(link(list.title(), list.permalink())));
    if (!part.shelf().tags().isEmpty()) {
      lists.add(link(part.word("list.tags"), part.tags()));
    }
    List<Card> topics = part.shelf().cards(part.shelf().ofKind(Kind.TOPIC));
    Digest digest =
        new Digest.Builder()
            .add(part.frame().digest())
            .add(head.digest())
            .add(trail.toString())
            .add(lists.toString())
            .addAll(topics.stream().map(Card::digest).toList())
            .build();
    return new SearchView(part.frame(), head, trail, lists, topics, digest);
  }

  private Link link(String label, Permalink address) {
    return new Link(label, part.href(address), part.lang(), false);
  }
}

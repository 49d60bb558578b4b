package org.klartext.format;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.klartext.site.Page;
import org.klartext.view.Card;
import org.klartext.view.Discussion;
import org.klartext.view.FiguresView;
import org.klartext.view.Frame;
import org.klartext.view.Link;
import org.klartext.view.ListView;
import org.klartext.view.ModerationView;
import org.klartext.view.NotFoundView;
import org.klartext.view.PageView;
import org.klartext.view.RedirectView;
import org.klartext.view.SearchView;
import org.klartext.view.ServicePage;
import org.klartext.view.TagsView;
import org.klartext.view.View;

/** Structured data in the vocabulary of schema.org. */
public final class JsonLd {
  private JsonLd() {}

  /**
   * What a page says to programs.
   *
   * @return JSON that is safe inside a {@code script} element; empty if there is nothing to say
   */
  public static String of(View.Templated view) {
    return switch (view) {
      case PageView page -> page.page().isRemoved() ? "" : safe(page(page));
      case ListView list -> safe(list(list));
      case TagsView _,
          SearchView _,
          ModerationView _,
          FiguresView _,
          NotFoundView _,
          RedirectView _,
          ServicePage _ ->
          "";
    };
  }

  private static String safe(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static String page(PageView page) {
    return graph(
        List.of(page),
        (json, it) -> {
          switch (it.page()) {
            case Page.Article _ -> article(json, it);
            case Page.FaqEntry _ -> faq(json, it);
            case Page.Question _ -> question(json, it);
            case Page.Expert expert -> profile(json, it, expert);
            case Page.Topic _ -> webPage(json, it, "CollectionPage");
            case Page.StandalonePage _ ->
                webPage(json, it, it.template().equals("home") ? "WebSite" : "WebPage");
          }
        },
        crumbs(page.trail(), page.title(), page.card().href()),
        page.frame());
  }

  private static String list(ListView list) {
    return graph(
        List.of(list),
        (json, it) ->
            json.text("@type", "CollectionPage")
                .text("@id", it.head().canonical())
                .text("name", it.title())
                .text("inLanguage", it.frame().lang()),
        crumbs(list.trail(), list.title(), ""),
        list.frame());
  }

  private static <T> String graph(
      List<T> main, java.util.function.BiConsumer<Json, T> write, List<Link> crumbs, Frame frame) {
    List<java.util.function.Consumer<Json>> nodes = new ArrayList<>();
    main.forEach(it -> nodes.add(json -> write.accept(json, it)));
    if (crumbs.size() > 1) {
      nodes.add(json -> breadcrumbs(json, crumbs, frame));
    }
    return Json.object(json ->
        json.text("@context", "https://schema.org")
            .objects("@graph", nodes, (node, content) -> content.accept(node)));
  }

  private static List<Link> crumbs(List<Link> trail, String title, String href) {
    List<Link> crumbs = new ArrayList<>(trail);
    crumbs.add(new Link(title, href, "", true));
    return crumbs;
  }

  private static void breadcrumbs(Json json, List<Link> crumbs, Frame frame) {
    json.text("@type", "BreadcrumbList")
        .objects(
            "itemListElement",
            IntStream.range(0, crumbs.size()).boxed().toList(),
            (item, index) ->
                item.text("@type", "ListItem")
                    .number("position", index + 1L)
                    .text("name", crumbs.get(index).label())
                    .text(
                        "item",
                        Optional.of(crumbs.get(index).href())
                            .filter(href -> !href.isEmpty())
                            .map(href -> frame.baseUrl().origin() + href)));
  }

  private static void article(Json json, PageView page) {
    json.text("@type", "Article")
        .text("@id", page.head().canonical())
        .text("headline", page.title())
        .text("description", page.meta().description())
        .text("inLanguage", page.lang())
        .text("mainEntityOfPage", page.head().canonical())
        .time("datePublished", page.date(), zone(page))
        .time("dateModified", page.updated().or(page::date), zone(page))
        .text("image", page.head().image())
        .object(
            "publisher",
            it ->
                it.text("@type", "Organization")
                    .text("name", page.frame().title())
                    .text("url", page.frame().baseUrl().toString()));
    authors(json, page);
  }

  private static ZoneId zone(PageView page) {
    return ZoneId.of(page.frame().zone());
  }

  private static void authors(Json json, PageView page) {
    if (!page.authors().isEmpty()) {
      json.objects("author", page.authors(), (it, card) -> person(it, card, page.frame()));
    }
  }

  private static void person(Json json, Card card, Frame frame) {
    json.text("@type", "Person")
        .text("name", card.title())
        .text("jobTitle", Optional.of(card.role()))
        .text("url", frame.baseUrl().origin() + card.href());
  }

  private static void faq(Json json, PageView page) {
    json.text("@type", "FAQPage")
        .text("@id", page.head().canonical())
        .text("inLanguage", page.lang())
        .time("datePublished", page.date(), zone(page))
        .time("dateModified", page.updated(), zone(page))
        .objects(
            "mainEntity",
            List.of(page),
            (question, it) ->
                question
                    .text("@type", "Question")
                    .text("name", it.title())
                    .object(
                        "acceptedAnswer",
                        answer -> {
                          answer.text("@type", "Answer").text("text", it.html());
                          authors(answer, it);
                        }));
  }

  private static void question(Json json, PageView page) {
    List<Discussion.Entry> answers = page.discussion().givenAnswers();
    json.text("@type", "QAPage")
        .text("@id", page.head().canonical())
        .text("inLanguage", page.lang())
        .object(
            "mainEntity",
            question -> {
              question
                  .text("@type", "Question")
                  .text("name", page.title())
                  .text("text", page.text().plain())
                  .number("answerCount", answers.size())
                  .time("datePublished", page.date(), zone(page))
                  .object(
                      "author", author -> author.text("@type", "Person").text("name", asker(page)));
              answers(question, "acceptedAnswer", answers, true, page);
              answers(question, "suggestedAnswer", answers, false, page);
            });
  }

  private static String asker(PageView page) {
    return page.asker().isBlank() ? "–" : page.asker();
  }

  private static void answers(
      Json json, String name, List<Discussion.Entry> all, boolean accepted, PageView page) {
    List<Discussion.Entry> some = all.stream().filter(it -> it.accepted() == accepted).toList();
    if (!some.isEmpty()) {
      json.objects(name, some, (answer, entry) -> answer(answer, entry, page));
    }
  }

  private static void answer(Json json, Discussion.Entry entry, PageView page) {
    json.text("@type", "Answer")
        .text("text", entry.text().plain())
        .text("url", page.head().canonical() + "#" + entry.id())
        .text("datePublished", Json.time(entry.date(), zone(page)))
        .object(
            "author",
            author ->
                entry
                    .expert()
                    .ifPresentOrElse(
                        card -> person(author, card, page.frame()),
                        () ->
                            author
                                .text("@type", "Person")
                                .text("name", entry.name().isBlank() ? "–" : entry.name())));
  }

  private static void profile(Json json, PageView page, Page.Expert expert) {
    json.text("@type", "ProfilePage")
        .text("@id", page.head().canonical())
        .text("inLanguage", page.lang())
        .object(
            "mainEntity",
            person -> {
              person(person, page.card(), page.frame());
              person
                  .text("description", page.meta().description())
                  .texts("sameAs", expert.links().stream().map(Page.ProfileLink::url).toList());
            });
  }

  private static void webPage(Json json, PageView page, String type) {
    json.text("@type", type)
        .text("@id", page.head().canonical())
        .text("url", page.head().canonical())
        .text("name", page.title())
        .text("description", page.head().description())
        .text("inLanguage", page.lang());
  }
}

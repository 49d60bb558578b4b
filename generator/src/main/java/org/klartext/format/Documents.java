package org.klartext.format;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.klartext.site.Heading;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.SiteConfig;
import org.klartext.view.Card;
import org.klartext.view.Discussion;
import org.klartext.view.Head;
import org.klartext.view.Link;
import org.klartext.view.ListDocument;
import org.klartext.view.PageDocument;
import org.klartext.view.PageView;
import org.klartext.view.Resolved;
import org.klartext.view.SiteDocument;

/** The JSON documents of the content API: {@code {data, meta, links}}. */
final class Documents {
  private Documents() {}

  static String page(PageDocument document) {
    PageView page = document.page();
    return Json.object(json ->
        json.object("data", data -> pageData(data, page))
            .object("meta", meta -> meta.text("digest", document.digest().toString()))
            .object("links", links -> pageLinks(links, document)));
  }

  private static void pageData(Json json, PageView page) {
    PageMeta meta = page.meta();
    ZoneId zone = zone(page);
    json.text("id", page.id());
    edition(json, page.draft(), page.internal());
    json.text("kind", meta.kind().key())
        .text("lang", meta.lang())
        .text("slug", meta.slug())
        .text("permalink", page.card().href())
        .text("title", page.page().isRemoved() ? "" : meta.title())
        .text("description", meta.description())
        .time("date", page.date(), zone)
        .time("updated", page.updated(), zone)
        .objects("topics", page.topics(), Documents::reference)
        .texts("tags", meta.labels().tags())
        .objects("authors", page.authors(), Documents::reference);
    kindData(json, page, zone);
    page.removal().ifPresent(removal -> removed(json, removal, page.card().duplicateOf(), zone));
    if (!page.origins().isEmpty()) {
      json.objects("questions", page.origins(), Documents::reference);
    }
    json.text("html", page.html())
        .text("text", page.text().plain())
        .objects("headings", page.text().body().outline().headings(), Documents::heading);
    if (!page.addenda().isEmpty()) {
      json.objects("addenda", page.addenda(), (item, it) -> addendum(item, it, zone));
    }
    replies(json, page.discussion(), zone);
  }

  /** Nothing is said of pages that everybody may see. */
  private static void edition(Json json, boolean draft, boolean internal) {
    if (draft) {
      json.flag("draft", true);
    }
    if (internal) {
      json.text("audience", "internal");
    }
  }

  private static ZoneId zone(PageView page) {
    return ZoneId.of(page.frame().zone());
  }

  private static void reference(Json json, Card card) {
    json.text("id", card.id().value()).text("title", card.title()).text("permalink", card.href());
  }

  private static void kindData(Json json, PageView view, ZoneId zone) {
    switch (view.page()) {
      case Page.Question _ -> {
        json.text("asker", view.asker());
        view.card().question().ifPresent(question -> question(json, question, zone));
      }
      case Page.Topic topic -> {
        topic.promise().ifPresent(promise -> json.number("promiseHours", promise.toHours()));
        json.objects("experts", view.group("experts"), Documents::reference);
      }
      case Page.Expert expert ->
          json.text("role", expert.role())
              .text("department", expert.department())
              .text("photo", Optional.of(view.card().photo()))
              .objects("profiles", expert.links(), Documents::profile);
      case Page.Article _, Page.FaqEntry _, Page.StandalonePage _ -> {}
    }
  }

  private static void question(Json json, Card.Details.OfQuestion question, ZoneId zone) {
    QuestionState state = question.state();
    json.text("status", state.status().key())
        .text("owner", question.owner().map(Card::href))
        .time("due", state.due(), zone)
        .time("overdueSince", state.overdueSince(), zone)
        .text("accepted", state.accepted())
        .time("reopened", state.reopened(), zone)
        .number("handedOver", state.handedOver());
    reference(json, "faq", question.faq());
    reference(json, "duplicateOf", question.duplicateOf());
  }

  private static void reference(Json json, String name, Optional<Link.ToPage> page) {
    page.ifPresent(it -> json.object(name, object -> reference(object, it)));
  }

  private static void reference(Json json, Link.ToPage page) {
    json.text("id", page.id().value()).text("title", page.title()).text("permalink", page.href());
  }

  private static void profile(Json json, Page.ProfileLink link) {
    json.text("label", link.label()).text("url", link.url());
  }

  private static void heading(Json json, Heading heading) {
    json.number("level", heading.level()).text("id", heading.id()).text("text", heading.text());
  }

  private static void addendum(Json json, PageView.DatedText addendum, ZoneId zone) {
    json.text("date", Json.time(addendum.date(), zone)).text("html", addendum.html());
  }

  private static void replies(Json json, Discussion discussion, ZoneId zone) {
    json.text("comments", discussion.mode());
    json.object("replies", replies -> threads(replies, discussion, zone));
  }

  private static void threads(Json json, Discussion discussion, ZoneId zone) {
    json.objects("answers", discussion.answers(), (it, entry) -> reply(it, entry, zone))
        .objects("comments", discussion.comments(), (it, entry) -> reply(it, entry, zone))
        .objects("mentions", discussion.mentions(), (it, entry) -> reply(it, entry, zone));
  }

  static String replies(PageDocument.OfReplies document) {
    PageView page = document.page();
    Discussion discussion = page.discussion();
    return Json.object(json ->
        json.object("data", data -> threads(data, discussion, zone(page)))
            .object(
                "meta",
                meta ->
                    meta.text("page", page.id())
                        .text("comments", discussion.mode())
                        .number("total", discussion.size())
                        .text("digest", document.digest().toString()))
            .object(
                "links", links -> links.text("self", document.self()).text("page", document.of())));
  }

  private static void reply(Json json, Discussion.Entry entry, ZoneId zone) {
    json.text("id", entry.id()).text("kind", entry.type()).text("lang", entry.lang());
    json.text("date", Json.time(entry.date(), zone)).time("edited", entry.edited(), zone);
    if (entry.removed().isEmpty()) {
      json.object("author", author -> author(author, entry))
          .flag("accepted", entry.accepted())
          .flag("asksBack", entry.asksBack())
          .text("html", entry.html())
          .text("text", entry.text().plain());
    } else {
      Optional<Link.ToPage> of = entry.duplicateOf();
      entry.reply().removed().ifPresent(removal -> removed(json, removal, of, zone));
    }
    json.objects("replies", entry.replies(), (it, below) -> reply(it, below, zone));
  }

  private static void removed(
      Json json, Reply.Removal removal, Optional<Link.ToPage> of, ZoneId zone) {
    json.object(
        "removed",
        it -> {
          it.text("reason", removal.reason()).time("date", removal.date(), zone);
          reference(it, "of", of);
        });
  }

  private static void author(Json json, Discussion.Entry entry) {
    json.text("name", entry.name())
        .flag("staff", entry.staff())
        .text("website", Optional.of(entry.website()))
        .text("permalink", entry.expert().map(Card::href));
  }

  private static void pageLinks(Json json, PageDocument document) {
    Head head = document.page().head();
    json.text("self", document.self())
        .text("canonical", head.canonical())
        .text("markdown", head.markdown())
        .text("replies", document.replies());
    if (!head.languages().isEmpty()) {
      json.object(
          "languages",
          it -> head.languages().forEach(language -> it.text(language.lang(), language.href())));
    }
  }

  static String list(ListDocument document) {
    return Json.object(json ->
        json.objects(
                "data", document.items(), (it, item) -> item(it, item, ZoneId.of(document.zone())))
            .object(
                "meta",
                meta ->
                    meta.number("total", document.total())
                        .text("digest", document.digest().toString()))
            .object(
                "links",
                links -> links.text("self", document.self()).text("next", document.next())));
  }

  static void item(Json json, ListDocument.Item item, ZoneId zone) {
    Card card = item.card();
    if (card.details() instanceof Card.Details.OfTag(String slug, int pages)) {
      json.text("slug", slug).text("lang", card.lang()).text("title", card.title());
      json.text("permalink", card.href()).number("pages", pages);
      return;
    }
    json.text("id", card.id().value());
    edition(json, item.draft(), item.internal());
    json.text("kind", card.type())
        .text("lang", card.lang())
        .text("slug", item.slug())
        .text("permalink", card.href())
        .text("title", card.title())
        .text("description", card.description())
        .time("date", card.date(), zone)
        .time("updated", card.updated(), zone)
        .texts("topics", item.topics())
        .texts("tags", item.tags())
        .texts("authors", item.authors());
    details(json, card.details(), zone);
    json.text("document", item.document());
  }

  private static void details(Json json, Card.Details details, ZoneId zone) {
    switch (details) {
      case Card.Details.OfQuestion question -> {
        json.text("asker", question.author()).number("answers", question.answers());
        question(json, question, zone);
      }
      case Card.Details.OfTopic topic -> {
        topic.promise().ifPresent(promise -> json.number("promiseHours", promise.toHours()));
        json.number("pages", topic.pages());
      }
      case Card.Details.OfExpert expert ->
          json.text("role", expert.role())
              .text("department", expert.department())
              .text("photo", expert.photo().map(Resolved::href));
      case Card.Details.OfTag _, Card.Details.None _ -> {}
    }
  }

  static String site(SiteDocument document) {
    SiteConfig config = document.config();
    String lang = config.defaultLanguage();
    return Json.object(json ->
        json.object(
                "data",
                data ->
                    data.text("title", config.titleIn(lang))
                        .text("description", config.descriptionIn(lang))
                        .text("baseUrl", config.baseUrl().toString())
                        .text("timeZone", config.timeZone().getId())
                        .text("defaultLanguage", lang)
                        .texts("languages", config.languages())
                        .texts("accepts", accepts(config))
                        .objects("homes", document.homes(), Documents::home))
            .object("meta", meta -> meta.text("digest", document.digest().toString()))
            .object("links", links -> links.text("self", document.self())));
  }

  private static List<String> accepts(SiteConfig config) {
    return config.dialogue().accepts().stream()
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  private static void home(Json json, Link home) {
    json.text("lang", home.lang()).text("title", home.label()).text("permalink", home.href());
  }
}

package org.klartext.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.klartext.site.Audience;
import org.klartext.site.BaseUrl;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Edition;
import org.klartext.site.Heading;
import org.klartext.site.Html;
import org.klartext.site.Kind;
import org.klartext.site.Labels;
import org.klartext.site.Lifetime;
import org.klartext.site.Outline;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Writer;
import org.klartext.view.Card;
import org.klartext.view.Discussion;
import org.klartext.view.Discussion.Forms;
import org.klartext.view.Frame;
import org.klartext.view.Group;
import org.klartext.view.Head;
import org.klartext.view.Link;
import org.klartext.view.Links;
import org.klartext.view.ListView;
import org.klartext.view.NotFoundView;
import org.klartext.view.PageView;
import org.klartext.view.RedirectView;
import org.klartext.view.SearchView;
import org.klartext.view.TagsView;
import org.klartext.view.View;

/** Views made by hand, one and more for each template. */
final class ViewFixtures {
  static final Instant MAY = Instant.parse("2026-05-04T08:30:00Z");
  static final Instant OCTOBER = Instant.parse("2026-10-12T14:05:00Z");
  private static final Digest NONE = Digest.EMPTY;
  private static final Discussion SILENCE =
      new Discussion(List.of(), List.of(), List.of(), "open", forms(""), NONE);

  private ViewFixtures() {}

  /** Output path → view. */
  static Map<String, View.Templated> all() {
    Map<String, View.Templated> views = new TreeMap<>();
    views.put("index.html", home());
    views.put("artikel/was-hilft/index.html", article("de", Edition.PUBLIC));
    views.put("en/artikel/was-hilft/index.html", article("en", Edition.INTERNAL));
    views.put("faq/frist/index.html", page(Kind.FAQ, "faq", "Wie lange habe ich Zeit?"));
    views.put("fragen/offen/index.html", question(QuestionState.Status.OPEN));
    views.put("fragen/beantwortet/index.html", question(QuestionState.Status.ANSWERED));
    views.put("themen/retoure/index.html", page(Kind.TOPIC, "topic", "Rückgabe & Umtausch"));
    views.put("experten/mira-beispiel/index.html", page(Kind.EXPERT, "expert", "Mira Beispiel"));
    views.put("impressum/index.html", page(Kind.PAGE, "page", "Impressum"));
    views.put("fragen/index.html", list("question", CardFixtures.questionCards(), 3));
    views.put(
        "experten/index.html",
        list("expert", List.of(CardFixtures.mira(), CardFixtures.jonas()), 1));
    views.put("leer/index.html", list("article", List.of(), 1));
    views.put("tags/index.html", tags());
    views.put("search/index.html", search());
    views.put("404.html", new NotFoundView(frame("de"), head("Nicht gefunden"), trail(), NONE));
    views.put(
        "alt/index.html",
        new RedirectView(frame("de"), "Neu", "/neu/", "https://portal.example/neu/", NONE));
    return views;
  }

  static Frame frame(String lang) {
    return frame(lang, Edition.PUBLIC);
  }

  static Frame frame(String lang, Edition edition) {
    return new Frame(
        lang,
        "Klartext",
        "Antworten von Menschen, die sich auskennen.",
        BaseUrl.parse("https://portal.example"),
        "/",
        edition,
        List.of(link("FAQ", "/faq/"), link("Themen", "/themen/"), link("Fragen", "/fragen/")),
        List.of(new Link("Deutsch", "/", "de", true), new Link("English", "/en/", "en", false)),
        List.of(link("Impressum", "/impressum/"), link("Datenschutz", "/datenschutz/")),
        Optional.of("/moderation/"),
        Optional.of("/dialog/"),
        Optional.of(new Frame.Search("/search/", "/assets/search/de/")),
        Optional.of("/ask"),
        Optional.of("/"),
        List.of(
            new Frame.FeedLink("Klartext", "application/atom+xml", "/feed.xml"),
            new Frame.FeedLink("Klartext", "application/feed+json", "/feed.json")),
        "Europe/Berlin",
        NONE);
  }

  static Head head(String title) {
    return new Head(
        title,
        Optional.of("Ein \"Satz\" mit <Zeichen> & mehr."),
        "https://portal.example/faq/frist/",
        false,
        List.of(
            new Link("Deutsch", "/faq/frist/", "de", true),
            new Link("English", "/en/faq/deadline/", "en", false)),
        List.of(new Frame.FeedLink(title, "application/atom+xml", "/faq/frist/feed.xml")),
        Optional.empty(),
        Optional.of("/faq/frist/index.md"),
        Optional.of("/api/v1/pages/frist.json"));
  }

  static PageView home() {
    PageView view = page(Kind.PAGE, "home", "Fragen? Hier antworten Menschen.");
    return new PageView(
        "home",
        view.frame(),
        view.head(),
        view.page(),
        view.card(),
        List.of(),
        text(
            "<p>Suchen Sie zuerst, fragen Sie dann. Jede Frage hat einen Namen und eine Frist.</p>"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Group(
                "topics",
                List.of(CardFixtures.topic("Rückgabe & Umtausch"), CardFixtures.topic("Konto")),
                Optional.of("/themen/")),
            new Group(
                "faq",
                List.of(CardFixtures.card(Kind.FAQ, "Wie lange habe ich Zeit?")),
                Optional.of("/faq/")),
            new Group(
                "articles",
                List.of(CardFixtures.card(Kind.ARTICLE, "Was wirklich hilft")),
                Optional.empty()),
            new Group("open", CardFixtures.questionCards(), Optional.of("/fragen/")),
            new Group(
                "experts", List.of(CardFixtures.mira(), CardFixtures.jonas()), Optional.empty())),
        Optional.empty(),
        List.of(),
        SILENCE,
        Optional.of("/ask"),
        NONE);
  }

  static PageView article(String frameLang, Edition edition) {
    Page page =
        new Page.Article(meta(Kind.ARTICLE, "Was wirklich hilft"), prose().body(), List.of(), NONE);
    return new PageView(
        "article",
        frame(frameLang, edition),
        head(page.meta().title()),
        page,
        CardFixtures.card(Kind.ARTICLE, page.meta().title()),
        trail(),
        prose(),
        List.of(new PageView.DatedText(OCTOBER, text("<p>Die Zahlen sind ergänzt.</p>"))),
        List.of(CardFixtures.mira(), CardFixtures.jonas()),
        List.of(CardFixtures.topic("Kundendialog")),
        List.of(link("Antwortzeit", "/tags/antwortzeit/")),
        List.of(CardFixtures.card(Kind.FAQ, "Wie lange habe ich Zeit?")),
        List.of(),
        Optional.empty(),
        List.of(),
        new Discussion(
            List.of(),
            List.of(
                ReplyFixtures.visitor(
                    "01K1",
                    Reply.Kind.COMMENT,
                    "Lea",
                    List.of(
                        ReplyFixtures.staff(
                            "01K2",
                            List.of(
                                ReplyFixtures.visitor("01K3", Reply.Kind.COMMENT, "", List.of()))),
                        ReplyFixtures.removed()))),
            List.of(ReplyFixtures.visitor("01K9", Reply.Kind.MENTION, "Ein Blog", List.of())),
            "closed",
            new Forms(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("/api/v1/pages/a1/helpful")),
            NONE),
        Optional.of("/ask"),
        NONE);
  }

  static PageView question(QuestionState.Status status) {
    boolean open = status == QuestionState.Status.OPEN;
    String title = "Kann ich ein Gerät ohne Originalkarton zurückgeben?";
    QuestionState state =
        CardFixtures.state(
            status, open ? Optional.of(OCTOBER) : Optional.empty(), Optional.of("01K5"));
    Page page =
        new Page.Question(
            meta(Kind.QUESTION, title),
            text("<p>Der Karton ist beim Umzug verloren gegangen.</p>").body(),
            new Writer.Visitor("Lea", Optional.empty()),
            state,
            Optional.empty(),
            NONE);
    Discussion.Entry accepted =
        ReplyFixtures.entry(
            "01K5", Reply.Kind.ANSWER, new Writer.Staff("mira"), true, "", List.of());
    return new PageView(
        "question",
        frame("de"),
        head(title),
        page,
        new Card(
            new PageId("q1"),
            Kind.QUESTION,
            title,
            Optional.empty(),
            "/fragen/q1/",
            "de",
            Optional.of(MAY),
            Optional.empty(),
            new Card.Details.OfQuestion(
                state,
                open ? 0 : 2,
                "Lea",
                Optional.of(CardFixtures.mira()),
                Optional.of(faqEntry()),
                Optional.empty()),
            NONE),
        trail(),
        text("<p>Der Karton ist beim Umzug verloren gegangen. Was nun?</p>"),
        List.of(),
        List.of(),
        List.of(CardFixtures.topic("Rückgabe & Umtausch")),
        List.of(),
        List.of(CardFixtures.card(Kind.FAQ, "Wie lange habe ich Zeit?")),
        List.of(),
        Optional.of(CardFixtures.mira()),
        List.of(),
        open
            ? SILENCE
            : new Discussion(
                List.of(
                    accepted,
                    ReplyFixtures.visitor(
                        "01K6",
                        Reply.Kind.ANSWER,
                        "Tom",
                        List.of(ReplyFixtures.staff("01K7", List.of())))),
                List.of(ReplyFixtures.removed()),
                List.of(),
                "open",
                forms(""),
                NONE),
        Optional.of("/ask?topic=retoure"),
        NONE);
  }

  private static Link.ToPage faqEntry() {
    return new Link.ToPage(new PageId("id-faq"), "Wie lange habe ich Zeit?", "/faq/frist/", "de");
  }

  static PageView page(Kind kind, String template, String title) {
    PageMeta meta = meta(kind, title);
    Page page =
        switch (kind) {
          case FAQ -> new Page.FaqEntry(meta, prose().body(), NONE);
          case TOPIC ->
              new Page.Topic(
                  meta,
                  prose().body(),
                  List.of("mira"),
                  Optional.of(Duration.ofHours(8)),
                  Optional.empty(),
                  NONE);
          case EXPERT ->
              new Page.Expert(
                  meta,
                  prose().body(),
                  Optional.of("Redaktion"),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(new Page.ProfileLink("Website", "https://mira.example/")),
                  NONE);
          default -> new Page.StandalonePage(meta, prose().body(), NONE);
        };
    Card card =
        kind == Kind.TOPIC
            ? CardFixtures.topic(title)
            : kind == Kind.EXPERT ? CardFixtures.mira() : CardFixtures.card(kind, title);
    List<Group> groups =
        kind == Kind.TOPIC || kind == Kind.EXPERT
            ? List.of(
                new Group(
                    "faq",
                    List.of(CardFixtures.card(Kind.FAQ, "Wie lange habe ich Zeit?")),
                    Optional.of("/faq/")),
                new Group("open", CardFixtures.questionCards(), Optional.empty()),
                new Group(
                    "experts",
                    List.of(CardFixtures.mira(), CardFixtures.jonas()),
                    Optional.empty()))
            : List.of();
    return new PageView(
        template,
        frame("de"),
        head(title),
        page,
        card,
        trail(),
        prose(),
        List.of(),
        kind == Kind.FAQ ? List.of(CardFixtures.mira()) : List.of(),
        List.of(),
        List.of(link("Frist", "/tags/frist/")),
        List.of(),
        groups,
        Optional.empty(),
        kind == Kind.FAQ
            ? List.of(new Link.ToPage(new PageId("q1"), "Ohne Karton?", "/fragen/q1/", "de"))
            : List.of(),
        SILENCE,
        Optional.of("/ask"),
        NONE);
  }

  static ListView list(String key, List<Card> cards, int pages) {
    return new ListView(
        frame("de"),
        head("Fragen"),
        key,
        "Fragen",
        Optional.empty(),
        trail(),
        Optional.of(text("<p>Alle Fragen.</p>")),
        cards,
        List.of(link("Offen", "/fragen/offen/"), new Link("Alle", "/fragen/", "de", true)),
        new ListView.Pagination(
            2, pages, cards.size(), Optional.of("/fragen/"), Optional.of("/fragen/seite/3/")),
        NONE);
  }

  static TagsView tags() {
    return new TagsView(
        frame("de"),
        head("Schlagwörter"),
        trail(),
        List.of(
            new TagsView.Tag("Frist", "/tags/frist/", 3),
            new TagsView.Tag("Umtausch", "/tags/umtausch/", 1)),
        NONE);
  }

  static SearchView search() {
    return new SearchView(
        frame("de"),
        head("Suche"),
        trail(),
        List.of(link("FAQ", "/faq/"), link("Themen", "/themen/")),
        List.of(CardFixtures.topic("Umtausch")),
        NONE);
  }

  /** Where readers write about a page, or about a reply if one is named. */
  static Forms forms(String reply) {
    String to = reply.isEmpty() ? "" : "&to=" + reply;
    return new Forms(
        reply.isEmpty() ? Optional.of("/pages/q1/reply?kind=answer") : Optional.empty(),
        Optional.of("/pages/q1/reply?kind=comment" + to),
        Optional.of("/pages/q1/report" + (reply.isEmpty() ? "" : "?reply=" + reply)),
        Optional.empty());
  }

  static Links text(String html) {
    Body body =
        new Body(
            NONE,
            Outline.EMPTY,
            new Body.Rendered(new Html(List.of(new Html.Piece.Markup(html))), "", ""));
    return new Links(body, List.of(), NONE);
  }

  private static Links prose() {
    Outline outline =
        new Outline(
            List.of(
                new Heading(2, "zuerst", "Zuerst zuhören"),
                new Heading(3, "frist", "Eine Frist nennen"),
                new Heading(2, "zahlen", "Was die Zahlen sagen")),
            List.of(),
            Set.of(),
            "");
    return new Links(
        new Body(
            NONE,
            outline,
            new Body.Rendered(new Html(List.of(new Html.Piece.Markup(ProseFixture.HTML))), "", "")),
        List.of(),
        NONE);
  }

  static PageMeta meta(Kind kind, String title) {
    return new PageMeta(
        new PageId("id-" + kind.key()),
        kind,
        "slug",
        "de",
        new Permalink("/slug/"),
        new Source("de/slug.md", Map.of()),
        title,
        Optional.of("Ein Satz, der sagt, worum es geht."),
        new Lifetime(Optional.of(MAY), Optional.of(OCTOBER), Optional.empty(), kind == Kind.PAGE),
        kind == Kind.FAQ ? Audience.INTERNAL : Audience.PUBLIC,
        "slug",
        List.of(),
        Labels.NONE,
        Optional.empty(),
        Optional.empty(),
        0,
        List.of(),
        List.of(),
        NONE);
  }

  private static List<Link> trail() {
    return List.of(link("Start", "/"), link("Fragen", "/fragen/"));
  }

  private static Link link(String label, String href) {
    return new Link(label, href, "de", false);
  }
}

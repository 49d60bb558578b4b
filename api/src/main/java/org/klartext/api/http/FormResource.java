package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.api.contribution.Kind;
import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.pages.AskForm;
import org.klartext.api.pages.Entries;
import org.klartext.api.pages.FoundPage;
import org.klartext.api.pages.ReplyForm;
import org.klartext.api.pages.ReportForm;
import org.klartext.api.publishing.Snapshot;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Page;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.site.Writer;

/** The forms in which visitors write. Reading them changes nothing. */
final class FormResource {
  private static final int EXCERPT = 200;

  private final Portal portal;
  private final Pages pages;

  FormResource(Portal portal, Pages pages) {
    this.portal = portal;
    this.pages = pages;
  }

  void ask(Context context) {
    portal.entrance().requireQuestions();
    Map<String, String> values = new HashMap<>();
    for (String field : List.of("title", "topic")) {
      Optional.ofNullable(context.queryParam(field)).ifPresent(it -> values.put(field, it));
    }
    ask(
        context,
        200,
        lang(context, values),
        Entries.of(Pages.shown(values)),
        Optional.empty(),
        List.of());
  }

  void askPreview(Context context) {
    Map<String, String> values = typed(context);
    String lang = lang(context, values);
    ask(context, 200, lang, Entries.of(values), preview(values), similar(lang, values));
  }

  /** Pages that may answer a question already; none while nothing can be found. */
  private List<FoundPage> similar(String lang, Map<String, String> values) {
    return portal.search().published().searcher().stream()
        .flatMap(it ->
            it.similar(lang, SearchResource.question(values)).stream()
                .map(found -> SearchPageResource.found(it.site(), found)))
        .toList();
  }

  private void ask(
      Context context,
      int status,
      String lang,
      Entries entries,
      Optional<String> preview,
      List<FoundPage> similar) {
    AskForm form =
        new AskForm(
            pages.form("api/v1/questions", lang, entries),
            portal.apiPath() + "ask?lang=" + lang,
            topics(lang),
            preview,
            similar);
    pages.show(context, status, lang, form);
  }

  private List<AskForm.Topic> topics(String lang) {
    return portal.snapshot().site().pages().stream()
        .filter(Page.Topic.class::isInstance)
        .map(Page::meta)
        .filter(meta -> meta.lang().equals(lang))
        .map(meta -> new AskForm.Topic(meta.slug(), meta.title()))
        .sorted(java.util.Comparator.comparing(AskForm.Topic::title))
        .toList();
  }

  void reply(Context context) {
    String to = Optional.ofNullable(context.queryParam("to")).orElse("");
    Map<String, String> values = to.isEmpty() ? Map.of() : Map.of("replyTo", to);
    Kind kind =
        Kind.of(Optional.ofNullable(context.queryParam("kind")).orElse("comment"))
            .filter(it -> it != Kind.QUESTION)
            .orElseThrow(() -> new RefusedException(Refusal.Code.NOT_FOUND));
    reply(context, 200, kind, context.pathParam("id"), Entries.of(values), Optional.empty());
  }

  void replyPreview(Context context) {
    Map<String, String> values = typed(context);
    Kind kind = "answer".equals(values.get("kind")) ? Kind.ANSWER : Kind.COMMENT;
    reply(context, 200, kind, context.pathParam("id"), Entries.of(values), preview(values));
  }

  private void reply(
      Context context,
      int status,
      Kind kind,
      String id,
      Entries entries,
      Optional<String> preview) {
    Page page = portal.entrance().requireOpen(kind, id);
    String lang = page.meta().lang();
    String action =
        kind == Kind.ANSWER ? "questions/" + id + "/answers" : "pages/" + id + "/comments";
    ReplyForm form =
        new ReplyForm(
            pages.form("api/v1/" + action, lang, entries),
            portal.apiPath() + "pages/" + id + "/reply",
            kind.key(),
            page.meta().title(),
            href(page),
            quote(page, entries.values().getOrDefault("replyTo", "")),
            preview);
    pages.show(context, status, lang, form);
  }

  private Optional<ReplyForm.Quote> quote(Page page, String id) {
    return portal
        .snapshot()
        .reply(id)
        .filter(it -> it.page().meta().id().equals(page.meta().id()))
        .filter(it -> it.reply().removed().isEmpty())
        .map(it ->
            new ReplyForm.Quote(
                id, author(it.reply().author()), excerpt(it.reply()), href(page) + "#" + id));
  }

  private String author(Writer writer) {
    Site site = portal.snapshot().site();
    return switch (writer) {
      case Writer.Visitor(String name, Optional<String> _) -> name;
      case Writer.Staff(String expert) ->
          site.expert(expert, site.config().defaultLanguage())
              .map(it -> it.meta().title())
              .orElse("");
    };
  }

  private static String excerpt(Reply reply) {
    return shortened(reply.body().outline().excerpt());
  }

  private static String shortened(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT - 1) + "…";
  }

  void report(Context context) {
    report(
        context,
        200,
        context.pathParam("id"),
        Optional.ofNullable(context.queryParam("reply")).orElse(""),
        Entries.NONE);
  }

  /** Shows the form of a report on a reply, or on a question where the reply is empty. */
  void report(Context context, int status, String pageId, String reply, Entries entries) {
    Snapshot snapshot = portal.snapshot();
    Page page =
        snapshot
            .page(pageId)
            .filter(it -> !reply.isEmpty() || it instanceof Page.Question)
            .orElseThrow(() -> new RefusedException(Refusal.Code.NOT_FOUND));
    Optional<Reply> target =
        snapshot
            .reply(reply)
            .filter(it -> it.page().meta().id().equals(page.meta().id()))
            .map(Snapshot.Found::reply)
            .filter(it -> it.removed().isEmpty());
    if (!reply.isEmpty() && target.isEmpty()) {
      throw new RefusedException(Refusal.Code.NOT_FOUND);
    }
    String action =
        reply.isEmpty() ? "questions/" + pageId + "/reports" : "replies/" + reply + "/reports";
    String excerpt =
        target.map(FormResource::excerpt).orElse(shortened(page.body().outline().excerpt()));
    String lang = page.meta().lang();
    pages.show(
        context,
        status,
        lang,
        new ReportForm(
            pages.form("api/v1/" + action, lang, entries),
            page.meta().title(),
            href(page) + (reply.isEmpty() ? "" : "#" + reply),
            excerpt));
  }

  /** A refused form comes back with what was typed and the message beside the field. */
  void again(Context context, Kind kind, String page, Map<String, String> typed, ApiError error) {
    error.headers().forEach(context::header);
    Entries entries = Pages.entries(typed, error);
    boolean gone = error.status() == 403 || error.status() == 404;
    if (gone) {
      String lang = lang(context, typed);
      pages.message(context, error.status(), lang, error.code(), Pages.arguments(error));
    } else if (kind == Kind.QUESTION) {
      ask(context, error.status(), lang(context, typed), entries, Optional.empty(), List.of());
    } else {
      reply(context, error.status(), kind, page, entries, Optional.empty());
    }
  }

  private Map<String, String> typed(Context context) {
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    return Pages.shown(body.values());
  }

  /** A link that names no language stands on a page in the first one, whatever a browser likes. */
  private String lang(Context context, Map<String, String> typed) {
    SiteConfig config = portal.snapshot().site().config();
    String linked = Optional.ofNullable(context.queryParam("lang")).orElse("");
    return Stream.of(typed.getOrDefault("lang", ""), linked)
        .filter(config.languages()::contains)
        .findFirst()
        .orElse(config.defaultLanguage());
  }

  private Optional<String> preview(Map<String, String> typed) {
    String body = typed.getOrDefault("body", "");
    try {
      return body.isBlank()
          ? Optional.empty()
          : Optional.of(
              portal.text().html(portal.snapshot().site(), typed.getOrDefault("lang", ""), body));
    } catch (UnreadableTextException e) {
      return Optional.empty();
    }
  }

  private String href(Page page) {
    return portal.snapshot().site().config().baseUrl().href(page.meta().permalink());
  }
}

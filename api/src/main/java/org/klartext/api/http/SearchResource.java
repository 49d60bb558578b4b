package org.klartext.api.http;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.Query;
import org.klartext.api.http.message.RequestBody;
import org.klartext.api.http.message.SearchRequest;
import org.klartext.api.identity.Scope;
import org.klartext.api.publishing.Searcher;
import org.klartext.api.publishing.Searcher.Findings;
import org.klartext.api.publishing.Searcher.Found;
import org.klartext.finder.Hit;
import org.klartext.finder.Hits;
import org.klartext.site.Edition;
import org.klartext.site.Kind;
import org.klartext.site.Lifetime;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.site.text.PathEncoding;
import tools.jackson.core.JsonGenerator;

/** Searches, completes what is typed, and finds pages that answer a question being written. */
final class SearchResource {
  private static final String EDITION = "edition";
  private static final List<String> SEARCH =
      List.of("q", "lang", "kind", "topic", "tag", "page[size]", "typing", EDITION);
  private static final List<String> SUGGEST = List.of("q", "lang", EDITION);
  private static final List<String> SIMILAR = List.of("title", "body", "lang");
  private static final int USUAL = 10;
  private static final int LARGEST = 50;
  private static final int SUGGESTIONS = 8;
  private static final int MOST_CHOICES = 50;

  private final Portal portal;
  private final Authentication authentication;
  private final Visitors visitors;
  private final VainSearches vain;

  /** Is told of searches of the whole portal that found nothing. */
  interface VainSearches {
    /**
     * Takes one.
     *
     * @param lang language of the pages
     * @param text what was looked for
     * @param visitor today's name of whoever looked for it
     */
    void add(String lang, String text, String visitor);
  }

  SearchResource(
      Portal portal, Authentication authentication, Visitors visitors, VainSearches vain) {
    this.portal = portal;
    this.authentication = authentication;
    this.visitors = visitors;
    this.vain = vain;
  }

  /** {@code GET /api/v1/search}: the pages that fit a text best. */
  void search(Context context) {
    Query query = Query.of(context, SEARCH);
    Map<String, String> filters = new LinkedHashMap<>();
    query.named("kind", Kind::of).ifPresent(it -> filters.put("kind", it.key()));
    query.text("topic").ifPresent(it -> filters.put("topic", it));
    query.text("tag").ifPresent(it -> filters.put("tag", it));
    boolean typing = query.named("typing", SearchResource::flag).orElse(false);
    int size = query.size("page[size]", LARGEST).orElse(USUAL);
    SearchRequest request = new SearchRequest(query.required("q"), lang(query), filters);
    boolean internal = isInternal(context, query);
    Searcher searcher = internal ? portal.search().internal().searcher() : searcher();
    Findings findings = searcher.find(request.lang(), request.text(), request.traits(), size);
    if (!typing && !internal && isVain(request, findings)) {
      vain.add(request.lang(), request.text(), visitors.sender(context));
    }
    answer(
        context,
        internal,
        json -> {
          hits(json, searcher.site(), findings.found());
          json.writeObjectPropertyStart("meta");
          json.writeNumberProperty("total", findings.hits().total());
          json.writeStringProperty("lang", request.lang());
          findings.hits().spelling().ifPresent(it -> json.writeStringProperty("spelling", it));
          facets(json, searcher.site(), request.lang(), findings.hits().traits());
          json.writeEndObject();
          json.writeObjectPropertyStart("links");
          json.writeStringProperty("self", context.path() + "?" + request.query());
          json.writeEndObject();
        });
  }

  /** True if nothing was found of something that could have been, wherever it were. */
  static boolean isVain(SearchRequest request, Findings findings) {
    return findings.hits().total() == 0
        && request.filters().isEmpty()
        && request.text().codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private SiteConfig config() {
    return portal.snapshot().site().config();
  }

  private String lang(Query query) {
    List<String> languages = config().languages();
    return query
        .named("lang", it -> Optional.of(it).filter(languages::contains))
        .orElse(config().defaultLanguage());
  }

  /** The internal edition with its drafts is for people of the house alone. */
  private boolean isInternal(Context context, Query query) {
    boolean internal = query.named(EDITION, SearchResource::edition).orElse(false);
    if (internal) {
      authentication.require(context, Scope.EDITORIAL);
    }
    return internal;
  }

  private static Optional<Boolean> edition(String text) {
    return Edition.of(text).map(it -> it == Edition.INTERNAL);
  }

  private Searcher searcher() {
    return portal
        .search()
        .published()
        .searcher()
        .orElseThrow(() ->
            ApiError.of(503, "search-starting", "The search is being made ready. Ask again soon.")
                .withHeader("Retry-After", "1")
                .exception());
  }

  private static void answer(Context context, boolean internal, Consumer<JsonGenerator> content) {
    context.header("Cache-Control", internal ? "private, no-store" : "no-cache");
    Answers.json(context, content);
  }

  private static void hits(JsonGenerator json, Site site, List<Found> found) {
    json.writeArrayPropertyStart("data");
    found.forEach(it -> hit(json, site, it));
    json.writeEndArray();
  }

  private static void hit(JsonGenerator json, Site site, Found found) {
    PageMeta meta = found.page().meta();
    Hit hit = found.hit();
    String href = site.config().baseUrl().href(found.permalink());
    json.writeStartObject();
    json.writeStringProperty("id", meta.id().value());
    json.writeStringProperty("kind", meta.kind().key());
    json.writeStringProperty("lang", meta.lang());
    json.writeStringProperty("permalink", href);
    json.writeStringProperty("title", meta.title());
    meta.description().ifPresent(it -> json.writeStringProperty("description", it));
    dates(json, meta.lifetime(), site.config().timeZone());
    json.writeNumberProperty("score", Math.round(hit.score() * 1_000) / 1_000.0);
    pieces(json, "titleMarked", hit.title());
    pieces(json, "passage", hit.passage());
    if (!hit.anchor().isEmpty()) {
      json.writeObjectPropertyStart("section");
      json.writeStringProperty("anchor", hit.anchor());
      json.writeStringProperty("heading", hit.heading());
      json.writeStringProperty("permalink", section(href, hit));
      json.writeEndObject();
    }
    if (found.page() instanceof Page.Question question) {
      json.writeStringProperty("status", question.state().status().key());
    }
    json.writeEndObject();
  }

  /** The address of the part of a page that fits best. */
  static String section(String href, Hit hit) {
    return href + "#" + PathEncoding.encode(hit.anchor());
  }

  private static void dates(JsonGenerator json, Lifetime lifetime, ZoneId zone) {
    lifetime
        .date()
        .ifPresent(it -> json.writeStringProperty("date", time(it.atZone(zone).withNano(0))));
    lifetime
        .updated()
        .ifPresent(it -> json.writeStringProperty("updated", time(it.atZone(zone).withNano(0))));
  }

  private static String time(ZonedDateTime moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
  }

  private static void pieces(JsonGenerator json, String name, List<Hit.Segment> pieces) {
    json.writeArrayPropertyStart(name);
    for (Hit.Segment piece : pieces) {
      json.writeStartObject();
      json.writeStringProperty("text", piece.text());
      json.writeBooleanProperty("marked", piece.marked());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void facets(JsonGenerator json, Site site, String lang, List<Hits.Trait> traits) {
    json.writeObjectPropertyStart("facets");
    for (String name : SearchRequest.FILTERS) {
      json.writeArrayPropertyStart(name);
      for (Hits.Trait each : choices(name, traits)) {
        json.writeStartObject();
        json.writeStringProperty("value", each.name());
        if (name.equals("topic")) {
          json.writeStringProperty("title", topic(site, each.name(), lang));
        }
        json.writeNumberProperty("count", each.pages());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** The most frequent traits that can be chosen of a filter, the most frequent first. */
  static List<Hits.Trait> choices(String name, List<Hits.Trait> traits) {
    String prefix = name + ":";
    return traits.stream()
        .filter(it -> it.name().startsWith(prefix))
        .limit(MOST_CHOICES)
        .map(it -> new Hits.Trait(it.name().substring(prefix.length()), it.pages()))
        .toList();
  }

  /** The title of a topic; its slug if it has no page. */
  static String topic(Site site, String slug, String lang) {
    return site.topic(slug, lang).map(it -> it.meta().title()).orElse(slug);
  }

  /** {@code GET /api/v1/suggest}: what somebody who is typing may mean. */
  void suggest(Context context) {
    Query query = Query.of(context, SUGGEST);
    String lang = lang(query);
    boolean internal = isInternal(context, query);
    Searcher searcher = internal ? portal.search().internal().searcher() : searcher();
    List<Searcher.Suggested> suggested =
        searcher.suggest(lang, query.text("q").orElse(""), SUGGESTIONS);
    answer(
        context,
        internal,
        json -> {
          json.writeArrayPropertyStart("data");
          for (Searcher.Suggested each : suggested) {
            PageMeta meta = each.page().meta();
            json.writeStartObject();
            json.writeStringProperty("id", meta.id().value());
            json.writeStringProperty("kind", meta.kind().key());
            json.writeStringProperty(
                "permalink", searcher.site().config().baseUrl().href(each.permalink()));
            json.writeStringProperty("title", each.text());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeObjectPropertyStart("meta");
          json.writeStringProperty("lang", lang);
          json.writeEndObject();
        });
  }

  /** {@code POST /api/v1/similar}: pages likely to answer a question that is being written. */
  void similar(Context context) {
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    Map<String, String> values = body.only(SIMILAR);
    String asked = values.getOrDefault("lang", "");
    String lang = asked.isEmpty() ? config().defaultLanguage() : asked;
    if (!config().languages().contains(lang)) {
      String known = String.join(", ", config().languages());
      throw ApiError.field(422, "unknown-language", "lang", "The portal speaks " + known + " only.")
          .exception();
    }
    Searcher searcher = searcher();
    List<Found> found = searcher.similar(lang, question(values));
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          hits(json, searcher.site(), found);
          json.writeObjectPropertyStart("meta");
          json.writeStringProperty("lang", lang);
          json.writeEndObject();
        });
  }

  /** All that has been written of a question so far. */
  static String question(Map<String, String> values) {
    return values.getOrDefault("title", "") + "\n" + values.getOrDefault("body", "");
  }
}

package org.klartext.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.entrance.Fields;
import org.klartext.api.http.message.SearchRequest;
import org.klartext.api.pages.FoundPage;
import org.klartext.api.pages.SearchPage;
import org.klartext.api.publishing.Searcher;
import org.klartext.api.publishing.Searcher.Findings;
import org.klartext.finder.Hit;
import org.klartext.finder.Hits;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.view.Frame;

/** The search as a page, for readers without scripts. */
final class SearchPageResource {
  private static final int USUAL = 20;
  private static final int MOST = 50;
  private static final int MOST_CHOICES = 8;
  private static final int LONGEST_SHOWN = 200;

  private final Portal portal;
  private final Visitors visitors;
  private final Pages pages;
  private final SiteFiles files;
  private final SearchResource.VainSearches vain;

  SearchPageResource(
      Portal portal,
      Visitors visitors,
      Pages pages,
      SiteFiles files,
      SearchResource.VainSearches vain) {
    this.portal = portal;
    this.visitors = visitors;
    this.pages = pages;
    this.files = files;
    this.vain = vain;
  }

  /** {@code GET /search}; with a slash at the end it is the search page of the site. */
  void show(Context context) throws IOException {
    if (context.path().endsWith("/")) {
      files.get(context);
      return;
    }
    SearchRequest request = request(context);
    Optional<Searcher> searcher = portal.search().published().searcher();
    if (request.text().isEmpty()) {
      pages.show(context, 200, request.lang(), page(request, new SearchPage.Outcome(true)));
    } else if (searcher.isEmpty()) {
      context.header("Retry-After", "1");
      pages.show(context, 503, request.lang(), page(request, new SearchPage.Outcome(false)));
    } else {
      pages.show(context, 200, request.lang(), found(context, request, searcher.get()));
    }
  }

  /** What is not known here is not looked at: links come from everywhere. */
  private SearchRequest request(Context context) {
    Map<String, String> filters = new LinkedHashMap<>();
    parameter(context, "kind").flatMap(Kind::of).ifPresent(it -> filters.put("kind", it.key()));
    parameter(context, "topic").ifPresent(it -> filters.put("topic", it));
    String text = parameter(context, "q").orElse("").strip();
    return new SearchRequest(text, lang(context), filters);
  }

  private static Optional<String> parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name))
        .map(Fields::visible)
        .filter(it -> !it.isEmpty());
  }

  private String lang(Context context) {
    SiteConfig config = portal.snapshot().site().config();
    return parameter(context, "lang")
        .filter(config.languages()::contains)
        .orElse(config.defaultLanguage());
  }

  private SearchPage found(Context context, SearchRequest request, Searcher searcher) {
    boolean all = context.queryParam("more") != null;
    Findings findings =
        searcher.find(request.lang(), request.text(), request.traits(), all ? MOST : USUAL);
    if (SearchResource.isVain(request, findings)) {
      vain.add(request.lang(), request.text(), visitors.sender(context));
    }
    Site site = searcher.site();
    int total = findings.hits().total();
    SearchPage.Outcome outcome =
        new SearchPage.Outcome(
            true,
            total,
            findings.found().stream().map(it -> found(site, it)).toList(),
            Optional.of(href(request) + "&more=1")
                .filter(_ -> !all && total > findings.found().size()));
    List<SearchPage.Filter> filters = new ArrayList<>();
    for (String name : List.of("kind", "topic")) {
      filters.add(filter(name, request, site, findings.hits().traits()));
    }
    filters.removeIf(it -> (it.choices().size() < 2 || total < 2) && !it.chosen());
    return page(request, outcome)
        .with(
            findings
                .hits()
                .spelling()
                .map(it -> new SearchPage.Link(it, href(request.meaning(it)))),
            filters);
  }

  private SearchPage.Filter filter(
      String name, SearchRequest request, Site site, List<Hits.Trait> traits) {
    Optional<String> chosen = Optional.ofNullable(request.filters().get(name));
    Map<String, Integer> counts = new LinkedHashMap<>();
    SearchResource.choices(name, traits).forEach(it -> counts.put(it.name(), it.pages()));
    chosen.ifPresent(it -> counts.putIfAbsent(it, 0));
    List<SearchPage.Choice> choices = new ArrayList<>();
    counts.forEach((value, count) -> {
      boolean current = chosen.equals(Optional.of(value));
      if (choices.size() < MOST_CHOICES || current) {
        choices.add(
            new SearchPage.Choice(
                value,
                name.equals("topic") ? SearchResource.topic(site, value, request.lang()) : "",
                count,
                href(request.with(name, Optional.of(value))),
                current));
      }
    });
    return new SearchPage.Filter(name, href(request.with(name, Optional.empty())), choices);
  }

  private SearchPage page(SearchRequest request, SearchPage.Outcome outcome) {
    String text = request.text();
    boolean isLong = text.codePointCount(0, text.length()) > LONGEST_SHOWN;
    return new SearchPage(
        portal.apiPath() + "search",
        isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) : text,
        outcome,
        Optional.empty(),
        List.of(),
        ask(request));
  }

  private String href(SearchRequest request) {
    return portal.apiPath() + "search?" + request.query();
  }

  /** What is looked for becomes the question's title. */
  private Optional<String> ask(SearchRequest request) {
    SiteConfig config = portal.snapshot().site().config();
    boolean taken = config.dialogue().accepts().contains(SiteConfig.Contribution.QUESTION);
    String title = request.text().replaceAll("\\s+", " ");
    String form =
        portal.apiPath()
            + "ask?lang="
            + request.lang()
            + (title.length() > portal.limits().title()
                ? ""
                : "&title=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
    return taken
        ? Optional.of(form)
        : Optional.ofNullable(portal.snapshot().live().frames().get(request.lang()))
            .flatMap(Frame::ask);
  }

  /** A page that was found, as pages of the server show it. */
  static FoundPage found(Site site, Searcher.Found found) {
    PageMeta meta = found.page().meta();
    Hit hit = found.hit();
    String href = site.config().baseUrl().href(found.permalink());
    return new FoundPage(
        meta.kind().key(),
        found.page() instanceof Page.Question question ? question.state().status().key() : "",
        meta.lang(),
        href,
        pieces(hit.title()),
        pieces(hit.passage()),
        Optional.of(hit.anchor())
            .filter(it -> !it.isEmpty())
            .map(_ -> new FoundPage.Section(hit.heading(), SearchResource.section(href, hit))));
  }

  private static List<FoundPage.Piece> pieces(List<Hit.Segment> segments) {
    return segments.stream().map(it -> new FoundPage.Piece(it.text(), it.marked())).toList();
  }
}

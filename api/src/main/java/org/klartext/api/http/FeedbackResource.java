package org.klartext.api.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.feedback.Gaps;
import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.Query;
import org.klartext.api.http.message.RequestBody;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.VainSearches;
import org.klartext.site.Page;
import org.klartext.site.SiteConfig;
import tools.jackson.core.JsonGenerator;

/** Readers say whether a page has helped; editors see what readers miss. */
final class FeedbackResource {
  private static final List<String> FIELDS = List.of("helpful");
  private static final List<String> PARAMETERS = List.of("lang", "since");
  private static final int USUAL_DAYS = 30;
  private static final int MOST = 100;

  private final Portal portal;
  private final Authentication authentication;
  private final Visitors visitors;

  FeedbackResource(Portal portal, Authentication authentication, Visitors visitors) {
    this.portal = portal;
    this.authentication = authentication;
    this.visitors = visitors;
  }

  /** {@code POST /api/v1/pages/{id}/helpful}: yes or no. */
  void vote(Context context) {
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    if (body.isForm()) {
      authentication.requirePortal(context);
    }
    Page page =
        page(context.pathParam("id"))
            .orElseThrow(() -> new RefusedException(Refusal.Code.NOT_FOUND));
    boolean helpful = helpful(body.only(FIELDS).getOrDefault("helpful", ""));
    count(page, helpful, visitors.sender(context));
    if (body.isForm() && Failures.accepts(context, "text/html")) {
      context.redirect(place(page, helpful), HttpStatus.SEE_OTHER);
      return;
    }
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          json.writeObjectPropertyStart("data");
          json.writeStringProperty("helpful", helpful ? "yes" : "no");
          json.writeEndObject();
        });
  }

  private Optional<Page> page(String id) {
    return portal.snapshot().page(id).filter(it -> !it.isRemoved());
  }

  private static boolean helpful(String answer) {
    return switch (answer) {
      case "yes" -> true;
      case "no" -> false;
      case "" -> throw new RefusedException(List.of(Refusal.of(Refusal.Code.REQUIRED, "helpful")));
      default ->
          throw ApiError.field(422, "unknown-answer", "helpful", "The answers are: yes, no.")
              .exception();
    };
  }

  private void count(Page page, boolean helpful, String sender) {
    visitors.countVote(sender);
    if (!portal.feedback().vote(page.meta().id().value(), helpful, sender)) {
      Instant now = portal.clock().instant();
      Instant tomorrow =
          portal.feedback().today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw Visitors.tooMany(Duration.between(now, tomorrow).toSeconds() + 1);
    }
  }

  /** Where on the page the reader is thanked. */
  private String place(Page page, boolean helpful) {
    SiteConfig config = portal.snapshot().site().config();
    boolean elsewhere = config.apiUrl().filter(it -> it.contains("//")).isPresent();
    return (elsewhere ? config.baseUrl().origin() : "")
        + config.baseUrl().href(page.meta().permalink())
        + (helpful ? "#_yes" : "#_no");
  }

  /** {@code GET /api/v1/editorial/gaps}: what readers miss. */
  void gaps(Context context) {
    authentication.require(context, Scope.EDITORIAL);
    Query query = Query.of(context, PARAMETERS);
    List<String> languages = portal.snapshot().site().config().languages();
    Optional<String> lang = query.named("lang", it -> Optional.of(it).filter(languages::contains));
    LocalDate today = portal.feedback().today();
    LocalDate since =
        query.named("since", it -> day(it, today)).orElse(today.minusDays(USUAL_DAYS - 1));
    Gaps gaps = portal.feedback().gaps(since, lang, MOST);
    context.header("Cache-Control", "no-store");
    Answers.json(context, json -> write(json, gaps, lang));
  }

  /** A day on which there may be something. */
  private static Optional<LocalDate> day(String text, LocalDate today) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(it -> !it.isAfter(today) && it.getYear() > 0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void write(JsonGenerator json, Gaps gaps, Optional<String> lang) {
    json.writeObjectPropertyStart("data");
    json.writeArrayPropertyStart("searches");
    gaps.searches().forEach(it -> write(json, it));
    json.writeEndArray();
    json.writeArrayPropertyStart("pages");
    gaps.pages().stream()
        .flatMap(it -> page(it.page()).map(page -> new Missed(page, it)).stream())
        .filter(it -> lang.isEmpty() || lang.get().equals(it.page().meta().lang()))
        .limit(MOST)
        .forEach(it -> write(json, it));
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectPropertyStart("meta");
    json.writeStringProperty("since", gaps.since().toString());
    json.writeStringProperty("until", gaps.until().toString());
    json.writeNumberProperty("others", gaps.others());
    json.writeEndObject();
  }

  private record Missed(Page page, Gaps.Voted voted) {}

  private static void write(JsonGenerator json, VainSearches.Sum searches) {
    json.writeStartObject();
    json.writeStringProperty("text", searches.wish().words());
    json.writeStringProperty("lang", searches.wish().lang());
    json.writeNumberProperty("count", searches.searches());
    json.writeNumberProperty("days", searches.days());
    json.writeStringProperty("last", searches.last().toString());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, Missed missed) {
    json.writeStartObject();
    json.writeStringProperty("id", missed.voted().page());
    json.writeStringProperty("title", missed.page().meta().title());
    json.writeStringProperty("lang", missed.page().meta().lang());
    json.writeStringProperty("permalink", Answers.href(missed.page(), portal.snapshot()));
    json.writeNumberProperty("helpful", missed.voted().votes().helpful());
    json.writeNumberProperty("unhelpful", missed.voted().votes().unhelpful());
    json.writeNumberProperty("share", Math.round(missed.voted().votes().share() * 100) / 100.0);
    json.writeEndObject();
  }
}

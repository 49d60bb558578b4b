package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.Json;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.State;
import org.klartext.api.pages.ReceiptPage;
import org.klartext.api.publishing.Snapshot;
import org.klartext.site.Page;
import tools.jackson.core.JsonGenerator;

/** How answers look. */
final class Answers {
  private Answers() {}

  /** Answers with an object. */
  static void json(Context context, Consumer<JsonGenerator> content) {
    context.contentType("application/json").result(Json.write(content));
  }

  /** Answers with a problem document. */
  static void problem(Context context, ApiError error) {
    error.headers().forEach(context::header);
    context
        .status(error.status())
        .header("Cache-Control", "no-store")
        .contentType("application/problem+json")
        .result(error.json());
  }

  /** Nobody is told that a text was taken for spam. */
  static String publicState(State state) {
    return state == State.QUARANTINED ? State.HELD.key() : state.key();
  }

  /** Who is responsible for a question, for a page in the language of the question. */
  static ReceiptPage.Responsible responsible(
      Portal portal, Assignment assignment, Snapshot snapshot, String lang) {
    Instant now = portal.clock().instant();
    Optional<Page.Expert> profile = snapshot.site().expert(assignment.owner(), lang);
    return new ReceiptPage.Responsible(
        name(assignment, profile),
        profile.map(it -> href(it, snapshot)),
        assignment.due(),
        assignment.status().key(),
        assignment.isOverdue(now) ? Optional.of(assignment.due()) : Optional.empty(),
        portal.ids().ulid());
  }

  private static String name(Assignment assignment, Optional<Page.Expert> profile) {
    return profile.map(it -> it.meta().title()).orElse(assignment.owner());
  }

  /** The address of a page. */
  static String href(Page page, Snapshot snapshot) {
    return snapshot.site().config().baseUrl().href(page.meta().permalink());
  }

  /** The same as the properties {@code owner} and {@code due} of an object. */
  static void owner(JsonGenerator json, Assignment assignment, Snapshot snapshot, String lang) {
    Optional<Page.Expert> profile = snapshot.site().expert(assignment.owner(), lang);
    json.writeObjectPropertyStart("owner");
    json.writeStringProperty("expert", assignment.owner());
    json.writeStringProperty("name", name(assignment, profile));
    profile.ifPresent(it -> json.writeStringProperty("href", href(it, snapshot)));
    json.writeEndObject();
    json.writeStringProperty("due", assignment.due().toString());
  }
}

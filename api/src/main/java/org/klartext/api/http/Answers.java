package org.klartext.api.http;

import io.javalin.http.Context;
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
      Assignment assignment, Snapshot snapshot, String lang) {
    Optional<Page.Expert> profile = snapshot.site().expert(assignment.owner(), lang);
    return new ReceiptPage.Responsible(
        profile.map(it -> it.meta().title()).orElse(assignment.owner()),
        profile.map(it -> snapshot.site().config().baseUrl().href(it.meta().permalink())),
        assignment.due(),
        assignment.status() == Assignment.Status.OPEN);
  }

  /** The same as the properties {@code owner} and {@code due} of an object. */
  static void owner(JsonGenerator json, Assignment assignment, Snapshot snapshot, String lang) {
    ReceiptPage.Responsible owner = responsible(assignment, snapshot, lang);
    json.writeObjectPropertyStart("owner");
    json.writeStringProperty("expert", assignment.owner());
    json.writeStringProperty("name", owner.name());
    owner.href().ifPresent(it -> json.writeStringProperty("href", it));
    json.writeEndObject();
    json.writeStringProperty("due", assignment.due().toString());
  }
}

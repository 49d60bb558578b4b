package org.klartext.api.http;

import io.javalin.http.Context;
import java.util.function.Consumer;
import org.klartext.api.contribution.State;
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
}

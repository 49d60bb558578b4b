package org.klartext.api.http;

import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Actor;
import org.klartext.api.identity.Scope;
import org.klartext.api.moderation.Conflicts.Choice;
import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.store.Publications.Conflict;
import tools.jackson.core.JsonGenerator;

/** Files that people changed while a publication was to change them, too. */
final class ConflictResource {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Portal portal;
  private final Authentication authentication;

  ConflictResource(Portal portal, Authentication authentication) {
    this.portal = portal;
    this.authentication = authentication;
  }

  /** {@code GET /api/v1/moderation/conflicts}. */
  void list(Context context) {
    authentication.require(context, Scope.MODERATION);
    List<Conflict> conflicts = portal.dialogue().conflicts().list();
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          json.writeArrayPropertyStart("data");
          conflicts.forEach(it -> write(json, it));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Conflict conflict) {
    json.writeStartObject();
    json.writeStringProperty("publication", conflict.publication().id());
    json.writeStringProperty("node", conflict.node());
    json.writeStringProperty("path", conflict.publication().path());
    conflict
        .publication()
        .contribution()
        .ifPresent(it -> json.writeStringProperty("contribution", it));
    text(json, "tree", conflict.found());
    text(json, "decided", conflict.newest().content());
    json.writeStringProperty("at", conflict.at().toString());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, Optional<byte[]> bytes) {
    bytes.ifPresentOrElse(
        it -> json.writeStringProperty(name, new String(it, StandardCharsets.UTF_8)),
        () -> json.writeNullProperty(name));
  }

  /** {@code PUT /api/v1/moderation/conflicts/{node}/{publication}}: which version stays. */
  void settle(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    String keep =
        RequestBody.read(context, portal.config().limits().request())
            .only(List.of("keep"))
            .getOrDefault("keep", "");
    Choice choice =
        switch (keep) {
          case "tree" -> Choice.TREE;
          case "decided" -> Choice.PUBLICATION;
          default ->
              throw new RefusedException(
                  List.of(Refusal.of(Refusal.Code.UNKNOWN_DECISION, "keep")));
        };
    List<String> publications =
        portal
            .dialogue()
            .conflicts()
            .settle(context.pathParam("node"), context.pathParam("publication"), choice, by);
    boolean applied = portal.relay().await(publications, PATIENCE);
    Answers.json(context, json -> json.writeBooleanProperty("applied", applied));
  }
}

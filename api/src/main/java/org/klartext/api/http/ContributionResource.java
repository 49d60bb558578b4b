package org.klartext.api.http;

import org.klartext.api.http.message.RequestBody;
import org.klartext.api.http.message.Tags;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Reason;
import org.klartext.api.identity.Scope;
import org.klartext.api.moderation.Decree;
import org.klartext.api.entrance.Fields;
import org.klartext.api.moderation.Moderation.Dossier;
import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.moderation.Taken;

/** One contribution: looked at, decided on, edited, undone, erased. */
final class ContributionResource {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final List<String> DECISION = List.of("decision", "reason", "duplicateOf", "word");

  private final Portal portal;
  private final Authentication authentication;
  private final ContributionJson json;

  ContributionResource(Portal portal, Authentication authentication, ContributionJson json) {
    this.portal = portal;
    this.authentication = authentication;
    this.json = json;
  }

  /** {@code GET /api/v1/contributions/{id}}. */
  void get(Context context) {
    authentication.require(context, Scope.MODERATION);
    Dossier dossier = portal.dialogue().moderation().dossier(context.pathParam("id"));
    context
        .header("Cache-Control", "no-store")
        .header("ETag", Tags.header(dossier.contribution().tag()));
    Answers.json(context, out -> json.whole(out, dossier));
  }

  /** {@code PUT /api/v1/contributions/{id}/decision}. */
  void decide(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    String tag = Tags.required(context);
    Decree decree = decree(body(context, DECISION), portal.limits().body());
    answer(
        context, portal.dialogue().moderation().decide(context.pathParam("id"), tag, decree, by));
  }

  /**
   * Reads a decision.
   *
   * @param longest word to the contributor, in characters
   */
  static Decree decree(Map<String, String> values, int longest) {
    Fields fields = new Fields(values, new org.klartext.api.entrance.Limits(longest, 1, 1));
    String word = fields.optionalText("word");
    Optional<String> duplicateOf =
        Optional.of(fields.line("duplicateOf", 64)).filter(it -> !it.isEmpty());
    fields.requireValid();
    return switch (values.getOrDefault("decision", "")) {
      case "approved" -> new Decree.Approve();
      case "rejected" -> new Decree.Reject(reason(values, duplicateOf), duplicateOf, word);
      case "removed" -> new Decree.Remove(reason(values, duplicateOf), duplicateOf, word);
      case "closed" ->
          new Decree.Close(duplicateOf.orElseThrow(ContributionResource::noDuplicate), word);
      default ->
          throw new RefusedException(
              List.of(Refusal.of(Refusal.Code.UNKNOWN_DECISION, "decision")));
    };
  }

  private static Reason reason(Map<String, String> values, Optional<String> duplicateOf) {
    Reason reason =
        Reason.of(values.getOrDefault("reason", ""))
            .orElseThrow(() ->
                new RefusedException(List.of(Refusal.of(Refusal.Code.UNKNOWN_REASON, "reason"))));
    if (reason == Reason.DUPLICATE && duplicateOf.isEmpty()) {
      throw noDuplicate();
    }
    return reason;
  }

  private static RefusedException noDuplicate() {
    return new RefusedException(List.of(Refusal.of(Refusal.Code.REQUIRED, "duplicateOf")));
  }

  /** {@code DELETE /api/v1/contributions/{id}/decision}: undo within 30 s. */
  void undo(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    String tag = Tags.required(context);
    answer(context, portal.dialogue().moderation().undo(context.pathParam("id"), tag, by));
  }

  /** {@code POST /api/v1/contributions/{id}/revisions}: another wording; the original is kept. */
  void edit(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    String tag = Tags.required(context);
    String id = context.pathParam("id");
    Dossier dossier = portal.dialogue().moderation().dossier(id);
    Fields fields = new Fields(body(context, List.of("title", "body")), portal.limits());
    boolean titled = dossier.contribution().kind() == Kind.QUESTION;
    String title = titled ? fields.title() : "";
    String body = fields.body();
    fields.requireValid();
    answer(context, portal.dialogue().moderation().edit(id, tag, title, body, by));
  }

  /** {@code DELETE /api/v1/contributions/{id}}: erases it, for somebody who asks by other ways. */
  void erase(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    answer(context, portal.dialogue().contributors().erase(context.pathParam("id"), by));
  }

  /** {@code PUT /api/v1/questions/{id}/accepted}: a moderator marks the answer that helped. */
  void accept(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    String answer = body(context, List.of("answer")).getOrDefault("answer", "");
    answer(context, portal.dialogue().answering().accept(context.pathParam("id"), answer, by));
  }

  private Map<String, String> body(Context context, List<String> known) {
    return RequestBody.read(context, portal.config().limits().request()).only(known);
  }

  /** Says what has become of it, and whether it is public already. */
  private void answer(Context context, Taken taken) {
    boolean isPublic = portal.relay().await(taken.publications(), PATIENCE);
    context
        .header("Cache-Control", "no-store")
        .header("ETag", Tags.header(taken.contribution().tag()));
    Answers.json(
        context,
        out -> {
          out.writeBooleanProperty("applied", isPublic);
          json.head(out, portal.dialogue().moderation().dossier(taken.contribution().id()));
        });
  }
}

package org.klartext.api.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Claim;
import org.klartext.api.contribution.Assignment.Progress;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.Cursors;
import org.klartext.api.http.message.Query;
import org.klartext.api.http.message.RequestBody;
import org.klartext.api.http.message.Tags;
import org.klartext.api.identity.Scope;
import org.klartext.api.entrance.Fields;
import org.klartext.api.moderation.Moderation.Dossier;
import org.klartext.api.moderation.Ownership;
import org.klartext.api.moderation.Promotion.Promoted;
import org.klartext.api.moderation.Staff;
import org.klartext.api.moderation.Taken;
import org.klartext.api.store.Assignments.Filter;
import org.klartext.site.Page;
import tools.jackson.core.JsonGenerator;

/** Who is responsible for questions: listed, claimed, passed on. */
final class QuestionResource {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final List<String> PARAMETERS = List.of("status", "owner", "after", "limit");
  private static final int LONGEST_SLUG = 80;
  private static final int LONGEST_REASON = 300;

  /** In the list, whoever asks. */
  private static final String MYSELF = "me";

  private final Portal portal;
  private final Authentication authentication;

  QuestionResource(Portal portal, Authentication authentication) {
    this.portal = portal;
    this.authentication = authentication;
  }

  private Ownership ownership() {
    return portal.dialogue().ownership();
  }

  /** {@code GET /api/v1/moderation/questions}: what somebody waits for, the most urgent first. */
  void list(Context context) {
    Staff staff = authentication.staff(context, Scope.ANSWERS);
    Query query = Query.of(context, PARAMETERS);
    Filter filter =
        new Filter(
            query.named("status", Status::of),
            query.text("owner").map(it -> it.equals(MYSELF) ? staff.expert().orElse("") : it),
            portal.clock().instant(),
            query.text("after").map(Cursors::readUrgency),
            query.limit());
    List<Assignment> found = ownership().list(filter);
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          json.writeArrayPropertyStart("data");
          for (Assignment each : found) {
            json.writeStartObject();
            write(json, each);
            json.writeEndObject();
          }
          json.writeEndArray();
          if (found.size() == filter.limit()) {
            Assignment last = found.getLast();
            json.writeStringProperty("after", Cursors.after(last.due(), last.question()));
          }
        });
  }

  /** {@code GET /api/v1/questions/{id}/owner}. */
  void owner(Context context) {
    authentication.require(context, Scope.ANSWERS);
    answer(context, ownership().of(context.pathParam("id")));
  }

  private void answer(Context context, Assignment assignment) {
    context.header("Cache-Control", "no-store").header("ETag", Tags.ofOwner(assignment.version()));
    Answers.json(context, json -> write(json, assignment));
  }

  private void write(JsonGenerator json, Assignment assignment) {
    Instant now = portal.clock().instant();
    Dossier dossier = portal.dialogue().moderation().dossier(assignment.question());
    Contribution question = dossier.contribution();
    json.writeStringProperty("id", question.id());
    json.writeStringProperty("number", question.number());
    json.writeStringProperty("title", dossier.newest().title());
    json.writeStringProperty("state", question.state().key());
    question.place().topic().ifPresent(it -> json.writeStringProperty("topic", it));
    json.writeStringProperty("lang", question.place().lang());
    href(question).ifPresent(it -> json.writeStringProperty("href", it));
    json.writeStringProperty("status", assignment.status().key());
    Answers.owner(json, assignment, portal.snapshot(), question.place().lang());
    if (assignment.isOverdue(now)) {
      json.writeStringProperty("overdueSince", assignment.due().toString());
    }
    assignment.claimAt(now).ifPresent(it -> claim(json, it));
    progress(json, assignment.progress());
    json.writeStringProperty("etag", "o" + assignment.version());
  }

  private Optional<String> href(Contribution question) {
    Optional<Page> page = portal.snapshot().page(question.id());
    return page.map(it -> portal.snapshot().site().config().baseUrl().href(it.meta().permalink()));
  }

  private static void claim(JsonGenerator json, Claim claim) {
    json.writeObjectPropertyStart("claim");
    json.writeStringProperty("expert", claim.expert());
    json.writeStringProperty("until", claim.until().toString());
    json.writeEndObject();
  }

  private static void progress(JsonGenerator json, Progress progress) {
    json.writeNumberProperty("handedOver", progress.handedOver());
    progress.accepted().ifPresent(it -> json.writeStringProperty("accepted", it));
    progress.reopened().ifPresent(it -> json.writeStringProperty("reopened", it.toString()));
    progress.faq().ifPresent(it -> json.writeStringProperty("faq", it));
    progress.duplicateOf().ifPresent(it -> json.writeStringProperty("duplicateOf", it));
  }

  /** {@code PUT /api/v1/questions/{id}/owner}: another expert is responsible, with a reason. */
  void handOver(Context context) {
    Staff staff = authentication.staff(context, Scope.ANSWERS);
    long version = Tags.requiredOwner(context);
    Fields fields = fields(context, List.of("expert", "reason"));
    String expert = fields.required("expert", LONGEST_SLUG);
    String reason = fields.line("reason", LONGEST_REASON);
    fields.requireValid();
    String question = context.pathParam("id");
    answer(context, ownership().handOver(question, version, expert, reason, staff));
  }

  private Fields fields(Context context, List<String> known) {
    Map<String, String> values =
        RequestBody.read(context, portal.config().limits().request()).only(known);
    return new Fields(values, portal.limits());
  }

  private void answer(Context context, Taken taken) {
    portal.relay().await(taken.publications(), PATIENCE);
    answer(context, ownership().of(taken.contribution().id()));
  }

  /** {@code POST /api/v1/questions/{id}/promote}: a draft of a page of the FAQ. */
  void promote(Context context) {
    Staff staff = authentication.staff(context, Scope.EDITORIAL);
    Fields fields = fields(context, List.of("title"));
    String title = fields.line("title", portal.limits().title());
    fields.requireValid();
    Promoted promoted =
        portal.dialogue().promotion().promote(context.pathParam("id"), title, staff);
    boolean applied = portal.relay().await(promoted.taken().publications(), PATIENCE);
    context.status(201).header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          json.writeStringProperty("id", promoted.id());
          json.writeStringProperty("path", promoted.path());
          json.writeStringProperty("title", promoted.title());
          json.writeBooleanProperty("draft", true);
          json.writeBooleanProperty("applied", applied);
        });
  }

  /** {@code PUT /api/v1/questions/{id}/claim}: somebody takes it on for some minutes. */
  void claim(Context context) {
    Staff staff = authentication.staff(context, Scope.ANSWERS);
    Fields fields = fields(context, List.of("minutes"));
    String minutes = fields.line("minutes", 4);
    fields.requireValid();
    Duration time = minutes.isEmpty() ? Ownership.USUAL_CLAIM : minutes(minutes);
    answer(context, ownership().claim(context.pathParam("id"), time, staff));
  }

  private static Duration minutes(String text) {
    long longest = Ownership.LONGEST_CLAIM.toMinutes();
    long minutes = text.matches("\\d{1,4}") ? Long.parseLong(text) : 0;
    if (minutes < 1 || minutes > longest) {
      throw ApiError.field(
              422, "invalid-time", "minutes", "A claim lasts 1 to " + longest + " minutes.")
          .exception();
    }
    return Duration.ofMinutes(minutes);
  }

  /** {@code DELETE /api/v1/questions/{id}/claim}: it goes back to its owner. */
  void release(Context context) {
    Staff staff = authentication.staff(context, Scope.ANSWERS);
    answer(context, ownership().release(context.pathParam("id"), staff));
  }
}

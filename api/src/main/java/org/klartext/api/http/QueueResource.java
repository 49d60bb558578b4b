package org.klartext.api.http;

import org.klartext.api.http.message.Cursors;
import org.klartext.api.http.message.Query;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Report;
import org.klartext.api.contribution.State;
import org.klartext.api.identity.Scope;
import org.klartext.api.moderation.Moderation;
import org.klartext.api.store.ModerationQueue.Filter;
import org.klartext.api.store.ModerationQueue.Queued;

/** The moderation queue and readers' reports. */
final class QueueResource {
  private static final List<String> PARAMETERS =
      List.of("kind", "state", "topic", "lang", "reported", "after", "limit");

  private final Portal portal;
  private final Authentication authentication;
  private final ContributionJson json;

  QueueResource(Portal portal, Authentication authentication, ContributionJson json) {
    this.portal = portal;
    this.authentication = authentication;
    this.json = json;
  }

  /** {@code GET /api/v1/moderation/queue}. */
  void list(Context context) {
    authentication.require(context, Scope.MODERATION);
    Filter filter = filter(context);
    Moderation moderation = portal.dialogue().moderation();
    List<Queued> found = moderation.queue(filter);
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        out -> {
          out.writeArrayPropertyStart("data");
          found.forEach(it -> json.write(out, moderation.dossier(it.contribution().id())));
          out.writeEndArray();
          if (found.size() == filter.limit()) {
            out.writeStringProperty("after", Cursors.after(found.getLast().place()));
          }
        });
  }

  private static Filter filter(Context context) {
    Query query = Query.of(context, PARAMETERS);
    return new Filter(
        query.named("kind", Kind::of),
        query.named("state", State::of),
        query.text("topic"),
        query.text("lang"),
        query.named("reported", QueueResource::flag).orElse(false),
        query.text("after").map(Cursors::read),
        query.limit());
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** {@code GET /api/v1/moderation/reports}. */
  void reports(Context context) {
    authentication.require(context, Scope.MODERATION);
    List<Report> open = portal.dialogue().moderation().reports(Query.LARGEST_PAGE);
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        out -> {
          out.writeArrayPropertyStart("data");
          open.forEach(report -> json.report(out, report));
          out.writeEndArray();
        });
  }

  /** {@code DELETE /api/v1/moderation/reports/{target}}: they were looked at; the entry stays. */
  void keep(Context context) {
    Actor by = authentication.actor(context, Scope.MODERATION);
    int closed = portal.dialogue().moderation().keep(context.pathParam("target"), by);
    Answers.json(context, out -> out.writeNumberProperty("closed", closed));
  }
}

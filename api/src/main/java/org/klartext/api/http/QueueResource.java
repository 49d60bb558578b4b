package org.klartext.api.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Report;
import org.klartext.api.contribution.State;
import org.klartext.api.identity.Scope;
import org.klartext.api.moderation.Moderation;
import org.klartext.api.store.Contributions.Filter;

/** The moderation queue and readers' reports. */
final class QueueResource {
  private static final int LARGEST_PAGE = 100;
  private static final Set<String> PARAMETERS =
      Set.of("kind", "state", "topic", "lang", "reported", "after", "limit");

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
    List<Contribution> found = moderation.queue(filter);
    context.header("Cache-Control", "no-store");
    Answers.json(
        context,
        out -> {
          out.writeArrayPropertyStart("data");
          found.forEach(it -> json.write(out, moderation.dossier(it.id())));
          out.writeEndArray();
          if (found.size() == filter.limit()) {
            out.writeStringProperty("after", Cursors.after(found.getLast()));
          }
        });
  }

  private static Filter filter(Context context) {
    context.queryParamMap().forEach(QueueResource::requireKnown);
    return new Filter(
        named(context, "kind", Kind::of),
        named(context, "state", State::of),
        parameter(context, "topic"),
        parameter(context, "lang"),
        named(context, "reported", QueueResource::flag).orElse(false),
        parameter(context, "after").map(Cursors::read),
        named(context, "limit", QueueResource::limit).orElse(20));
  }

  private static void requireKnown(String name, List<String> values) {
    if (!PARAMETERS.contains(name)) {
      throw unknown(name, "Known are: kind, state, topic, lang, reported, after, limit.");
    }
    if (values.size() > 1) {
      throw unknown(name, "Name it once.");
    }
  }

  private static <T> Optional<T> named(
      Context context, String name, Function<String, Optional<T>> reader) {
    return parameter(context, name)
        .map(text ->
            reader
                .apply(text)
                .orElseThrow(() -> unknown(name, "“" + text + "” is not possible here.")));
  }

  private static Optional<String> parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(it -> !it.isEmpty());
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> limit(String text) {
    return text.matches("\\d{1,4}")
        ? Optional.of(Integer.parseInt(text)).filter(it -> it > 0 && it <= LARGEST_PAGE)
        : Optional.empty();
  }

  private static ApiException unknown(String name, String detail) {
    return ApiError.of(400, "invalid-parameter", name + ": " + detail).exception();
  }

  /** {@code GET /api/v1/moderation/reports}. */
  void reports(Context context) {
    authentication.require(context, Scope.MODERATION);
    List<Report> open = portal.dialogue().moderation().reports(LARGEST_PAGE);
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

package org.klartext.api.http;

import java.time.Instant;
import java.util.Optional;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Report;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.moderation.Moderation.Dossier;
import org.klartext.api.publishing.Snapshot;
import org.klartext.site.Page;
import tools.jackson.core.JsonGenerator;

/** Contributions as moderators see them. */
final class ContributionJson {
  private final Portal portal;

  ContributionJson(Portal portal) {
    this.portal = portal;
  }

  /** One contribution with its newest wording, for the queue. */
  void write(JsonGenerator json, Dossier dossier) {
    json.writeStartObject();
    head(json, dossier);
    json.writeEndObject();
  }

  /** The properties of a contribution, without the braces. */
  void head(JsonGenerator json, Dossier dossier) {
    Contribution it = dossier.contribution();
    json.writeStringProperty("id", it.id());
    json.writeStringProperty("number", it.number());
    json.writeStringProperty("etag", it.tag());
    json.writeStringProperty("kind", it.kind().key());
    json.writeStringProperty("state", it.state().key());
    json.writeBooleanProperty("waiting", it.standing().waiting());
    json.writeNumberProperty("revision", it.standing().revision());
    json.writeNumberProperty("publishedRevision", it.standing().published());
    json.writeStringProperty("lang", it.place().lang());
    text(json, "topic", it.place().topic());
    text(json, "replyTo", it.place().replyTo());
    page(json, it);
    json.writeStringProperty("title", dossier.newest().title());
    json.writeStringProperty("body", dossier.newest().body());
    json.writeStringProperty("name", it.contributor().name());
    text(json, "email", it.contributor().email());
    text(json, "website", it.contributor().website());
    text(json, "expert", it.contributor().expert());
    json.writeStringProperty("arrived", it.arrived().toString());
    time(json, "publishedAt", it.standing().publishedAt());
    String lang = it.place().lang();
    dossier.assignment().ifPresent(owner -> Answers.owner(json, owner, portal.snapshot(), lang));
    screening(json, it);
    it.standing().removal().ifPresent(removal -> removal(json, removal));
    json.writeNumberProperty("reports", it.reports());
    time(json, "undoUntil", dossier.undoUntil());
  }

  private void page(JsonGenerator json, Contribution contribution) {
    Snapshot snapshot = portal.snapshot();
    Optional<Page> page = snapshot.page(contribution.place().page());
    json.writeObjectPropertyStart("page");
    json.writeStringProperty("id", contribution.place().page());
    page.ifPresent(it -> {
      json.writeStringProperty("title", it.meta().title());
      json.writeStringProperty(
          "href", snapshot.site().config().baseUrl().href(it.meta().permalink()));
    });
    json.writeEndObject();
  }

  private static void screening(JsonGenerator json, Contribution contribution) {
    json.writeObjectPropertyStart("screening");
    json.writeStringProperty("rule", contribution.verdict().rule());
    json.writeStringProperty("reason", contribution.verdict().reason());
    json.writeEndObject();
  }

  private static void removal(JsonGenerator json, Standing.Removal removal) {
    json.writeObjectPropertyStart("removal");
    json.writeStringProperty("reason", removal.reason());
    text(json, "duplicateOf", removal.duplicateOf());
    json.writeStringProperty("at", removal.at().toString());
    json.writeEndObject();
  }

  /** All that is known, without the braces. */
  void whole(JsonGenerator json, Dossier dossier) {
    head(json, dossier);
    json.writeStringProperty("word", dossier.contribution().standing().word());
    json.writeArrayPropertyStart("revisions");
    dossier.revisions().forEach(it -> revision(json, it));
    json.writeEndArray();
    json.writeArrayPropertyStart("decisions");
    dossier.decisions().forEach(it -> decision(json, it));
    json.writeEndArray();
    json.writeArrayPropertyStart("readersReports");
    dossier.reports().forEach(it -> report(json, it));
    json.writeEndArray();
  }

  private static void revision(JsonGenerator json, Revision revision) {
    json.writeStartObject();
    json.writeNumberProperty("number", revision.number());
    json.writeStringProperty("title", revision.title());
    json.writeStringProperty("body", revision.body());
    json.writeStringProperty("at", revision.at().toString());
    json.writeStringProperty("by", revision.by().key());
    json.writeStringProperty("actor", revision.by().detail());
    json.writeEndObject();
  }

  private static void decision(JsonGenerator json, Decision decision) {
    json.writeStartObject();
    json.writeStringProperty("id", decision.id());
    json.writeNumberProperty("revision", decision.revision());
    json.writeStringProperty("action", decision.action().key());
    text(json, "reason", decision.reason());
    text(json, "about", decision.about());
    json.writeStringProperty("by", decision.by().key());
    json.writeStringProperty("actor", decision.by().detail());
    json.writeStringProperty("at", decision.at().toString());
    json.writeEndObject();
  }

  /** One report. */
  void report(JsonGenerator json, Report report) {
    json.writeStartObject();
    json.writeStringProperty("id", report.id());
    json.writeStringProperty("number", report.number());
    json.writeStringProperty("target", report.target());
    json.writeStringProperty("page", report.page());
    json.writeStringProperty("reason", report.reason().key());
    json.writeStringProperty("text", report.text());
    json.writeStringProperty("at", report.at().toString());
    time(json, "closedAt", report.closedAt());
    text(json, "outcome", report.outcome());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, Optional<String> value) {
    value.ifPresent(it -> json.writeStringProperty(name, it));
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> value) {
    value.ifPresent(it -> json.writeStringProperty(name, it.toString()));
  }
}

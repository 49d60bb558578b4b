package org.klartext.api.moderation;

import org.klartext.api.entrance.Fields;
import org.klartext.api.entrance.Limits;
import org.klartext.api.entrance.RefusedException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Reason;
import org.klartext.api.contribution.Report;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.store.Database;
import org.klartext.site.Page;

/** Takes readers' reports on public entries. */
public final class Reporting {
  private final Database database;
  private final Supplier<Snapshot> snapshot;
  private final Ids ids;
  private final Limits limits;
  private final InstantSource clock;

  Reporting(
      Database database, Supplier<Snapshot> snapshot, Ids ids, Limits limits, InstantSource clock) {
    this.database = database;
    this.snapshot = snapshot;
    this.ids = ids;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Takes a report on a reply.
   *
   * @param reply id of a visible reply
   * @param values by the name of the field: reason, body, email
   * @param sender keyed hash of the address
   * @throws RefusedException with everything that is wrong
   */
  public Report onReply(String reply, Map<String, String> values, String sender) {
    Snapshot.Found found =
        snapshot
            .get()
            .reply(reply)
            .filter(it -> it.reply().removed().isEmpty())
            .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    return take(reply, found.page().meta().id().value(), values, sender);
  }

  /**
   * Takes a report on a question.
   *
   * @param question id of a published question
   * @param values by the name of the field: reason, body, email
   * @param sender keyed hash of the address
   * @throws RefusedException with everything that is wrong
   */
  public Report onQuestion(String question, Map<String, String> values, String sender) {
    boolean exists =
        snapshot.get().page(question).filter(Page.Question.class::isInstance).isPresent();
    if (!exists) {
      throw new RefusedException(Code.NOT_FOUND);
    }
    return take(question, question, values, sender);
  }

  private Report take(String target, String page, Map<String, String> values, String sender) {
    Fields fields = new Fields(values, limits);
    Optional<Reason> reason = Reason.of(fields.line("reason", 30));
    if (reason.isEmpty()) {
      fields.refuse(Code.UNKNOWN_REASON, "reason");
    }
    String text = fields.optionalText("body");
    Optional<String> email = fields.email();
    fields.requireValid();
    Report report =
        new Report(
            ids.ulid(),
            ids.number(),
            target,
            page,
            reason.orElseThrow(),
            text,
            email,
            clock.instant(),
            1,
            Optional.empty(),
            Optional.empty());
    return keep(report, sender);
  }

  private Report keep(Report report, String sender) {
    return database.transact(tx -> {
      tx.reports().add(report, sender);
      tx.contributions()
          .find(report.target())
          .ifPresent(on -> {
            tx.contributions().setReports(on.id(), tx.reports().countOpen(on.id()));
            tx.decisions()
                .add(
                    new Decision(
                        ids.ulid(),
                        on.id(),
                        on.standing().revision(),
                        Decision.Action.REPORTED,
                        Optional.of(report.reason().key()),
                        Optional.empty(),
                        new Actor.Contributor(),
                        report.at()));
          });
      return report;
    });
  }
}

package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Standing;

/** What was decided, which is only ever added to, and what it can be undone to. */
public final class Decisions {
  private final Handle handle;

  Decisions(Handle handle) {
    this.handle = handle;
  }

  /** Adds a decision. */
  public void add(Decision decision) {
    Insert.into("decision")
        .set("id", decision.id())
        .set("contribution", decision.contribution())
        .set("revision", decision.revision())
        .set("action", decision.action().key())
        .setText("reason", decision.reason())
        .setText("about", decision.about())
        .set("actor", decision.by().key())
        .set("actor_detail", decision.by().detail())
        .set("at", decision.at())
        .run(handle);
  }

  /** All decisions on a contribution, oldest first; that it was received is none of them. */
  public List<Decision> of(String contribution) {
    return handle
        .createQuery("select * from decision where contribution = :id order by at, id")
        .bind("id", contribution)
        .map(Decisions::row)
        .list();
  }

  /**
   * A decision as the public log tells it.
   *
   * @param decision what was decided
   * @param kind of the contribution
   * @param page id of the page it stands on
   * @param wasPublic true if the contribution has ever been public
   */
  public record Logged(Decision decision, Kind kind, String page, boolean wasPublic) {}

  /** All decisions of a time, oldest first; those that were undone and the undoing left out. */
  public List<Logged> logged(Instant from, Instant to) {
    return handle
        .createQuery(
            """
            select d.*, c.kind as kind, c.page as page, c.published_at as published_at
            from decision d join contribution c on c.id = d.contribution
            where d.at >= :from and d.at < :to
              and d.action in ('approved', 'rejected', 'removed', 'withdrawn', 'erased', 'edited',
                'closed')
              and not exists (select 1 from decision r
                where r.contribution = d.contribution and r.action = 'reverted'
                  and r.about = d.id)
            order by d.at, d.id
            """)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map((row, context) ->
            new Logged(
                row(row, context),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("page"),
                Rows.maybeInstant(row, "published_at").isPresent()))
        .list();
  }

  /**
   * The newest of all decisions.
   *
   * @param id of it
   * @param at when it was
   */
  public record Newest(String id, Instant at) {}

  /** The newest decision before an instant; tells cheaply whether there is anything new to log. */
  public Optional<Newest> newest(Instant before) {
    return handle
        .createQuery(
            "select id, at from decision where at < :before order by at desc, id desc limit 1")
        .bind("before", before.toEpochMilli())
        .map((row, _) -> new Newest(row.getString("id"), Rows.instant(row, "at")))
        .findOne();
  }

  /**
   * What a decision can be undone to.
   *
   * @param decision id of the decision
   * @param before how the contribution stood
   * @param until when it is too late
   */
  public record Undo(String decision, Standing before, Instant until) {}

  /** Remembers how a contribution stood before a decision, instead of what was remembered. */
  public void remember(String contribution, Undo undo) {
    forget(contribution);
    Standing before = undo.before();
    Optional<Standing.Removal> removal = before.removal();
    handle
        .createUpdate(
            """
            insert into undo (contribution, decision, state, revision, published, waiting,
              published_at, edited_at, removal_reason, duplicate_of, removed_at, word, version,
              until)
            values (:contribution, :decision, :state, :revision, :published, :waiting,
              :publishedAt, :editedAt, :removalReason, :duplicateOf, :removedAt, :word, :version,
              :until)
            """)
        .bind("contribution", contribution)
        .bind("decision", undo.decision())
        .bind("state", before.state().key())
        .bind("revision", before.revision())
        .bind("published", before.published())
        .bind("waiting", before.waiting() ? 1 : 0)
        .bind("publishedAt", Rows.millis(before.publishedAt()))
        .bind("editedAt", Rows.millis(before.editedAt()))
        .bind("removalReason", removal.map(Standing.Removal::reason).orElse(null))
        .bind("duplicateOf", removal.flatMap(Standing.Removal::duplicateOf).orElse(null))
        .bind("removedAt", Rows.millis(removal.map(Standing.Removal::at)))
        .bind("word", before.word())
        .bind("version", before.version())
        .bind("until", undo.until().toEpochMilli())
        .execute();
  }

  /** What the last decision on a contribution can be undone to. */
  public Optional<Undo> undo(String contribution) {
    return handle
        .createQuery("select * from undo where contribution = :id")
        .bind("id", contribution)
        .map((row, _) ->
            new Undo(
                row.getString("decision"), Contributions.standing(row), Rows.instant(row, "until")))
        .findOne();
  }

  /** From now on there is nothing to undo. */
  public void forget(String contribution) {
    handle
        .createUpdate("delete from undo where contribution = :id")
        .bind("id", contribution)
        .execute();
  }

  static Decision.Action action(ResultSet row) throws SQLException {
    return Decision.Action.valueOf(
        row.getString("action").toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Decision row(ResultSet row, StatementContext context) throws SQLException {
    return new Decision(
        row.getString("id"),
        row.getString("contribution"),
        row.getInt("revision"),
        action(row),
        Rows.maybe(row, "reason"),
        Rows.maybe(row, "about"),
        Actor.of(row.getString("actor"), row.getString("actor_detail")),
        Rows.instant(row, "at"));
  }
}

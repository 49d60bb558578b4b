package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.klartext.api.contribution.History;
import org.klartext.api.contribution.Substance;

/** The audit trail, read for the service figures. */
public final class Histories {
  private static final String START =
      "case when quarantined = 1 then published_at else arrived end";

  private static final String NOT_UNDONE =
      """
      not exists (select 1 from decision r
        where r.contribution = d.contribution and r.action = 'reverted' and r.about = d.id)
      """;

  private final Handle handle;

  Histories(Handle handle) {
    this.handle = handle;
  }

  /** When the clock of the first question began to run, if there is any before an instant. */
  public Optional<Instant> first(Instant before) {
    return handle
        .createQuery(
            "select min(%s) as first from contribution where kind = 'question' and %s < :before"
                .formatted(START, START))
        .bind("before", before.toEpochMilli())
        .map((row, _) -> Rows.maybeInstant(row, "first"))
        .one();
  }

  /** When the newest question before an instant arrived; that it did is no decision. */
  public Optional<Instant> newestArrival(Instant before) {
    return handle
        .createQuery(
            "select max(arrived) as newest from contribution"
                + " where kind = 'question' and arrived < :before")
        .bind("before", before.toEpochMilli())
        .map((row, _) -> Rows.maybeInstant(row, "newest"))
        .one();
  }

  /**
   * Some questions with all that happened, ordered by their ids; there may be many, so they are
   * read bit by bit.
   *
   * @param after id of the last one that is known; empty for none
   * @param before what happened then or later is left out
   * @param limit at most so many questions
   */
  public List<History> after(String after, Instant before, int limit) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            select q.id as question, q.topic, q.lang, q.start, a.due, d.at, d.action, d.reason,
              d.about, c.id as contribution, r.substance,
              case when c.expert is not null or f.actor = 'staff' then 1 else 0 end as house
            from (select id, topic, lang, %s as start from contribution
              where kind = 'question' and id > :after order by id limit :limit) q
            left join assignment a on a.question = q.id
            join contribution c on c.page = q.id and c.kind in ('question', 'answer')
            join revision f on f.contribution = c.id and f.number = 1
            left join decision d on d.contribution = c.id and d.at < :before
              and d.action in ('approved', 'rejected', 'removed', 'withdrawn', 'erased', 'closed',
                'accepted', 'reopened', 'replied', 'handed-over', 'escalated', 'stopped',
                'overruled')
              and %s
            left join revision r on r.contribution = d.contribution and r.number = d.revision
            order by q.id, d.at, d.id
            """
                .formatted(START, NOT_UNDONE))
        .bind("after", after)
        .bind("limit", limit)
        .bind("before", before.toEpochMilli())
        .map((row, _) ->
            drafts.computeIfAbsent(row.getString("question"), _ -> new Draft()).add(row))
        .forEach(_ -> {});
    return drafts.values().stream().map(Draft::history).toList();
  }

  /** A question whose rows are being read. */
  private static final class Draft {
    private final List<History.Event> events = new ArrayList<>();
    private Optional<History> head = Optional.empty();

    private Draft add(ResultSet row) throws SQLException {
      if (head.isEmpty()) {
        head =
            Optional.of(
                new History(
                    row.getString("question"),
                    Rows.maybe(row, "topic"),
                    row.getString("lang"),
                    Rows.maybeInstant(row, "start"),
                    Rows.maybeInstant(row, "due"),
                    List.of()));
      }
      if (Rows.maybe(row, "action").isPresent()) {
        events.add(event(row));
      }
      return this;
    }

    private static History.Event event(ResultSet row) throws SQLException {
      boolean ofQuestion = row.getString("contribution").equals(row.getString("question"));
      return new History.Event(
          Rows.instant(row, "at"),
          Decisions.action(row),
          Rows.maybe(row, "reason"),
          Rows.maybe(row, "about"),
          ofQuestion ? Optional.empty() : Optional.of(answer(row)));
    }

    private static History.Answer answer(ResultSet row) throws SQLException {
      return new History.Answer(
          row.getString("contribution"),
          row.getInt("house") == 1,
          Rows.maybe(row, "substance").map(Substance::of).orElse(Substance.PASSES));
    }

    private History history() {
      History known = head.orElseThrow();
      return new History(
          known.question(), known.topic(), known.lang(), known.start(), known.due(), events);
    }
  }

  /**
   * How often something was refused.
   *
   * @param reason from the closed list
   * @param topic slug of the topic of the question, which it is or which it stands under
   * @param number how often
   */
  public record Refused(String reason, Optional<String> topic, int number) {}

  /** What was refused, removed or closed as a duplicate in a time, of all contributions. */
  public List<Refused> refused(Instant from, Instant to) {
    return handle
        .createQuery(
            """
            select d.reason, q.topic, count(*) as n
            from decision d
            join contribution c on c.id = d.contribution
            left join contribution q on q.id = c.page and q.kind = 'question'
            where d.at >= :from and d.at < :to and d.action in ('rejected', 'removed', 'closed')
              and %s
            group by d.reason, q.topic
            """
                .formatted(NOT_UNDONE))
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .map((row, _) ->
            new Refused(row.getString("reason"), Rows.maybe(row, "topic"), row.getInt("n")))
        .list();
  }
}

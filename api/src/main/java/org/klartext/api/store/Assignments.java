package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Claim;
import org.klartext.api.contribution.Assignment.Progress;
import org.klartext.api.contribution.Assignment.Status;

/** Who is responsible for which question. */
public final class Assignments {
  private static final String WAITED_FOR = "status in ('open', 'asked-back')";

  private final Handle handle;

  Assignments(Handle handle) {
    this.handle = handle;
  }

  /**
   * Gives a question its owner.
   *
   * @return false if it has one
   */
  public boolean add(Assignment assignment) {
    Progress progress = assignment.progress();
    return Insert.into("assignment")
        .set("question", assignment.question())
        .set("owner", assignment.owner())
        .set("due", assignment.due())
        .set("since", assignment.since())
        .set("status", assignment.status().key())
        .setText("accepted", progress.accepted())
        .setInstant("reopened", progress.reopened())
        .set("handed_over", progress.handedOver())
        .setText("faq", progress.faq())
        .setText("duplicate_of", progress.duplicateOf())
        .setText("claimant", assignment.claim().map(Claim::expert))
        .setInstant("claimed_until", assignment.claim().map(Claim::until))
        .setInstant("escalation", assignment.escalation())
        .set("version", assignment.version())
        .unlessThere()
        .run(handle);
  }

  /**
   * Replaces what is known of a question.
   *
   * @param after with the version that was read
   * @return false if somebody else has changed it since
   */
  public boolean update(Assignment after) {
    Progress progress = after.progress();
    return handle
            .createUpdate(
                """
                update assignment set owner = :owner, due = :due, since = :since, status = :status,
                  accepted = :accepted, reopened = :reopened, handed_over = :handedOver, faq = :faq,
                  duplicate_of = :duplicateOf, claimant = :claimant, claimed_until = :claimedUntil,
                  escalation = :escalation, version = version + 1
                where question = :question and version = :version
                """)
            .bind("owner", after.owner())
            .bind("due", after.due().toEpochMilli())
            .bind("since", after.since().toEpochMilli())
            .bind("status", after.status().key())
            .bind("accepted", progress.accepted().orElse(null))
            .bind("reopened", Rows.millis(progress.reopened()))
            .bind("handedOver", progress.handedOver())
            .bind("faq", progress.faq().orElse(null))
            .bind("duplicateOf", progress.duplicateOf().orElse(null))
            .bind("claimant", after.claim().map(Claim::expert).orElse(null))
            .bind("claimedUntil", Rows.millis(after.claim().map(Claim::until)))
            .bind("escalation", Rows.millis(after.escalation()))
            .bind("question", after.question())
            .bind("version", after.version())
            .execute()
        == 1;
  }

  /** Who is responsible for a question; empty for one that is taken for spam. */
  public Optional<Assignment> find(String question) {
    return handle
        .createQuery("select * from assignment where question = :question")
        .bind("question", question)
        .map(Assignments::row)
        .findOne();
  }

  /** How many open questions each owner has; those without any are missing. */
  public Map<String, Integer> open() {
    Map<String, Integer> open = new HashMap<>();
    handle
        .createQuery(
            "select owner, count(*) as n from assignment where " + WAITED_FOR + " group by owner")
        .map((row, _) -> Map.entry(row.getString("owner"), row.getInt("n")))
        .forEach(entry -> open.put(entry.getKey(), entry.getValue()));
    return open;
  }

  /** The owners of all questions that somebody waits for. */
  public List<String> owners() {
    return handle
        .createQuery("select distinct owner from assignment where " + WAITED_FOR)
        .mapTo(String.class)
        .list();
  }

  /** All questions of an owner that somebody waits for, the most urgent first. */
  public List<Assignment> of(String owner) {
    return handle
        .createQuery(
            "select * from assignment where owner = :owner and "
                + WAITED_FOR
                + " order by due, question")
        .bind("owner", owner)
        .map(Assignments::row)
        .list();
  }

  /** Open questions that have to go to another expert now, the most urgent first. */
  public List<Assignment> escalating(Instant now, int limit) {
    return handle
        .createQuery(
            """
            select * from assignment where escalation <= :now and status = 'open'
            order by escalation, question limit :limit
            """)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(Assignments::row)
        .list();
  }

  /**
   * What the list of questions is asked for.
   *
   * @param status only these; absent: all that somebody waits for
   * @param owner slug of whoever owns them, or has claimed them at an instant
   * @param now that instant
   * @param after the last one of the page before: its due time and id
   * @param limit at most so many
   */
  public record Filter(
      Optional<Status> status,
      Optional<String> owner,
      Instant now,
      Optional<Map.Entry<Instant, String>> after,
      int limit) {}

  /** A page of questions, the most urgent first: what is overdue longest is at the top. */
  public List<Assignment> list(Filter filter) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add(filter.status().isPresent() ? "status = :status" : WAITED_FOR);
    filter.status().ifPresent(it -> values.put("status", it.key()));
    filter
        .owner()
        .ifPresent(it -> {
          conditions.add("(owner = :owner or (claimant = :owner and claimed_until > :now))");
          values.put("owner", it);
          values.put("now", filter.now().toEpochMilli());
        });
    filter
        .after()
        .ifPresent(it -> {
          conditions.add("(due, question) > (:due, :question)");
          values.put("due", it.getKey().toEpochMilli());
          values.put("question", it.getValue());
        });
    return handle
        .createQuery(
            "select * from assignment where "
                + String.join(" and ", conditions)
                + " order by due, question limit :limit")
        .bindMap(values)
        .bind("limit", filter.limit())
        .map(Assignments::row)
        .list();
  }

  /** A question is taken for spam again, and nobody is responsible for it. */
  public void remove(String question) {
    handle
        .createUpdate("delete from assignment where question = :question")
        .bind("question", question)
        .execute();
  }

  private static Assignment row(ResultSet row, StatementContext context) throws SQLException {
    Optional<Instant> until = Rows.maybeInstant(row, "claimed_until");
    String claimant = row.getString("claimant");
    return new Assignment(
        row.getString("question"),
        row.getString("owner"),
        Rows.instant(row, "due"),
        Rows.instant(row, "since"),
        Status.of(row.getString("status")).orElseThrow(),
        new Progress(
            Rows.maybe(row, "accepted"),
            Rows.maybeInstant(row, "reopened"),
            row.getInt("handed_over"),
            Rows.maybe(row, "faq"),
            Rows.maybe(row, "duplicate_of")),
        until.map(it -> new Claim(claimant, it)),
        Rows.maybeInstant(row, "escalation"),
        row.getLong("version"));
  }
}

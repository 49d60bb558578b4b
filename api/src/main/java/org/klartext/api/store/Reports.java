package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.klartext.api.contribution.Reason;
import org.klartext.api.contribution.Report;

/** Readers' reports. */
public final class Reports {
  private final Handle handle;

  Reports(Handle handle) {
    this.handle = handle;
  }

  /** Adds a report. */
  public void add(Report report, String sender) {
    handle
        .createUpdate(
            """
            insert into report (id, number, target, page, is_page, reason, body, email, at,
              generation, sender)
            values (:id, :number, :target, :page, :isPage, :reason, :body, :email, :at,
              :generation, :sender)
            """)
        .bind("id", report.id())
        .bind("number", report.number())
        .bind("target", report.target())
        .bind("page", report.page())
        .bind("isPage", report.target().equals(report.page()) ? 1 : 0)
        .bind("reason", report.reason().key())
        .bind("body", report.text())
        .bind("email", report.email().orElse(null))
        .bind("at", report.at().toEpochMilli())
        .bind("generation", report.generation())
        .bind("sender", sender)
        .execute();
  }

  /** The report of an id. */
  public Optional<Report> find(String id) {
    return handle
        .createQuery("select * from report where id = :id")
        .bind("id", id)
        .map(Reports::row)
        .findOne();
  }

  /** All reports on an entry, oldest first. */
  public List<Report> on(String target) {
    return handle
        .createQuery("select * from report where target = :target order by at, id")
        .bind("target", target)
        .map(Reports::row)
        .list();
  }

  /** Reports nobody has dealt with, oldest first. */
  public List<Report> open(int limit) {
    return handle
        .createQuery("select * from report where closed_at is null order by at, id limit :limit")
        .bind("limit", limit)
        .map(Reports::row)
        .list();
  }

  /** How many reports on an entry are open. */
  public int countOpen(String target) {
    return handle
        .createQuery("select count(*) from report where target = :target and closed_at is null")
        .bind("target", target)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Closes all open reports on an entry.
   *
   * @param outcome {@code removed} or {@code kept}
   * @return how many there were
   */
  public int close(String target, String outcome, Instant at) {
    return handle
        .createUpdate(
            """
            update report set closed_at = :at, outcome = :outcome, email = null, sender = null
            where target = :target and closed_at is null
            """)
        .bind("target", target)
        .bind("outcome", outcome)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /**
   * Opens those again that were closed since an instant.
   *
   * @return how many there were
   */
  public int reopen(String target, Instant since) {
    return handle
        .createUpdate(
            """
            update report set closed_at = null, outcome = null
            where target = :target and closed_at >= :since
            """)
        .bind("target", target)
        .bind("since", since.toEpochMilli())
        .execute();
  }

  private static Report row(ResultSet row, StatementContext context) throws SQLException {
    return new Report(
        row.getString("id"),
        row.getString("number"),
        row.getString("target"),
        row.getString("page"),
        Reason.of(row.getString("reason")).orElseThrow(),
        row.getString("body"),
        Rows.maybe(row, "email"),
        Rows.instant(row, "at"),
        row.getInt("generation"),
        Rows.maybeInstant(row, "closed_at"),
        Rows.maybe(row, "outcome"));
  }
}

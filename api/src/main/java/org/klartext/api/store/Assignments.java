package org.klartext.api.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Status;

/** Who is responsible for which question. */
public final class Assignments {
  private final Handle handle;

  Assignments(Handle handle) {
    this.handle = handle;
  }

  /** Gives a question its owner, unless it has one. */
  public void add(Assignment assignment) {
    Insert.into("assignment")
        .set("question", assignment.question())
        .set("owner", assignment.owner())
        .set("due", assignment.due())
        .set("status", assignment.status().key())
        .unlessThere()
        .run(handle);
  }

  /** Who is responsible for a question; empty for one that is taken for spam. */
  public Optional<Assignment> find(String question) {
    return handle
        .createQuery("select * from assignment where question = :question")
        .bind("question", question)
        .map((row, _) ->
            new Assignment(
                row.getString("question"),
                row.getString("owner"),
                Rows.instant(row, "due"),
                Status.of(row.getString("status"))))
        .findOne();
  }

  /** How many open questions each owner has; those without any are missing. */
  public Map<String, Integer> open() {
    Map<String, Integer> open = new HashMap<>();
    handle
        .createQuery(
            "select owner, count(*) as n from assignment where status = 'open' group by owner")
        .map((row, _) -> Map.entry(row.getString("owner"), row.getInt("n")))
        .forEach(entry -> open.put(entry.getKey(), entry.getValue()));
    return open;
  }

  /** It is over with a question. */
  public void close(String question) {
    restore(question, Status.CLOSED);
  }

  /** It is not over with a question after all. */
  public void restore(String question, Status status) {
    handle
        .createUpdate("update assignment set status = :status where question = :question")
        .bind("status", status.key())
        .bind("question", question)
        .execute();
  }

  /** A question has an answer. */
  public void answered(String question) {
    change(question, Status.OPEN, Status.ANSWERED);
  }

  /** Nobody has answered a question after all. */
  public void unanswered(String question) {
    change(question, Status.ANSWERED, Status.OPEN);
  }

  private void change(String question, Status from, Status to) {
    handle
        .createUpdate(
            """
            update assignment set status = :to where question = :question and status = :from
            """)
        .bind("to", to.key())
        .bind("question", question)
        .bind("from", from.key())
        .execute();
  }

  /** A question is taken for spam again, and nobody is responsible for it. */
  public void remove(String question) {
    handle
        .createUpdate("delete from assignment where question = :question")
        .bind("question", question)
        .execute();
  }

  /** The answers did not help; the promise begins anew. */
  public void reopen(String question, Instant due) {
    handle
        .createUpdate(
            "update assignment set status = 'open', due = :due where question = :question")
        .bind("due", due.toEpochMilli())
        .bind("question", question)
        .execute();
  }
}

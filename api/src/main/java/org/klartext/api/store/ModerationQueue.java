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
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.State;

/** The contributions that wait for a decision, and all others by what they are. */
public final class ModerationQueue {
  private final Handle handle;

  ModerationQueue(Handle handle) {
    this.handle = handle;
  }

  /**
   * What the moderation queue is asked for.
   *
   * @param kind only these
   * @param state only these; absent: what waits
   * @param topic only these
   * @param lang only these
   * @param reported true for what readers have reported and nobody has looked at
   * @param after the last one of the page before
   * @param limit at most so many
   */
  public record Filter(
      Optional<Kind> kind,
      Optional<State> state,
      Optional<String> topic,
      Optional<String> lang,
      boolean reported,
      Optional<Cursor> after,
      int limit) {}

  /**
   * A place in the queue.
   *
   * @param turn 1 for what waits and is overdue, 2 for what waits, 3 for what waits and is taken
   *     for spam, 0 for all else
   * @param arrived when the contribution there came
   * @param id of it
   */
  public record Cursor(int turn, Instant arrived, String id) {}

  /**
   * A contribution in the queue.
   *
   * @param contribution itself
   * @param place where in the queue
   */
  public record Queued(Contribution contribution, Cursor place) {}

  /** A question is overdue before anybody has decided on it: it goes to the top of the queue. */
  public void hurry(String id) {
    handle
        .createUpdate("update contribution set waiting = 1 where id = :id and waiting = 2")
        .bind("id", id)
        .execute();
  }

  /**
   * A page of the queue, oldest first; what is overdue comes before, what is taken for spam after
   * all else.
   */
  public List<Queued> list(Filter filter) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    filter.kind().ifPresent(it -> condition("kind = :kind", "kind", it.key(), conditions, values));
    filter.topic().ifPresent(it -> condition("topic = :topic", "topic", it, conditions, values));
    filter.lang().ifPresent(it -> condition("lang = :lang", "lang", it, conditions, values));
    filter
        .state()
        .ifPresent(it -> condition("state = :state", "state", it.key(), conditions, values));
    if (filter.reported()) {
      conditions.add("reports > 0");
    } else if (filter.state().isEmpty()) {
      conditions.add("waiting > 0");
    }
    filter
        .after()
        .ifPresent(cursor -> {
          conditions.add("(waiting, arrived, id) > (:turn, :arrived, :id)");
          values.put("turn", cursor.turn());
          values.put("arrived", cursor.arrived().toEpochMilli());
          values.put("id", cursor.id());
        });
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    Query query =
        handle.createQuery(
            "select * from contribution" + where + " order by waiting, arrived, id limit :limit");
    return query.bindMap(values).bind("limit", filter.limit()).map(ModerationQueue::queued).list();
  }

  private static Queued queued(ResultSet row, StatementContext context) throws SQLException {
    Contribution contribution = Contributions.row(row, context);
    Cursor place = new Cursor(row.getInt("waiting"), contribution.arrived(), contribution.id());
    return new Queued(contribution, place);
  }

  private static void condition(
      String sql, String name, Object value, List<String> conditions, Map<String, Object> values) {
    conditions.add(sql);
    values.put(name, value);
  }
}

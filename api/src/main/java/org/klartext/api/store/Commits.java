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
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Kind;

/** Which publications are in Git, and by which commit. */
public final class Commits {
  private final Handle handle;

  Commits(Handle handle) {
    this.handle = handle;
  }

  /**
   * A publication that is not in Git yet, without its bytes.
   *
   * @param id of the publication
   * @param path below the content folder
   * @param position in the order of this path's publications
   * @param digest of what is to stand there; absent if the file is to be gone
   * @param expected digest of what was there before; absent if there was no file
   * @param forced true if it overrides whatever is there
   * @param applied true if a tree has it; else it was overruled or has still to come
   * @param at when it was decided
   * @param reason why it came to be; absent if it follows from no contribution
   */
  public record Waiting(
      String id,
      String path,
      long position,
      Optional<String> digest,
      Optional<String> expected,
      boolean forced,
      boolean applied,
      Instant at,
      Optional<Cause> reason) {}

  /**
   * Why a publication came to be.
   *
   * @param kind of the contribution it belongs to
   * @param action what was done with it
   * @param by who did it
   */
  public record Cause(Kind kind, Action action, Actor by) {}

  /**
   * What Git has not got yet, in the order in which it was decided.
   *
   * @param node as which Git is known
   */
  public List<Waiting> waiting(String node) {
    return handle
        .createQuery(
            """
            select p.id, p.path, p.position, p.digest, p.expected, p.forced, p.at,
              c.kind, d.action, d.actor, d.actor_detail,
              case when exists (
                select 1 from applied b where b.publication = p.id and b.node <> :node
                  and b.outcome = 'applied') then 1 else 0 end as in_tree
            from publication p
              left join contribution c on c.id = p.contribution
              left join decision d on d.contribution = p.contribution and d.id = (
                select max(e.id) from decision e
                where e.contribution = p.contribution and e.id < p.id)
            where p.settled = 0 and not exists (
              select 1 from applied a where a.node = :node and a.publication = p.id)
            order by p.id
            """)
        .bind("node", node)
        .map(Commits::row)
        .list();
  }

  private static Waiting row(ResultSet row, StatementContext context) throws SQLException {
    return new Waiting(
        row.getString("id"),
        row.getString("path"),
        row.getLong("position"),
        Rows.maybe(row, "digest"),
        Rows.maybe(row, "expected"),
        row.getInt("forced") == 1,
        row.getInt("in_tree") == 1,
        Rows.instant(row, "at"),
        cause(row));
  }

  /** What screening publishes by itself has its decision later. */
  private static Optional<Cause> cause(ResultSet row) throws SQLException {
    Optional<Kind> kind = Rows.maybe(row, "kind").flatMap(Kind::of);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> action = Rows.maybe(row, "action");
    return Optional.of(
        action.isEmpty()
            ? new Cause(kind.get(), Action.APPROVED, new Actor.Screening(""))
            : new Cause(
                kind.get(),
                Action.valueOf(action.get().toUpperCase(Locale.ROOT).replace('-', '_')),
                Actor.of(row.getString("actor"), row.getString("actor_detail"))));
  }

  /** How many publications Git has not got yet. */
  public int countWaiting(String node) {
    return handle
        .createQuery(
            """
            select count(*) from publication p
            where p.settled = 0 and not exists (
              select 1 from applied a where a.node = :node and a.publication = p.id)
            """)
        .bind("node", node)
        .mapTo(Integer.class)
        .one();
  }

  /** Remembers the commit that brought a publication into Git. */
  public void add(String publication, String commit) {
    handle
        .createUpdate("update publication set commit_id = :commit where id = :publication")
        .bind("publication", publication)
        .bind("commit", commit)
        .execute();
  }

  /** The commit of a recent publication; whatever is in Git before it has been recorded. */
  public Optional<String> newest() {
    return handle
        .createQuery(
            """
            select commit_id from publication where commit_id is not null
            order by id desc limit 1
            """)
        .mapTo(String.class)
        .findOne();
  }

  /**
   * What was published at a path.
   *
   * @param digest of the file; absent if it was to be gone
   * @param forced true if it overrode whatever was there
   * @param commit that brought it into Git, if that has happened
   */
  public record Published(Optional<String> digest, boolean forced, Optional<String> commit) {}

  /** All that was published at a path, oldest first. */
  public List<Published> published(String path) {
    return handle
        .createQuery(
            "select digest, forced, commit_id from publication where path = :path"
                + " order by position")
        .bind("path", path)
        .map((row, _) ->
            new Published(
                Rows.maybe(row, "digest"), row.getInt("forced") == 1, Rows.maybe(row, "commit_id")))
        .list();
  }
}

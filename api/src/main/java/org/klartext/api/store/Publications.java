package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.klartext.api.contribution.Publication;

/** Changes of the tree, and which node has made them. */
public final class Publications {
  private final Handle handle;

  Publications(Handle handle) {
    this.handle = handle;
  }

  /**
   * Adds a publication.
   *
   * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException if another one has its
   *     position on its path already
   */
  public void add(Publication publication, Instant at) {
    handle
        .createUpdate(
            """
            insert into publication (id, contribution, path, position, content, digest, expected,
              forced, settled, at)
            values (:id, :contribution, :path, :position, :content, :digest, :expected,
              :forced, 0, :at)
            """)
        .bind("id", publication.id())
        .bind("contribution", publication.contribution().orElse(null))
        .bind("path", publication.path())
        .bind("position", publication.position())
        .bind("content", publication.content().orElse(null))
        .bind("digest", publication.digest().orElse(null))
        .bind("expected", publication.expected().orElse(null))
        .bind("forced", publication.forced() ? 1 : 0)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** The newest publication of a path. */
  public Optional<Publication> newest(String path) {
    return handle
        .createQuery("select * from publication where path = :path order by position desc limit 1")
        .bind("path", path)
        .map(Publications::row)
        .findOne();
  }

  /** The position of the newest publication of a path; 0 if there is none. */
  public long position(String path) {
    return handle
        .createQuery("select coalesce(max(position), 0) from publication where path = :path")
        .bind("path", path)
        .mapTo(Long.class)
        .one();
  }

  /** The publication of an id. */
  public Optional<Publication> find(String id) {
    return handle
        .createQuery("select * from publication where id = :id")
        .bind("id", id)
        .map(Publications::row)
        .findOne();
  }

  /** What a node has not applied yet, by path and order; conflicts included. */
  public List<Publication> missing(String node) {
    return handle
        .createQuery(
            """
            select p.* from publication p
            where p.settled = 0 and not exists (
              select 1 from applied a where a.node = :node and a.publication = p.id)
            order by p.path, p.position
            """)
        .bind("node", node)
        .map(Publications::row)
        .list();
  }

  /** True if a node has nothing left to do for these publications. */
  public boolean areApplied(String node, List<String> ids) {
    return ids.isEmpty()
        || handle
            .createQuery(
                """
                select count(*) from publication p
                where p.id in (<ids>) and p.settled = 0 and not exists (
                  select 1 from applied a where a.node = :node and a.publication = p.id)
                """)
            .bindList("ids", ids)
            .bind("node", node)
            .mapTo(Long.class)
            .one()
            .equals(0L);
  }

  /**
   * Records that a node is done with a publication.
   *
   * @param outcome {@code applied} or {@code overruled}
   */
  public void apply(String node, String publication, String outcome, Instant at) {
    handle
        .createUpdate(
            """
            insert into applied (node, publication, outcome, at)
            values (:node, :publication, :outcome, :at) on conflict do nothing
            """)
        .bind("node", node)
        .bind("publication", publication)
        .bind("outcome", outcome)
        .bind("at", at.toEpochMilli())
        .execute();
    handle
        .createUpdate("delete from conflict where node = :node and publication = :publication")
        .bind("node", node)
        .bind("publication", publication)
        .execute();
  }

  /**
   * Drops the bytes of what every live node has applied, and forgets who has.
   *
   * @param aliveSince nodes that were not seen since are not waited for
   * @param before what was added later is kept
   */
  public void settle(Instant aliveSince, Instant before) {
    int settled =
        handle
            .createUpdate(
                """
                update publication set settled = 1, content = null
                where settled = 0 and at <= :before
                  and exists (select 1 from node n where n.seen >= :alive)
                  and not exists (
                    select 1 from node n where n.seen >= :alive and not exists (
                      select 1 from applied a
                      where a.node = n.id and a.publication = publication.id))
                """)
            .bind("alive", aliveSince.toEpochMilli())
            .bind("before", before.toEpochMilli())
            .execute();
    if (settled > 0) {
      forgetSettled("applied");
      forgetSettled("conflict");
    }
  }

  /** Looks at these small tables, not at all the publications there ever were. */
  private void forgetSettled(String table) {
    handle.execute(
        "delete from "
            + table
            + " where exists (select 1 from publication p where p.id = "
            + table
            + ".publication and p.settled = 1)");
  }

  /** When a node was last seen alive. */
  public Optional<Instant> seen(String node) {
    return handle
        .createQuery("select seen from node where id = :node")
        .bind("node", node)
        .map((row, _) -> Rows.instant(row, "seen"))
        .findOne();
  }

  /** Says that a node lives. */
  public void seen(String node, Instant at) {
    handle
        .createUpdate(
            """
            insert into node (id, seen) values (:node, :at)
            on conflict (id) do update set seen = :at
            """)
        .bind("node", node)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /**
   * A publication that cannot be applied, because the file is neither what it was nor what it
   * should become.
   *
   * @param node where
   * @param publication what was to be applied
   * @param newest of its path: what is to stand there in the end
   * @param found what stands there; absent if the file is gone
   * @param at when it was found
   */
  public record Conflict(
      String node,
      Publication publication,
      Publication newest,
      Optional<byte[]> found,
      Instant at) {}

  /** Remembers that a publication cannot be applied, and what stands there now. */
  public void addConflict(String node, String publication, Optional<byte[]> found, Instant at) {
    handle
        .createUpdate(
            """
            insert into conflict (node, publication, found, at)
            values (:node, :publication, :found, :at)
            on conflict (node, publication) do update set found = :found
            """)
        .bind("node", node)
        .bind("publication", publication)
        .bind("found", found.orElse(null))
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** All open conflicts, oldest first. */
  public List<Conflict> conflicts() {
    return handle
        .createQuery(
            """
            select c.node as node, c.found as found, c.at as found_at, p.*
            from conflict c join publication p on p.id = c.publication
            order by c.at, p.id, c.node
            """)
        .map((row, context) -> {
          Publication stuck = row(row, context);
          return new Conflict(
              row.getString("node"),
              stuck,
              newest(stuck.path()).orElse(stuck),
              Optional.ofNullable(row.getBytes("found")),
              Rows.instant(row, "found_at"));
        })
        .list();
  }

  /** How many conflicts are open. */
  public int countConflicts() {
    return handle
        .createQuery("select count(*) from conflict c join publication p on p.id = c.publication")
        .mapTo(Integer.class)
        .one();
  }

  /** The conflict of a publication on a node, if there is one. */
  public Optional<Conflict> conflict(String node, String publication) {
    return conflicts().stream()
        .filter(it -> it.node().equals(node) && it.publication().id().equals(publication))
        .findFirst();
  }

  /** Forgets what has stood at a path, and what people have made of it; digests stay. */
  public void erase(String path) {
    handle
        .createUpdate(
            "delete from conflict where publication in"
                + " (select id from publication where path = :path)")
        .bind("path", path)
        .execute();
    handle
        .createUpdate("update publication set content = null where path = :path")
        .bind("path", path)
        .execute();
  }

  private static Publication row(ResultSet row, StatementContext context) throws SQLException {
    return new Publication(
        row.getString("id"),
        Rows.maybe(row, "contribution"),
        row.getString("path"),
        row.getLong("position"),
        Optional.ofNullable(row.getBytes("content")),
        Rows.maybe(row, "digest"),
        Rows.maybe(row, "expected"),
        row.getInt("forced") == 1);
  }
}

package org.klartext.api.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What only one node may do at a time. */
public final class Leases {
  private final Handle handle;

  Leases(Handle handle) {
    this.handle = handle;
  }

  /**
   * Takes or prolongs a lease.
   *
   * @return false if another node holds it
   */
  public boolean take(String name, String node, Instant now, Instant until) {
    return handle
            .createUpdate(
                """
                insert into lease (name, node, until) values (:name, :node, :until)
                on conflict (name) do update set node = :node, until = :until
                where lease.node = :node or lease.until < :now
                """)
            .bind("name", name)
            .bind("node", node)
            .bind("until", until.toEpochMilli())
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }
}

package org.klartext.api.store;

import java.util.List;

/** What was noted, as {@code actor action subject}, the oldest first. */
public final class AuditTrail {
  private AuditTrail() {}

  public static List<String> of(Database database) {
    return database.read(handle ->
        handle
            .createQuery("select actor || ' ' || action || ' ' || subject from audit order by id")
            .mapTo(String.class)
            .list());
  }
}

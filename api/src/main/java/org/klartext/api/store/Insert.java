package org.klartext.api.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * One new row of a table that is written often. Columns without a value are left out; a statement
 * for the same columns is prepared once.
 */
final class Insert {
  private final StringBuilder columns;
  private final List<Object> values = new ArrayList<>();
  private String ending = ")";

  private Insert(String table) {
    this.columns = new StringBuilder("insert into ").append(table).append(" (");
  }

  static Insert into(String table) {
    return new Insert(table);
  }

  Insert set(String column, String value) {
    return add(column, value);
  }

  Insert set(String column, long value) {
    return add(column, value);
  }

  Insert set(String column, Instant value) {
    return add(column, value.toEpochMilli());
  }

  Insert setText(String column, Optional<String> value) {
    value.ifPresent(it -> add(column, it));
    return this;
  }

  Insert setInstant(String column, Optional<Instant> value) {
    value.ifPresent(it -> add(column, it.toEpochMilli()));
    return this;
  }

  private Insert add(String column, Object value) {
    columns.append(values.isEmpty() ? "" : ", ").append(column);
    values.add(value);
    return this;
  }

  /** Does nothing where there is such a row. */
  Insert unlessThere() {
    ending = ") on conflict do nothing";
    return this;
  }

  /**
   * Adds the row.
   *
   * @param handle of the writer
   * @return false if there was one
   * @throws RefusedStatementException if the database refuses it
   */
  boolean run(Handle handle) {
    String sql = columns + ") values (?" + ", ?".repeat(values.size() - 1) + ending;
    return KeptStatements.use(handle, sql, values, it -> it.executeUpdate() == 1);
  }
}

package org.klartext.api.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A number that is asked for often, within a transaction.
 *
 * @param sql with question marks for the values
 * @param values texts and numbers
 */
record Count(String sql, List<Object> values) {
  /**
   * Asks for it.
   *
   * @param handle of the writer
   * @throws RefusedStatementException if the database refuses to answer
   */
  int of(Handle handle) {
    KeptStatements statements = KeptStatements.of(handle);
    try {
      PreparedStatement statement = statements.take(handle.getConnection(), sql);
      try {
        for (int index = 0; index < values.size(); index++) {
          statement.setObject(index + 1, values.get(index));
        }
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          return rows.getInt(1);
        }
      } finally {
        statements.give(sql, statement);
      }
    } catch (SQLException e) {
      throw new RefusedStatementException(e);
    }
  }
}

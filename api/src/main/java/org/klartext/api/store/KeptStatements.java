package org.klartext.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepares each statement of a connection once; whoever needs it while it is in use gets another.
 * Belongs to one thread.
 */
final class KeptStatements extends DefaultStatementBuilder {
  /** Far more than this program has. */
  private static final int MOST = 500;

  private final Map<String, PreparedStatement> idle = new HashMap<>();

  /** The statements of the writer's connection. */
  private static KeptStatements of(Handle handle) {
    if (handle.getStatementBuilder() instanceof KeptStatements kept) {
      return kept;
    }
    throw new IllegalStateException("Only the writer writes");
  }

  /** Something to do with a statement that has its values. */
  interface Use<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  /**
   * Uses a statement of the writer's connection, past JDBI, for what is done very often.
   *
   * @param sql with question marks for the values
   * @param values texts and numbers
   * @throws RefusedStatementException if the database refuses it
   */
  static <T> T use(Handle handle, String sql, List<Object> values, Use<T> use) {
    KeptStatements statements = of(handle);
    try {
      PreparedStatement statement = statements.take(handle.getConnection(), sql);
      try {
        for (int index = 0; index < values.size(); index++) {
          statement.setObject(index + 1, values.get(index));
        }
        return use.with(statement);
      } finally {
        statements.give(sql, statement);
      }
    } catch (SQLException e) {
      throw new RefusedStatementException(e);
    }
  }

  /** A statement that nobody uses; to be given back. */
  private PreparedStatement take(Connection connection, String sql) throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    return kept == null ? connection.prepareStatement(sql) : kept;
  }

  /** Keeps a statement for the next one who needs it. */
  private void give(String sql, PreparedStatement statement) throws SQLException {
    if (idle.size() >= MOST || idle.putIfAbsent(sql, statement) != null) {
      statement.close();
    }
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return take(connection, sql);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement prepared) {
      give(sql, prepared);
    } else {
      super.close(connection, sql, statement);
    }
  }

  @Override
  public void close(Connection connection) {
    idle.clear(); // the connection closes its statements
  }
}

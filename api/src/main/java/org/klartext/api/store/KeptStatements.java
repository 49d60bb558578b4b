package org.klartext.api.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
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

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    return kept == null ? super.create(connection, sql, context) : kept;
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    boolean keep = statement instanceof PreparedStatement && idle.size() < MOST;
    if (!keep || idle.putIfAbsent(sql, (PreparedStatement) statement) != null) {
      super.close(connection, sql, statement);
    }
  }

  @Override
  public void close(Connection connection) {
    idle.clear(); // the connection closes its statements
  }
}

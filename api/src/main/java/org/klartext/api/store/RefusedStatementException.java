package org.klartext.api.store;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** What the database refuses without JDBI in between is told to the writer in the same way. */
final class RefusedStatementException extends JdbiException {
  private static final long serialVersionUID = 1L;

  RefusedStatementException(SQLException cause) {
    super(cause);
  }
}

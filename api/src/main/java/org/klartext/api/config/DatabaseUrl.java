package org.klartext.api.config;

/**
 * Where a PostgreSQL database is.
 *
 * @param value {@code jdbc:postgresql://…} with user and password
 */
public record DatabaseUrl(String value) {
  private static final String SCHEME = "jdbc:postgresql://";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with a hint if it is none
   */
  public static DatabaseUrl parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          text.matches("(jdbc:)?postgres(ql)?:.*")
              ? "Write it as jdbc:postgresql://host/name?user=…&password=…"
              : "Leave it out to use the embedded SQLite.");
    }
    return new DatabaseUrl(text);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return Masking.passwords(value);
  }
}

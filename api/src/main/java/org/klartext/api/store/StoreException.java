package org.klartext.api.store;

/** The database cannot be used at the moment; what was asked for has not happened. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a sentence for people.
   *
   * @param message what is wrong
   * @param cause why
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

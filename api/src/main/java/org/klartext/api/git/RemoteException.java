package org.klartext.api.git;

/** The remote is away, or refuses what it is sent. */
final class RemoteException extends GitException {
  private static final long serialVersionUID = 1;

  RemoteException(String message) {
    super(message);
  }

  RemoteException(String message, Throwable cause) {
    super(message, cause);
  }
}

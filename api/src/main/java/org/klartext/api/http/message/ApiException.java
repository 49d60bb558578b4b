package org.klartext.api.http.message;

import java.util.Optional;

/** A request that is not fulfilled. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  ApiException(ApiError error, Optional<Throwable> cause) {
    super(error.detail(), cause.orElse(null), false, false);
    this.error = error;
  }

  public ApiError error() {
    return error;
  }
}

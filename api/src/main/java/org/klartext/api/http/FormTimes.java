package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.RequestBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.klartext.api.security.Keys;

/** Signed times at which forms were made: {@code <milliseconds in base 36>.<signature>}. */
final class FormTimes {
  private static final String PURPOSE = "form";
  private static final Duration VALID = Duration.ofHours(24);

  private final Keys keys;
  private final InstantSource clock;

  FormTimes(Keys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  String now() {
    String time = Long.toString(clock.millis(), 36);
    return time + "." + keys.signature(PURPOSE, time);
  }

  /**
   * How long ago a form was made.
   *
   * @throws ApiException if it is too old, or if we did not make it
   */
  Duration required(RequestBody form) {
    return since(form.value("formTime"))
        .orElseThrow(() ->
            ApiError.of(
                    422,
                    "form-expired",
                    "The form is too old or was not made here. Look it over and send it again.")
                .exception());
  }

  /** How long ago a form was made; empty if it is too old, or if we did not make it. */
  Optional<Duration> since(String token) {
    int dot = token.indexOf('.');
    String time = dot < 0 ? "" : token.substring(0, dot);
    if (!time.matches("[0-9a-z]{1,11}")
        || !keys.isSignature(PURPOSE, time, token.substring(dot + 1))) {
      return Optional.empty();
    }
    Instant made = Instant.ofEpochMilli(Long.parseLong(time, 36));
    Duration since = Duration.between(made, clock.instant());
    return since.compareTo(VALID) > 0 ? Optional.empty() : Optional.of(since);
  }
}

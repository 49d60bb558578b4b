package org.klartext.api.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.store.Contributions.Cursor;

/** Places in the queue as clients see them: opaque. */
final class Cursors {
  private Cursors() {}

  static String after(Contribution last) {
    String text = last.arrived().toEpochMilli() + " " + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads one.
   *
   * @throws ApiException if it was not made here
   */
  static Cursor read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (text.matches("\\d{1,15} [0-9A-Za-z]{1,30}")) {
        int blank = text.indexOf(' ');
        long millis = Long.parseLong(text.substring(0, blank));
        return new Cursor(Instant.ofEpochMilli(millis), text.substring(blank + 1));
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static ApiException invalid() {
    return ApiError.of(
            400, "invalid-cursor", "The cursor was not made by this server. Begin without one.")
        .exception();
  }
}

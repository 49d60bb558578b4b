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
    Cursor place = Cursor.after(last);
    String text = place.turn() + " " + place.arrived().toEpochMilli() + " " + place.id();
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
      if (text.matches("[012] \\d{1,15} [0-9A-Za-z]{1,30}")) {
        String[] parts = text.split(" ", 3);
        Instant arrived = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return new Cursor(Integer.parseInt(parts[0]), arrived, parts[2]);
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

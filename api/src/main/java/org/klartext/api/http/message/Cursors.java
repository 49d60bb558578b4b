package org.klartext.api.http.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.klartext.api.store.ModerationQueue.Cursor;

/** Places in lists as clients see them: opaque. */
public final class Cursors {
  private Cursors() {}

  /** The place behind the last one of a page of the queue. */
  public static String after(Cursor place) {
    return encode(place.turn() + " " + place.arrived().toEpochMilli() + " " + place.id());
  }

  /** The place behind the last one of a page of questions by urgency. */
  public static String after(Instant due, String question) {
    return encode(due.toEpochMilli() + " " + question);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a place in the queue.
   *
   * @throws ApiException if it was not made here
   */
  public static Cursor read(String cursor) {
    String[] parts = parts(cursor, "[0123] \\d{1,15} [0-9A-Za-z]{1,30}");
    Instant arrived = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    return new Cursor(Integer.parseInt(parts[0]), arrived, parts[2]);
  }

  /**
   * Reads a place among questions by urgency.
   *
   * @throws ApiException if it was not made here
   */
  public static Map.Entry<Instant, String> readUrgency(String cursor) {
    String[] parts = parts(cursor, "\\d{1,15} [0-9A-Za-z]{1,30}");
    return Map.entry(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
  }

  private static String[] parts(String cursor, String shape) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (text.matches(shape)) {
        return text.split(" ", 3);
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

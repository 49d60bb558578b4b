package org.klartext.api.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The headers that every answer carries, from the server as from a web server before it. */
public final class SecurityHeaders {
  /**
   * Only what the portal itself brings, no inline script or style; of others only the players of
   * videos, which a reader has to ask for.
   */
  public static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  private static final String PERMISSIONS =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  private static final SequencedMap<String, String> PLAIN = headers(false);
  private static final SequencedMap<String, String> ENCRYPTED = headers(true);

  private SecurityHeaders() {}

  /**
   * Names and values.
   *
   * @param tls true if the reader's connection is encrypted
   */
  public static SequencedMap<String, String> of(boolean tls) {
    return tls ? ENCRYPTED : PLAIN;
  }

  private static SequencedMap<String, String> headers(boolean tls) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.put("Permissions-Policy", PERMISSIONS);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    if (tls) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
    return Collections.unmodifiableSequencedMap(headers);
  }
}

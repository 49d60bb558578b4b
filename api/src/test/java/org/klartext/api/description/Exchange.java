package org.klartext.api.description;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request and what was answered.
 *
 * @param method of HTTP
 * @param path below the address of the API, with its query
 * @param requestType media type of what was sent; empty for none
 * @param requestBody what was sent; absent if nobody knows
 * @param status of the answer
 * @param headers of the answer, by name
 * @param body of the answer
 */
public record Exchange(
    String method,
    String path,
    String requestType,
    Optional<String> requestBody,
    int status,
    Function<String, Optional<String>> headers,
    String body) {

  /** The path without its query. */
  String address() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** What stands behind the question mark. */
  String query() {
    int query = path.indexOf('?');
    return query < 0 ? "" : path.substring(query + 1);
  }

  /** Media type of the answer; empty for none. */
  String type() {
    return mediaType(headers.apply("Content-Type").orElse(""));
  }

  /** A media type without its parameters. */
  static String mediaType(String header) {
    int semicolon = header.indexOf(';');
    String type = semicolon < 0 ? header : header.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    String said = body.length() <= 2_000 ? body : body.substring(0, 2_000) + "…";
    return "%s %s %s → %d %s %s"
        .formatted(method, path, requestBody.orElse(""), status, type(), said);
  }
}

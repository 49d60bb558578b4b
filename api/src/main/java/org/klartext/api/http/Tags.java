package org.klartext.api.http;

import io.javalin.http.Context;
import java.util.Optional;

/** Which version of a contribution a request names. */
final class Tags {
  private Tags() {}

  static String header(String tag) {
    return "\"" + tag + "\"";
  }

  /**
   * The version in {@code If-Match}.
   *
   * @throws ApiException 428 if it is missing, 400 if it is not one version
   */
  static String required(Context context) {
    String header =
        Optional.ofNullable(context.header("If-Match"))
            .map(String::strip)
            .orElseThrow(() ->
                ApiError.of(
                        428,
                        "if-match-required",
                        "Name the version you saw: If-Match with the ETag of the contribution.")
                    .exception());
    if (!header.matches("\"\\d{1,9}\\.\\d{1,18}\"")) {
      throw ApiError.of(
              400,
              "invalid-if-match",
              "If-Match takes one ETag such as \"1.1\"; “*” would decide on what nobody has seen.")
          .exception();
    }
    return header.substring(1, header.length() - 1);
  }
}

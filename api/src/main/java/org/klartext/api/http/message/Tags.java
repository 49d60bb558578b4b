package org.klartext.api.http.message;

import io.javalin.http.Context;
import java.util.Optional;

/** Which version of a contribution a request names. */
public final class Tags {
  private Tags() {}

  public static String header(String tag) {
    return "\"" + tag + "\"";
  }

  /**
   * The version in {@code If-Match}.
   *
   * @throws ApiException 428 if it is missing, 400 if it is not one version
   */
  public static String required(Context context) {
    return required(context, "\"\\d{1,9}\\.\\d{1,18}\"", "1.1");
  }

  /** Which version of the responsibility for a question. */
  public static String ofOwner(long version) {
    return header("o" + version);
  }

  /**
   * The version of the responsibility in {@code If-Match}.
   *
   * @throws ApiException 428 if it is missing, 400 if it is not one version
   */
  public static long requiredOwner(Context context) {
    return Long.parseLong(required(context, "\"o\\d{1,18}\"", "o1").substring(1));
  }

  private static String required(Context context, String shape, String example) {
    String header =
        Optional.ofNullable(context.header("If-Match"))
            .map(String::strip)
            .orElseThrow(() ->
                ApiError.of(
                        428,
                        "if-match-required",
                        "Name the version you saw: If-Match with the ETag of what you read.")
                    .exception());
    if (!header.matches(shape)) {
      throw ApiError.of(
              400,
              "invalid-if-match",
              "If-Match takes one ETag such as \""
                  + example
                  + "\"; “*” would decide on what nobody has seen.")
          .exception();
    }
    return header.substring(1, header.length() - 1);
  }
}

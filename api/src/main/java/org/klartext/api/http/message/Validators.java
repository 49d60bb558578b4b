package org.klartext.api.http.message;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a client has what it asks for already (RFC 9110, section 13). */
public final class Validators {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

  private Validators() {}

  /**
   * True if the client has this version.
   *
   * @param tag of the version, without quotation marks
   * @param modified when it became what it is; counts only for clients that know no tag
   */
  public static boolean isKnown(Context context, String tag, Optional<Instant> modified) {
    return isKnown(
        context.req().getHeaders("If-None-Match"),
        Optional.ofNullable(context.header("If-Modified-Since")),
        tag,
        modified);
  }

  /**
   * The same for a request that came in another way.
   *
   * @param tags its headers {@code If-None-Match}
   * @param since its header {@code If-Modified-Since}
   */
  public static boolean isKnown(
      Enumeration<String> tags, Optional<String> since, String tag, Optional<Instant> modified) {
    if (tags.hasMoreElements()) {
      return names(tags, tag);
    }
    return since
        .flatMap(Validators::date)
        .filter(date -> modified.filter(it -> it.getEpochSecond() <= date).isPresent())
        .isPresent();
  }

  private static boolean names(Enumeration<String> headers, String tag) {
    while (headers.hasMoreElements()) {
      String tags = headers.nextElement();
      boolean alone = tags.equals("\"" + tag + "\"");
      if (alone || tags.strip().equals("*") || namesAmongOthers(tags, tag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesAmongOthers(String tags, String tag) {
    return TAG.matcher(tags).results().anyMatch(it -> it.group(1).equals(tag));
  }

  private static Optional<Long> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond());
    } catch (DateTimeException e) {
      return Optional.empty(); // RFC 9110: a date that is none is not looked at
    }
  }
}

package org.klartext.api.http;

import java.util.regex.Pattern;
import org.klartext.site.text.PathEncoding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Says what was asked and how it was answered; neither who asked nor what is secret. */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("org.klartext.api.access");
  private static final Pattern SECRET =
      Pattern.compile("(receipt/+[^/]+|desk/+setup)/+[^/]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST = 200;

  private AccessLog() {}

  static void write(String method, String path, int status) {
    boolean read = status < 400 && method.equals("GET");
    Level level = read ? Level.DEBUG : Level.INFO;
    if (LOG.isEnabledForLevel(level)) {
      LOG.atLevel(level).log("{} {} {}", status, method, path(path));
    }
  }

  /** The path of a request as it may be logged: without secrets, and no longer than a line. */
  static String path(String asked) {
    String decoded = CONTROL.matcher(PathEncoding.decode(asked)).replaceAll("?");
    String path = SECRET.matcher(decoded).replaceAll("$1/…");
    return path.length() <= LONGEST ? path : path.substring(0, LONGEST) + "…";
  }
}

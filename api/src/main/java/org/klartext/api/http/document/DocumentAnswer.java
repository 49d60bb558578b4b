package org.klartext.api.http.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.klartext.api.http.message.Preferences;
import org.klartext.api.http.message.Validators;
import org.klartext.api.reading.Representation;

/** Answers with a document that everybody may read. */
public final class DocumentAnswer {
  private static final String PUBLIC = "public, max-age=5, stale-while-revalidate=30";
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  /** A date tells seconds only: what has just changed may change again within the same one. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private DocumentAnswer() {}

  /**
   * Answers with all of it, as the client likes it best, or with the news that it has it already.
   *
   * @param now when it is
   * @return the status
   */
  public static int send(Exchange exchange, Representation document, Instant now) {
    boolean gzip =
        document.isCompressible() && Preferences.gzip(exchange.header("Accept-Encoding"));
    String tag = gzip ? document.gzipTag() : document.tag();
    Optional<Instant> modified = document.modified().filter(it -> it.plus(SETTLED).isBefore(now));
    exchange.add("Vary", "Accept-Encoding");
    exchange.add("ETag", "\"" + tag + "\"");
    exchange.add("Cache-Control", PUBLIC);
    if (modified.isPresent()) {
      exchange.add("Last-Modified", document.lastModified());
    }
    document.next().ifPresent(it -> exchange.add("Link", "<" + it + ">; rel=\"next\""));
    if (Validators.isKnown(
        exchange.headers("If-None-Match"), exchange.header("If-Modified-Since"), tag, modified)) {
      exchange.answer(NOT_MODIFIED);
      return NOT_MODIFIED;
    }
    if (gzip) {
      exchange.add("Content-Encoding", "gzip");
    }
    exchange.answer(document.type(), gzip ? document.gzip() : document.bytes());
    return OK;
  }
}

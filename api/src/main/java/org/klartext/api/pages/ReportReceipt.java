package org.klartext.api.pages;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a report.
 *
 * @param number for people
 * @param reason that was given
 * @param title of the page with what was reported
 * @param href where that is, if it can still be seen
 * @param at when the report came
 * @param closed when somebody has decided; absent while it is open
 * @param outcome {@code removed} or {@code kept}; empty while it is open
 */
public record ReportReceipt(
    String number,
    String reason,
    String title,
    Optional<String> href,
    Instant at,
    Optional<Instant> closed,
    String outcome)
    implements ServiceContent {
  @Override
  public String name() {
    return "report-receipt";
  }
}

package org.klartext.api.pages;

import java.util.List;

/**
 * Reports something public. Fields: {@code reason, body, email}; hidden {@code lang,
 * idempotencyKey, formTime}; {@code homepage} has to stay empty.
 *
 * @param form what all forms have
 * @param title of the page
 * @param href of what is reported
 * @param excerpt its first words as plain text; may be empty
 */
public record ReportForm(Form form, String title, String href, String excerpt)
    implements ServiceContent {
  private static final List<String> REASONS =
      List.of(
          "spam", "insult", "personal-data", "unlawful", "off-topic", "duplicate", "advertising");

  /** The reasons to choose from. */
  public List<String> reasons() {
    return REASONS;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public Entries entries() {
    return form.entries();
  }
}

package org.klartext.api.pages;

import java.util.Optional;
import org.klartext.view.ServicePage;

/**
 * Answers a question or comments on a page. Fields: {@code body, name, email, website}; hidden
 * {@code kind, lang, replyTo, idempotencyKey, formTime}; {@code homepage} has to stay empty.
 *
 * @param form what all forms have
 * @param previewAction address to send it to with {@code preview=1}, which answers with this page
 * @param kind {@code answer} or {@code comment}
 * @param title of the page
 * @param href of the page
 * @param quote the reply that is replied to
 * @param preview the text as it would appear, as clean HTML
 */
public record ReplyForm(
    Form form,
    String previewAction,
    String kind,
    String title,
    String href,
    Optional<Quote> quote,
    Optional<String> preview)
    implements ServiceContent {

  /**
   * A reply that is replied to.
   *
   * @param id of the reply
   * @param author name; empty for none
   * @param excerpt its first words as plain text
   * @param href its place on the page
   */
  public record Quote(String id, String author, String excerpt, String href)
      implements ServicePage.Content {}

  @Override
  public String name() {
    return "reply";
  }

  @Override
  public Entries entries() {
    return form.entries();
  }
}

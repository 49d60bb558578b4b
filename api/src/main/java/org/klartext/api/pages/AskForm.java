package org.klartext.api.pages;

import java.util.List;
import java.util.Optional;
import org.klartext.view.ServicePage;

/**
 * Asks a question. Fields: {@code title, body, topic, name, email, website}; hidden {@code lang,
 * idempotencyKey, formTime}; {@code homepage} has to stay empty.
 *
 * @param form what all forms have
 * @param previewAction address to send it to with {@code preview=1}, which answers with this page
 * @param topics to choose from; may be empty
 * @param preview the text as it would appear, as clean HTML
 * @param similar pages that may answer the question already; looked for with the preview
 */
public record AskForm(
    Form form,
    String previewAction,
    List<Topic> topics,
    Optional<String> preview,
    List<FoundPage> similar)
    implements ServiceContent {
  /** Copies what it is given. */
  public AskForm {
    topics = List.copyOf(topics);
    similar = List.copyOf(similar);
  }

  /**
   * A topic to choose.
   *
   * @param slug what is sent
   * @param title what is shown
   */
  public record Topic(String slug, String title) implements ServicePage.Content {}

  @Override
  public String name() {
    return "ask";
  }

  @Override
  public Entries entries() {
    return form.entries();
  }
}

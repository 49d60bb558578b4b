package org.klartext.api.contribution;

import java.util.Optional;

/**
 * Where a contribution belongs.
 *
 * @param page id of the page it stands under; of a question its own
 * @param path of its file below the content folder
 * @param slug of a question's address; empty until it is public, and for replies
 * @param topic slug of a question's topic
 * @param lang language tag
 * @param replyTo id of the reply it answers
 */
public record Place(
    String page,
    String path,
    String slug,
    Optional<String> topic,
    String lang,
    Optional<String> replyTo) {

  /** The same with the address a question keeps. */
  public Place withSlug(String other) {
    return new Place(page, path, other, topic, lang, replyTo);
  }
}

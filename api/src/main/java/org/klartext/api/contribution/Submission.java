package org.klartext.api.contribution;

import java.util.Optional;

/**
 * What a visitor sends, valid by itself: within its limits, without control characters.
 *
 * @param kind what it is
 * @param page id of the page it belongs to; absent for a question
 * @param title of a question; empty for others
 * @param body Markdown
 * @param topic slug of the topic of a question
 * @param lang language tag
 * @param replyTo id of the reply it answers
 * @param contributor who sends it
 */
public record Submission(
    Kind kind,
    Optional<String> page,
    String title,
    String body,
    Optional<String> topic,
    String lang,
    Optional<String> replyTo,
    Contributor contributor) {}

package org.klartext.api.contribution;

import java.time.Instant;
import java.util.Optional;

/**
 * What a reader says against a public entry.
 *
 * @param id ULID
 * @param number for people
 * @param target id of the reply or question
 * @param page id of the page it stands on
 * @param reason one of {@link Reason}
 * @param text in the reader's words; may be empty
 * @param email never becomes public
 * @param at when it came
 * @param generation of its receipt's secret
 * @param closedAt when somebody was done with it
 * @param outcome what came of it: {@code removed} or {@code kept}
 */
public record Report(
    String id,
    String number,
    String target,
    String page,
    Reason reason,
    String text,
    Optional<String> email,
    Instant at,
    int generation,
    Optional<Instant> closedAt,
    Optional<String> outcome) {}

package org.klartext.api.contribution;

import java.time.Instant;
import java.util.Optional;

/**
 * One wording of a contribution; decisions name the one they saw.
 *
 * @param number 1 for the first
 * @param title of a question; empty for others
 * @param body Markdown
 * @param at when it arrived
 * @param by who wrote it: the contributor, or a moderator who edited it
 * @param substance of an answer: what it is worth
 */
public record Revision(
    int number, String title, String body, Instant at, Actor by, Optional<Substance> substance) {}

package org.klartext.api.identity;

import java.time.Instant;

/**
 * Something that somebody did to accounts or tokens.
 *
 * @param id ULID
 * @param at when
 * @param actor name of an account, {@code terminal} or {@code setup}
 * @param action such as {@code account-added}
 * @param subject the account or token it was done to
 */
public record AuditEntry(String id, Instant at, String actor, String action, String subject) {}

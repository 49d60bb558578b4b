package org.klartext.api.identity;

import java.time.Instant;

/**
 * Somebody who works here.
 *
 * @param name unique; small letters, digits, dots, hyphens
 * @param role what they are here for
 * @param enabled false if they may not sign in
 * @param created when the account was made
 */
public record Account(String name, Role role, boolean enabled, Instant created) {}

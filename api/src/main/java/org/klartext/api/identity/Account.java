package org.klartext.api.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who works here.
 *
 * @param name unique; small letters, digits, dots, hyphens
 * @param role what they are here for
 * @param expert slug of the profile, for those who answer questions
 * @param enabled false if they may not sign in
 * @param created when the account was made
 */
public record Account(
    String name, Role role, Optional<String> expert, boolean enabled, Instant created) {}

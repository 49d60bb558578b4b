package org.klartext.api.identity;

import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param identity who, and what they may do
 * @param csrf what their forms have to carry, so that no other site can send them
 * @param until when they have to sign in again
 */
public record Session(Identity identity, String csrf, Instant until) {}

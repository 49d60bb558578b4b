package org.klartext.api.moderation;

import java.time.Duration;
import java.util.Optional;

/**
 * How a submission came in.
 *
 * @param key by which the client marks repetitions
 * @param fingerprint of the whole request; the same for a repetition
 * @param sender keyed hash of the address
 * @param honeypot true if the field that nobody sees was filled
 * @param filledIn time between form and submission; absent without a form
 */
public record Sending(
    Optional<String> key,
    String fingerprint,
    String sender,
    boolean honeypot,
    Optional<Duration> filledIn) {}

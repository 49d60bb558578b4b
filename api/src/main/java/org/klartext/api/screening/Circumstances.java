package org.klartext.api.screening;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a submission besides its text.
 *
 * @param honeypotFilled true if the field that people do not see has content
 * @param filledIn time between the form and the submission; absent if there was no form
 * @param sameTextBefore how many submissions with the same {@link Arrival#fingerprint} came within
 *     the last 24 hours
 * @param expertNames names of the published experts
 * @param publishesComments true if the site wants comments to be public at once
 */
public record Circumstances(
    boolean honeypotFilled,
    Optional<Duration> filledIn,
    int sameTextBefore,
    Set<String> expertNames,
    boolean publishesComments) {
  /** Copies the names. */
  public Circumstances {
    expertNames = Set.copyOf(expertNames);
  }
}

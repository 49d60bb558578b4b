package org.klartext.api.contribution;

import java.util.Optional;

/**
 * Who sends a contribution, by their own word.
 *
 * @param name becomes public; may be a pseudonym; empty for none
 * @param email never becomes public
 * @param website http or https address; becomes public
 */
public record Contributor(String name, Optional<String> email, Optional<String> website) {
  /** Nobody that is known. */
  public static final Contributor UNKNOWN = new Contributor("", Optional.empty(), Optional.empty());
}

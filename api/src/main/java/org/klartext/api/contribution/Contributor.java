package org.klartext.api.contribution;

import java.util.Optional;

/**
 * Who sends a contribution: visitors by their own word, experts by their account.
 *
 * @param name becomes public; may be a pseudonym; empty for none, and for experts
 * @param email never becomes public
 * @param website http or https address; becomes public
 * @param expert slug of the profile with which an expert signs
 */
public record Contributor(
    String name, Optional<String> email, Optional<String> website, Optional<String> expert) {
  /** Nobody that is known. */
  public static final Contributor UNKNOWN = new Contributor("", Optional.empty(), Optional.empty());

  /** A visitor. */
  public Contributor(String name, Optional<String> email, Optional<String> website) {
    this(name, email, website, Optional.empty());
  }

  /** Somebody of the house. */
  public static Contributor ofTheHouse(String expert) {
    return new Contributor("", Optional.empty(), Optional.empty(), Optional.of(expert));
  }
}

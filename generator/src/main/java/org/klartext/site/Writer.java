package org.klartext.site;

import java.util.Optional;

/** Who wrote a question or a reply. */
public sealed interface Writer {
  /**
   * Somebody from outside.
   *
   * @param name as given; may be a pseudonym; empty for somebody without a name
   * @param website http or https address
   */
  record Visitor(String name, Optional<String> website) implements Writer {}

  /**
   * Somebody from the house.
   *
   * @param expert slug of the profile
   */
  record Staff(String expert) implements Writer {}
}

package org.klartext.api.command;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a command finds where it is started.
 *
 * @param clock tells when it is
 * @param random cannot be guessed
 * @param variables of the environment, see {@link org.klartext.api.config.Variables}
 * @param passwords reads what must not be seen
 * @param typed reads what somebody types
 */
public record Surroundings(
    InstantSource clock,
    RandomGenerator random,
    Map<String, String> variables,
    PasswordInput passwords,
    Supplier<TypedInput> typed) {
  /** Copies what it is given. */
  public Surroundings {
    variables = Map.copyOf(variables);
  }
}

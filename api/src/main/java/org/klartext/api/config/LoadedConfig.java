package org.klartext.api.config;

import java.util.List;

/**
 * What is in force, and how that came.
 *
 * @param config what is in force
 * @param choices the same for each setting, in the order of {@link Settings#ALL}
 * @param warnings sentences on what may not be meant so
 */
public record LoadedConfig(Config config, List<Choice> choices, List<String> warnings) {
  /** Copies what it is given. */
  public LoadedConfig {
    choices = List.copyOf(choices);
    warnings = List.copyOf(warnings);
  }
}

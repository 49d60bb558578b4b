package org.klartext.api.config;

import java.util.List;

/** Something is set to what it cannot be; the message has a line for each such thing. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With sentences for people.
   *
   * @param problems what is wrong, where, and how to mend it
   */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
  }
}

package org.klartext.api.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What is logged at all. */
public final class Log {
  private Log() {}

  /**
   * Logs nothing in this process, and does not load what would. To be called before anything asks
   * for a logger: a command that is over in a moment says itself what there is to say.
   */
  public static void off() {
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
  }

  /** Logs what is at least as grave; of the libraries no more than warnings. */
  public static void from(LogLevel level) {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.valueOf(level.name()));
    }
  }
}

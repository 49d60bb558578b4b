package org.klartext.api.config;

/** How much is written to the log. */
public enum LogLevel {
  /** Only what somebody has to look at now. */
  ERROR,
  /** Also what somebody should look at. */
  WARN,
  /** Also what happens in general. */
  INFO,
  /** Also what helps to find a fault. */
  DEBUG,
  /** Everything. */
  TRACE
}

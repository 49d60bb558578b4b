package org.klartext.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as people type them. */
final class Instants {
  private Instants() {}

  /** An instant with a zone, or the start of a day in UTC. */
  static Instant parse(String text) {
    return text.length() == "2026-12-24".length()
        ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
        : OffsetDateTime.parse(text).toInstant();
  }
}

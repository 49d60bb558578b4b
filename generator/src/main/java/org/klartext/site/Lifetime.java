package org.klartext.site;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a page is to be seen.
 *
 * @param date from when; also the date shown
 * @param updated of the last change worth telling
 * @param expires from when it is gone
 * @param draft not yet to be published at all
 */
public record Lifetime(
    Optional<Instant> date, Optional<Instant> updated, Optional<Instant> expires, boolean draft) {

  /** True if a page with these dates is published at an instant. */
  public boolean includes(Instant instant) {
    return !draft
        && date.filter(instant::isBefore).isEmpty()
        && expires.filter(end -> !instant.isBefore(end)).isEmpty();
  }

  /** The instants at which the page appears or goes. */
  public Stream<Instant> changes() {
    return Stream.concat(date.stream(), expires.stream());
  }
}

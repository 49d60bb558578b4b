package org.klartext.api.contribution;

import java.time.Instant;

/**
 * What a visitor sent, from its arrival to its end.
 *
 * @param id names its file: 12 base32 characters for a question, a ULID for a reply
 * @param number for people, such as {@code K7M3-9Q2X}
 * @param kind what it is
 * @param place where it belongs
 * @param contributor who sent it
 * @param standing where it stands
 * @param verdict what screening said
 * @param arrived when it came
 * @param generation of the receipt's secret; a new one revokes the old
 * @param reports how many of readers' reports are open
 */
public record Contribution(
    String id,
    String number,
    Kind kind,
    Place place,
    Contributor contributor,
    Standing standing,
    Verdict verdict,
    Instant arrived,
    int generation,
    int reports) {

  /** What a decision has to name: {@code revision.version}. */
  public String tag() {
    return standing.revision() + "." + standing.version();
  }

  /** Where it stands. */
  public State state() {
    return standing.state();
  }

  /** The same, standing elsewhere. */
  public Contribution with(Standing other) {
    return new Contribution(
        id, number, kind, place, contributor, other, verdict, arrived, generation, reports);
  }

  /** The same with the address a question keeps. */
  public Contribution withSlug(String slug) {
    return new Contribution(
        id,
        number,
        kind,
        place.withSlug(slug),
        contributor,
        standing,
        verdict,
        arrived,
        generation,
        reports);
  }
}

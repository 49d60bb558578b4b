package org.klartext.api.contribution;

import java.time.Instant;
import java.util.Optional;

/**
 * What a visitor sent, from its arrival to its end.
 *
 * @param id names its file: 12 base32 characters for a question, a ULID for a reply
 * @param number for people, such as {@code K7M3-9Q2X}
 * @param kind what it is
 * @param page id of the page it belongs to; of a question its own
 * @param path of its file below the content folder
 * @param topic slug of a question's topic
 * @param lang language tag
 * @param replyTo id of the reply it answers
 * @param contributor who sent it
 * @param state where it stands
 * @param revision number of the newest wording
 * @param published number of the public wording; 0 for none
 * @param waiting true if a decision on the newest wording is due
 * @param verdict what screening said
 * @param arrived when it came
 * @param publishedAt when it first became public
 * @param removal why it was refused or taken away
 * @param word to the contributor about the last decision; empty for none
 * @param generation of the receipt's secret; a new one revokes the old
 * @param version changes with every change of the contribution
 */
public record Contribution(
    String id,
    String number,
    Kind kind,
    String page,
    String path,
    Optional<String> topic,
    String lang,
    Optional<String> replyTo,
    Contributor contributor,
    State state,
    int revision,
    int published,
    boolean waiting,
    Verdict verdict,
    Instant arrived,
    Optional<Instant> publishedAt,
    Optional<Removal> removal,
    String word,
    int generation,
    long version) {

  /**
   * Why and when a contribution was refused or taken away.
   *
   * @param reason one of {@link Reason}, {@code withdrawn} or {@code erased}
   * @param duplicateOf id of the page or reply it repeats
   * @param at when
   */
  public record Removal(String reason, Optional<String> duplicateOf, Instant at) {}

  /** What a decision has to name: {@code revision.version}. */
  public String tag() {
    return revision + "." + version;
  }
}

package org.klartext.api.contribution;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Who is responsible for a question, and until when. Every question has one from its arrival; one
 * that is taken for spam, from its release.
 *
 * @param question id of the question
 * @param owner slug of the expert
 * @param due until when an answer is promised
 * @param status whether somebody waits for an answer
 */
public record Assignment(String question, String owner, Instant due, Status status) {
  /**
   * Refuses what nobody is responsible for.
   *
   * @throws IllegalArgumentException if there is no owner
   */
  public Assignment {
    if (owner.isBlank()) {
      throw new IllegalArgumentException("A question without an owner");
    }
  }

  /** Whether somebody waits for an answer. */
  public enum Status {
    /** The promise runs. */
    OPEN,
    /** There is an answer. */
    ANSWERED,
    /** It is over with the question. */
    CLOSED;

    /** The name in the database. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name. */
    public static Status of(String key) {
      return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }
  }
}

package org.klartext.site;

import java.time.Instant;
import java.util.Optional;

/**
 * What {@code _state.yaml} says of a question.
 *
 * @param status where it stands
 * @param owner slug of the expert responsible for it
 * @param due until when an answer is promised
 * @param overdueSince when the promise was broken
 * @param accepted id of the answer that helped
 */
public record QuestionState(
    Status status,
    Optional<String> owner,
    Optional<Instant> due,
    Optional<Instant> overdueSince,
    Optional<String> accepted) {
  /** Of a question without a state file. */
  public static final QuestionState NEW =
      new QuestionState(
          Status.OPEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The same as of an instant: an open question whose time is up is overdue since then.
   *
   * @param instant as of when
   */
  public QuestionState at(Instant instant) {
    boolean isOverdue =
        status == Status.OPEN
            && overdueSince.isEmpty()
            && due.filter(it -> !instant.isBefore(it)).isPresent();
    return isOverdue ? new QuestionState(status, owner, due, due, accepted) : this;
  }

  /** Where a question stands. */
  public enum Status {
    /** Waits for an answer. */
    OPEN,
    /** Has one. */
    ANSWERED,
    /** Takes no more answers. */
    CLOSED
  }
}

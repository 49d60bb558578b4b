package org.klartext.site;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code _state.yaml} says of a question.
 *
 * @param status where it stands
 * @param owner slug of the expert responsible for it
 * @param due until when an answer is promised
 * @param overdueSince when the promise was broken; never of a question whose clock rests
 * @param accepted id of the answer that helped
 * @param reopened when the asker last said that the answers did not help
 * @param handedOver how often it was passed to another expert
 * @param faq id of the page it was promoted to
 * @param duplicateOf id of the page that answers it, if it was closed for that reason
 */
public record QuestionState(
    Status status,
    Optional<String> owner,
    Optional<Instant> due,
    Optional<Instant> overdueSince,
    Optional<String> accepted,
    Optional<Instant> reopened,
    int handedOver,
    Optional<PageId> faq,
    Optional<PageId> duplicateOf) {
  /** Of a question without a state file. */
  public static final QuestionState NEW =
      new QuestionState(
          Status.OPEN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty());

  /** Refuses a negative count; who has asked back breaks no promise. */
  public QuestionState {
    if (handedOver < 0) {
      throw new IllegalArgumentException("Handed over " + handedOver + " times");
    }
    overdueSince = status == Status.ASKED_BACK ? Optional.empty() : overdueSince;
  }

  /**
   * The same as of an instant: an open question whose time is up is overdue since then.
   *
   * @param instant as of when
   */
  public QuestionState at(Instant instant) {
    boolean isOverdue =
        overdueSince.isEmpty() && fallsDue().filter(it -> !instant.isBefore(it)).isPresent();
    return isOverdue
        ? new QuestionState(
            status, owner, due, due, accepted, reopened, handedOver, faq, duplicateOf)
        : this;
  }

  /** When time alone makes it overdue; only while somebody waits for the house. */
  public Optional<Instant> fallsDue() {
    return status == Status.OPEN ? due : Optional.empty();
  }

  /** The page that answers it, if that is why it was closed. */
  public Optional<PageId> closedFor() {
    return status == Status.CLOSED ? duplicateOf : Optional.empty();
  }

  /** Where a question stands. */
  public enum Status {
    /** Waits for an answer. */
    OPEN,
    /** Waits for its asker: the expert has asked back, and the clock rests. */
    ASKED_BACK,
    /** Has an answer. */
    ANSWERED,
    /** Takes no more answers. */
    CLOSED;

    /** The word for it in files, documents and templates. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True as long as nothing has answered it. */
    public boolean isOpen() {
      return this == OPEN || this == ASKED_BACK;
    }
  }
}

package org.klartext.api.contribution;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is responsible for a question, until when, and how far it has come. Every question has one
 * from its arrival; one that is taken for spam, from its release.
 *
 * @param question id of the question
 * @param owner slug of the expert
 * @param due until when an answer is promised
 * @param since when the promise was given; what was answered before does not keep it
 * @param status whether somebody waits for an answer
 * @param progress what has happened with it
 * @param claim who has taken it on for a while
 * @param escalation when it goes to another expert unless it is answered; absent: never
 * @param version changes with every change
 */
public record Assignment(
    String question,
    String owner,
    Instant due,
    Instant since,
    Status status,
    Progress progress,
    Optional<Claim> claim,
    Optional<Instant> escalation,
    long version) {
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
    /** An expert has asked back; the promise rests until there is more from the asker. */
    ASKED_BACK,
    /** There is an answer. */
    ANSWERED,
    /** It is over with the question. */
    CLOSED;

    /** The name in files and in the database. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status of that name, if there is one. */
    public static Optional<Status> of(String key) {
      return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
    }
  }

  /**
   * What has happened with a question.
   *
   * @param accepted id of the answer that helped, visible or not
   * @param reopened when the asker last said that the answers did not help
   * @param handedOver how often it went to another expert after it was public
   * @param faq id of the FAQ page it has become
   * @param duplicateOf id of the page that it was closed for
   */
  public record Progress(
      Optional<String> accepted,
      Optional<Instant> reopened,
      int handedOver,
      Optional<String> faq,
      Optional<String> duplicateOf) {
    /** Nothing. */
    public static final Progress NONE =
        new Progress(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());

    private Progress accepting(Optional<String> answer) {
      return new Progress(answer, reopened, handedOver, faq, duplicateOf);
    }

    private Progress reopened(Instant now) {
      return new Progress(accepted, Optional.of(now), handedOver, faq, duplicateOf);
    }

    private Progress counted() {
      return new Progress(accepted, reopened, handedOver + 1, faq, duplicateOf);
    }

    private Progress promoted(Optional<String> page) {
      return new Progress(accepted, reopened, handedOver, page, duplicateOf);
    }

    private Progress duplicating(Optional<String> page) {
      return new Progress(accepted, reopened, handedOver, faq, page);
    }
  }

  /**
   * A lease by which somebody takes a question on; the owner stays.
   *
   * @param expert slug of whoever takes it
   * @param until when it ends by itself
   */
  public record Claim(String expert, Instant until) {}

  /**
   * An answer that everybody can see.
   *
   * @param id of it
   * @param at when it became public
   * @param ofTheHouse true if an expert wrote it
   * @param substance what it is worth
   */
  public record Seen(String id, Instant at, boolean ofTheHouse, Substance substance) {
    private boolean asksBack() {
      return ofTheHouse && substance == Substance.ASKS_BACK;
    }
  }

  /** A question that has just got an owner. */
  public static Assignment given(String question, String owner, Instant due, Instant since) {
    return new Assignment(
        question,
        owner,
        due,
        since,
        Status.OPEN,
        Progress.NONE,
        Optional.empty(),
        Optional.of(due),
        1);
  }

  /**
   * The same as the answers have it that can be seen: only what is accepted, what passes the check
   * for simulated help, or a question back keeps the promise, and only if it came after the promise
   * was given.
   *
   * @param visible all answers that can be seen
   */
  public Assignment with(List<Seen> visible) {
    return with(status(visible));
  }

  private Status status(List<Seen> visible) {
    List<Seen> recent = visible.stream().filter(it -> !it.at().isBefore(since)).toList();
    if (progress.duplicateOf().isPresent()) {
      return Status.CLOSED;
    }
    boolean helped =
        visible.stream().anyMatch(it -> progress.accepted().equals(Optional.of(it.id())));
    if (helped || recent.stream().anyMatch(it -> it.substance() == Substance.PASSES)) {
      return Status.ANSWERED;
    }
    return recent.stream().anyMatch(Seen::asksBack) ? Status.ASKED_BACK : Status.OPEN;
  }

  /** An answer that is new was given after the promise, even if the clock was set back since. */
  public Assignment reachedBy(Seen answer) {
    Instant earlier = answer.at().isBefore(since) ? answer.at() : since;
    return new Assignment(
        question, owner, due, earlier, status, progress, claim, escalation, version);
  }

  /** The same with another status. */
  public Assignment with(Status other) {
    return new Assignment(question, owner, due, since, other, progress, claim, escalation, version);
  }

  /** The same with more having happened. */
  public Assignment with(Progress other) {
    return new Assignment(question, owner, due, since, status, other, claim, escalation, version);
  }

  /** The same taken on by somebody, or by nobody but the owner. */
  public Assignment claimed(Optional<Claim> other) {
    return new Assignment(
        question, owner, due, since, status, progress, other, escalation, version);
  }

  /**
   * The same with another owner; the promise stays, claims end.
   *
   * @param next when it goes on to another expert
   */
  public Assignment ownedBy(String expert, Optional<Instant> next) {
    return new Assignment(
        question, expert, due, since, status, progress, Optional.empty(), next, version);
  }

  /** The same, to be looked at again at an instant. */
  public Assignment escalatingAt(Instant next) {
    return new Assignment(
        question, owner, due, since, status, progress, claim, Optional.of(next), version);
  }

  /** The same with a new promise. */
  public Assignment promised(Instant now, Instant until) {
    return new Assignment(
        question,
        owner,
        until,
        now,
        Status.OPEN,
        progress,
        Optional.empty(),
        Optional.of(until),
        version);
  }

  /** An answer has helped. */
  public Assignment accepting(String answer) {
    return with(progress.accepting(Optional.of(answer))).with(Status.ANSWERED);
  }

  /** The answers did not help; the promise begins anew. */
  public Assignment reopened(Instant now, Instant until) {
    return with(progress.accepting(Optional.empty()).reopened(now).duplicating(Optional.empty()))
        .promised(now, until);
  }

  /** It went to another expert, and everybody may know. */
  public Assignment counted() {
    return with(progress.counted());
  }

  /** It has become an FAQ page. */
  public Assignment promoted(String page) {
    return with(progress.promoted(Optional.of(page)));
  }

  /** It was closed for a page that answers it, or is no longer. */
  public Assignment duplicating(Optional<String> page) {
    return with(progress.duplicating(page));
  }

  /** Who has taken it on at an instant. */
  public Optional<Claim> claimAt(Instant now) {
    return claim.filter(it -> now.isBefore(it.until()));
  }

  /** True if somebody waits for an answer, or if the house waits for more from the asker. */
  public boolean isOpen() {
    return status == Status.OPEN || status == Status.ASKED_BACK;
  }

  /** True if the promise was broken at an instant. */
  public boolean isOverdue(Instant now) {
    return status == Status.OPEN && !now.isBefore(due);
  }
}

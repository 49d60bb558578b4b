package org.klartext.api.moderation;

import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.klartext.api.assignment.Responsibility;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Claim;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Ids;
import org.klartext.api.moderation.QuestionSteps.Move;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.store.Assignments.Filter;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;

/** How questions go from one expert to another; none is ever without. */
public final class Ownership {
  /** How long a claim lasts that names no time. */
  public static final Duration USUAL_CLAIM = Duration.ofHours(2);

  /** How long a claim lasts at most. */
  public static final Duration LONGEST_CLAIM = Duration.ofHours(24);

  private static final int AT_ONCE = 100;
  private static final Actor ESCALATION = new Actor.Automation("escalation");
  private static final Actor ABSENCE = new Actor.Automation("absence");

  private final Database database;
  private final QuestionSteps questions;
  private final Steps steps;
  private final Owners owners;
  private final Supplier<Snapshot> snapshot;
  private final InstantSource clock;

  Ownership(
      Database database,
      QuestionSteps questions,
      Steps steps,
      Owners owners,
      Supplier<Snapshot> snapshot,
      InstantSource clock) {
    this.database = database;
    this.questions = questions;
    this.steps = steps;
    this.owners = owners;
    this.snapshot = snapshot;
    this.clock = clock;
  }

  /**
   * Puts it together without the rest of the workflow.
   *
   * @param database of the portal
   * @param publisher makes publications
   * @param snapshot what is public now
   * @param ids names what is new
   * @param clock tells when it is
   */
  public static Ownership of(
      Database database,
      Publisher publisher,
      Supplier<Snapshot> snapshot,
      Ids ids,
      InstantSource clock) {
    Steps steps = new Steps(database, publisher, ids, clock);
    Owners owners = new Owners(database, snapshot, clock);
    Course course = new Course(database, snapshot, owners);
    QuestionSteps questions =
        new QuestionSteps(database, publisher, steps, course, snapshot, clock);
    return new Ownership(database, questions, steps, owners, snapshot, clock);
  }

  /** A page of the questions that somebody waits for, the most urgent first. */
  public List<Assignment> list(Filter filter) {
    return database.query(tx -> tx.assignments().list(filter));
  }

  /**
   * Who is responsible for a question.
   *
   * @throws RefusedException if there is no such question, or if it is taken for spam
   */
  public Assignment of(String question) {
    return database
        .query(tx -> tx.assignments().find(question))
        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
  }

  /**
   * Passes a question to another expert; the promise stays. Without a reason it is only
   * distributed: that is for moderators, and only until everybody can see whose it is.
   *
   * @param version of the assignment as it was seen
   * @param expert slug of the new owner
   * @param reason for the house, never public; empty for none
   * @throws RefusedException if it has changed since, or if that cannot be
   */
  public Taken handOver(String question, long version, String expert, String reason, Staff by) {
    requireExpert(expert);
    return questions.take(
        question,
        (contribution, before) -> {
          if (before.version() != version) {
            throw new RefusedException(Code.STALE);
          }
          requireOpen(before);
          if (!by.mayPass(before, before.claimAt(clock.instant()))) {
            throw new RefusedException(Code.NOT_YOURS);
          }
          if (before.owner().equals(expert)) {
            throw new RefusedException(List.of(Refusal.of(Code.ALREADY_OWNER, "expert")));
          }
          boolean distributes = by.moderates() && !contribution.standing().hasFile();
          if (reason.isEmpty() && !distributes) {
            throw new RefusedException(List.of(Refusal.of(Code.REQUIRED, "reason")));
          }
          Assignment after = before.ownedBy(expert, next(contribution, before));
          return reason.isEmpty()
              ? Move.of(after, step(contribution, Action.ASSIGNED, by.actor(), expert))
              : Move.of(
                  after.counted(),
                  steps.decision(
                      contribution,
                      Action.HANDED_OVER,
                      by.actor(),
                      Optional.of(reason),
                      Optional.of(expert)));
        });
  }

  private void requireExpert(String slug) {
    if (!available().contains(slug)) {
      throw new RefusedException(List.of(Refusal.of(Code.UNKNOWN_EXPERT, "expert")));
    }
  }

  /** Those who have a profile and can sign in. */
  private Set<String> available() {
    Set<String> known = new HashSet<>(database.query(tx -> tx.accounts().enabledExperts()));
    known.retainAll(snapshot.get().expertSlugs());
    return known;
  }

  private static void requireOpen(Assignment assignment) {
    if (!assignment.isOpen()) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
  }

  /** Whoever gets an overdue question has as much time as the first had, before it goes on. */
  private Optional<Instant> next(Contribution question, Assignment before) {
    return before.isOverdue(clock.instant())
        ? Optional.of(owners.responsibility(question.place()).due())
        : before.escalation();
  }

  private Decision step(Contribution question, Action action, Actor by, String about) {
    return steps.decision(question, action, by, Optional.empty(), Optional.of(about));
  }

  /**
   * Takes a question on for a while; its owner stays. Whoever has it already gets more time.
   *
   * @param time how long, at most {@link #LONGEST_CLAIM}
   * @throws RefusedException if somebody else has it, or if nobody waits for an answer
   */
  public Taken claim(String question, Duration time, Staff by) {
    String expert = by.profile();
    return questions.take(
        question,
        (contribution, before) -> {
          requireOpen(before);
          Instant now = clock.instant();
          before
              .claimAt(now)
              .filter(it -> !it.expert().equals(expert))
              .ifPresent(it -> {
                throw claimed(it);
              });
          Claim claim = new Claim(expert, now.plus(time));
          return Move.of(
              before.claimed(Optional.of(claim)),
              step(contribution, Action.CLAIMED, by.actor(), expert));
        });
  }

  private static RefusedException claimed(Claim claim) {
    return new RefusedException(
        List.of(
            new Refusal(
                Code.CLAIMED,
                Optional.empty(),
                List.of(claim.expert(), claim.until().toString()))));
  }

  /**
   * Gives a question back to its owner before the claim ends by itself.
   *
   * @throws RefusedException if nobody has it, or somebody else
   */
  public Taken release(String question, Staff by) {
    return questions.take(
        question,
        (contribution, before) -> {
          Claim claim =
              before
                  .claimAt(clock.instant())
                  .orElseThrow(() -> new RefusedException(Code.NOT_POSSIBLE));
          if (!by.moderates() && !by.expert().equals(Optional.of(claim.expert()))) {
            throw claimed(claim);
          }
          return Move.of(
              before.claimed(Optional.empty()),
              step(contribution, Action.RELEASED, by.actor(), claim.expert()));
        });
  }

  /**
   * Gives questions whose promise was broken to the next expert of their topic, and brings those
   * that nobody has decided on to the top of the queue.
   *
   * @return true if something has changed in the tree
   */
  public boolean escalate() {
    Instant now = clock.instant();
    boolean changed = false;
    for (Assignment due : database.query(tx -> tx.assignments().escalating(now, AT_ONCE))) {
      Taken taken = questions.take(due.question(), (it, before) -> escalation(it, before, now));
      changed |= !taken.publications().isEmpty();
    }
    return changed;
  }

  private Move escalation(Contribution question, Assignment before, Instant now) {
    if (!before.isOverdue(now)) {
      return Move.quietly(before.escalatingAt(before.due())); // somebody was faster
    }
    return before
        .claimAt(now)
        .map(it -> Move.quietly(before.escalatingAt(it.until()))) // somebody works on it
        .orElseGet(() -> escalation(question, before))
        .and(tx -> tx.queue().hurry(question.id()));
  }

  private Move escalation(Contribution question, Assignment before) {
    Responsibility responsibility = owners.responsibility(question.place());
    Instant later = responsibility.due();
    return responsibility
        .next(before.owner(), available())
        .map(it ->
            Move.of(
                before.ownedBy(it, Optional.of(later)).counted(),
                step(question, Action.ESCALATED, ESCALATION, it)))
        .orElseGet(() -> Move.quietly(before.escalatingAt(later)));
  }

  /**
   * Gives the questions of experts who are gone to others: of those whose account was disabled, and
   * of those whose profile is no longer in the tree.
   *
   * @return true if something has changed
   */
  public boolean replaceAbsent() {
    Set<String> profiles = snapshot.get().expertSlugs();
    Set<String> available = available();
    List<String> absent =
        database.query(tx -> tx.assignments().owners()).stream()
            .filter(it -> !available.contains(it))
            .filter(it -> !available.isEmpty() || !profiles.contains(it))
            .toList();
    boolean changed = false;
    for (String owner : absent) {
      changed |= questions.takeAll(owner, () -> departure(owner), _ -> {}) > 0;
    }
    return changed;
  }

  /**
   * Gives all questions of an expert who goes to others, in the same transaction in which that
   * happens.
   *
   * @param expert slug of the profile
   * @param leaving what makes them go
   * @return how many questions others have now
   */
  public int leave(String expert, Consumer<Transaction> leaving) {
    return questions.takeAll(expert, () -> departure(expert), leaving);
  }

  private List<Move> departure(String owner) {
    Set<String> others = new HashSet<>(available());
    others.remove(owner);
    Map<String, Integer> open = new HashMap<>(database.query(tx -> tx.assignments().open()));
    List<Move> moves = new ArrayList<>();
    for (Assignment before : database.query(tx -> tx.assignments().of(owner))) {
      Contribution question = steps.find(before.question());
      owners
          .responsibility(question.place())
          .owner(others, open)
          .filter(it -> !it.equals(owner))
          .ifPresent(it -> {
            open.merge(it, 1, Integer::sum);
            moves.add(
                Move.of(
                    before.ownedBy(it, next(question, before)).counted(),
                    step(question, Action.HANDED_OVER, ABSENCE, it)));
          });
    }
    return moves;
  }
}

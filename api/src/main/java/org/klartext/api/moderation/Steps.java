package org.klartext.api.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Publication;
import org.klartext.api.contribution.State;
import org.klartext.api.moderation.Refusal.Code;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.StaleTreeException;
import org.klartext.api.store.Database;
import org.klartext.api.store.Decisions;
import org.klartext.api.store.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes steps: decision, new standing, audit row and publications in one transaction, or nothing of
 * it. What others change meanwhile makes it look again.
 */
final class Steps {
  private static final int ATTEMPTS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  private final Database database;
  private final Publisher publisher;
  private final Ids ids;
  private final InstantSource clock;

  Steps(Database database, Publisher publisher, Ids ids, InstantSource clock) {
    this.database = database;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes one step.
   *
   * @param id of the contribution
   * @param plan works the step out, from how the contribution stands; may be asked several times
   * @throws RefusedException if there is no such contribution, or if the plan refuses
   */
  Taken take(String id, Function<Contribution, Step> plan) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Contribution before = find(id);
      Step step = plan.apply(before);
      List<Publication> publications = publisher.prepare(Optional.of(id), step.changes());
      try {
        database.transact(tx -> {
          write(tx, before, step, publications);
          return true;
        });
        return new Taken(step.after(), publications.stream().map(Publication::id).toList());
      } catch (OvertakenException | StaleTreeException e) {
        LOG.debug("Others were faster with {}: {}", id, e.getMessage());
      }
    }
    throw new RefusedException(Code.STALE);
  }

  Contribution find(String id) {
    return database
        .query(tx -> tx.contributions().find(id))
        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
  }

  private void write(
      Transaction tx, Contribution before, Step step, List<Publication> publications) {
    if (!tx.contributions().update(step.after(), before.standing().version())) {
      throw new OvertakenException();
    }
    String id = before.id();
    follow(tx, before, step.after());
    step.wording().ifPresent(it -> tx.contributions().add(id, it));
    tx.decisions().add(step.decision());
    step.undoUntil()
        .ifPresentOrElse(
            until ->
                tx.decisions()
                    .remember(
                        id, new Decisions.Undo(step.decision().id(), before.standing(), until)),
            () -> tx.decisions().forget(id));
    step.more().accept(tx);
    publisher.add(tx, publications, clock.instant());
  }

  /** Nobody waits for an answer to a question that is gone; to one that comes back, they do. */
  private static void follow(Transaction tx, Contribution before, Contribution after) {
    boolean isGone = isGone(after);
    if (after.kind() == Kind.QUESTION && isGone(before) != isGone) {
      if (isGone) {
        tx.assignments().close(after.id());
      } else {
        boolean answered = !tx.contributions().publicAnswers(after.id()).isEmpty();
        tx.assignments().restore(after.id(), answered ? Status.ANSWERED : Status.OPEN);
      }
    }
    if (after.kind() == Kind.QUESTION && after.state() == State.QUARANTINED) {
      tx.assignments().remove(after.id());
    }
  }

  private static boolean isGone(Contribution question) {
    return !question.state().isWaiting() && question.state() != State.PUBLISHED;
  }

  /** What is gone need not be looked at. */
  void closeReports(Transaction tx, String id) {
    tx.reports().close(id, "removed", clock.instant());
    tx.contributions().setReports(id, 0);
  }

  /** A decision on the newest wording. */
  Decision decision(Contribution on, Decision.Action action, Actor by) {
    return decision(on, action, by, Optional.empty(), Optional.empty());
  }

  Decision decision(
      Contribution on,
      Decision.Action action,
      Actor by,
      Optional<String> reason,
      Optional<String> duplicateOf) {
    Instant now = clock.instant();
    int revision = on.standing().revision();
    return new Decision(ids.ulid(), on.id(), revision, action, reason, duplicateOf, by, now);
  }
}

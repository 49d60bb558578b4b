package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Publication;
import org.klartext.api.entrance.Refusal.Code;
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
    return persist(
        id,
        () -> {
          Contribution before = find(id);
          Step step = plan.apply(before);
          List<Publication> publications = publisher.prepare(Optional.of(id), step.changes());
          database.transact(tx -> {
            write(tx, before, step, publications);
            return true;
          });
          return new Taken(step.after(), publications.stream().map(Publication::id).toList());
        });
  }

  /**
   * Tries until nobody else is faster.
   *
   * @param name of what is done, for the log
   * @param attempt reads, works out and writes; may be made several times
   * @throws RefusedException if others are faster again and again
   */
  <T> T persist(String name, Supplier<T> attempt) {
    for (int times = 0; times < ATTEMPTS; times++) {
      try {
        return attempt.get();
      } catch (OvertakenException | StaleTreeException e) {
        LOG.debug("Others were faster with {}: {}", name, e.getMessage());
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
    step.turn().ifPresent(it -> it.begin(tx));
    if (!tx.contributions().update(step.after(), before.standing().version())) {
      throw new OvertakenException();
    }
    step.turn().ifPresent(it -> it.end(tx));
    String id = before.id();
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
      Optional<String> about) {
    Instant now = clock.instant();
    int revision = on.standing().revision();
    return new Decision(ids.ulid(), on.id(), revision, action, reason, about, by, now);
  }
}

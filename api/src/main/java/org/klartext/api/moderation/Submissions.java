package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.api.assignment.Responsibility;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Place;
import org.klartext.api.contribution.Publication;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.contribution.Submission;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.StaleTreeException;
import org.klartext.api.publishing.TreePaths;
import org.klartext.api.screening.Arrival;
import org.klartext.api.screening.Circumstances;
import org.klartext.api.screening.Screening;
import org.klartext.api.store.Database;
import org.klartext.site.SiteConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what visitors send: repetitions, screening, then one transaction. */
public final class Submissions {
  private static final Duration REPEATED = Duration.ofHours(24);
  private static final int ATTEMPTS = 10;

  /** Screening makes no difference between more. */
  private static final int OFTEN = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

  private final Database database;
  private final Publisher publisher;
  private final Screening screening;
  private final Owners owners;
  private final TreeChanges tree;
  private final Worth worth;
  private final Supplier<Snapshot> snapshot;
  private final Ids ids;
  private final InstantSource clock;

  Submissions(
      Database database,
      Publisher publisher,
      Screening screening,
      Owners owners,
      TreeChanges tree,
      Worth worth,
      Supplier<Snapshot> snapshot,
      Ids ids,
      InstantSource clock) {
    this.database = database;
    this.publisher = publisher;
    this.screening = screening;
    this.owners = owners;
    this.tree = tree;
    this.worth = worth;
    this.snapshot = snapshot;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes a submission.
   *
   * @return the contribution it has become, which is on the disk; for a repetition the first one
   * @throws RefusedException if the same key came with another request
   */
  public Taken submit(Submission submission, Sending sending) {
    Arrival arrival = Arrival.of(submission);
    String print = arrival.fingerprint();
    int before = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Verdict verdict = screening.screen(arrival, circumstances(sending, before));
      try {
        switch (submit(submission, sending, new Look(print, before, verdict))) {
          case Outcome.Stored(Taken taken) -> {
            return taken;
          }
          case Outcome.Repeats(int times) -> before = times;
        }
      } catch (StaleTreeException e) {
        LOG.debug("Others have published under the same page meanwhile: {}", e.getMessage());
      }
    }
    throw new RefusedException(Code.STALE);
  }

  /**
   * How a submission was looked at.
   *
   * @param print of its text
   * @param before how often the text was taken to have come before
   * @param verdict of the screening
   */
  private record Look(String print, int before, Verdict verdict) {
    /** True if another number would have led to another verdict. */
    private boolean isWrong(int times) {
      return Math.min(times, OFTEN) != Math.min(before, OFTEN);
    }
  }

  /** What has become of a submission. */
  private sealed interface Outcome {
    /** It is on the disk. */
    record Stored(Taken taken) implements Outcome {}

    /** Nothing has happened; it has to be screened as a text that has come before. */
    record Repeats(int times) implements Outcome {}
  }

  private Circumstances circumstances(Sending sending, int before) {
    return new Circumstances(
        sending.honeypot(),
        sending.filledIn(),
        before,
        snapshot.get().expertNames(),
        publishesComments());
  }

  private boolean publishesComments() {
    return snapshot.get().site().config().dialogue().moderation() == SiteConfig.Moderation.AFTER;
  }

  private Outcome submit(Submission submission, Sending sending, Look look) {
    Verdict verdict = look.verdict();
    Contribution arrived = contribution(submission, verdict);
    Revision wording =
        new Revision(
            1,
            submission.title(),
            submission.body(),
            arrived.arrived(),
            new Actor.Contributor(),
            worth.of(arrived, submission.body()));
    boolean publish = verdict.outcome() == Verdict.Outcome.PUBLISH;
    Contribution after =
        publish ? arrived.with(arrived.standing().published(arrived.arrived())) : arrived;
    Optional<Responsibility> responsibility =
        arrived.kind() == Kind.QUESTION && arrived.state() == State.HELD
            ? Optional.of(owners.responsibility(arrived.place()))
            : Optional.empty();
    List<Publication> publications =
        publish
            ? publisher.prepare(
                Optional.of(arrived.id()), tree.of(arrived, after, Optional.of(wording)).changes())
            : List.of();
    return database.transact(tx -> {
      int times = tx.contributions().countSame(look.print(), arrived.arrived().minus(REPEATED));
      if (look.isWrong(times)) {
        return new Outcome.Repeats(times);
      }
      Optional<Contribution> first = Repeats.of(tx, sending, after.id(), clock.instant());
      if (first.isPresent()) {
        return new Outcome.Stored(new Taken(first.get(), List.of()));
      }
      responsibility.ifPresent(it -> tx.assignments().add(owners.choose(tx, after.id(), it)));
      tx.contributions().add(after, wording, sending.sender(), look.print());
      if (publish) {
        Actor by = new Actor.Screening(verdict.rule());
        tx.decisions().add(approval(arrived, by));
        publisher.add(tx, publications, arrived.arrived());
      }
      return new Outcome.Stored(
          new Taken(after, publications.stream().map(Publication::id).toList()));
    });
  }

  private Contribution contribution(Submission submission, Verdict verdict) {
    Instant now = clock.instant();
    String id = submission.kind() == Kind.QUESTION ? ids.question() : ids.ulid();
    State state = verdict.outcome() == Verdict.Outcome.QUARANTINE ? State.QUARANTINED : State.HELD;
    return new Contribution(
        id,
        ids.number(),
        submission.kind(),
        place(submission, id, now),
        submission.contributor(),
        Standing.arrived(state),
        verdict,
        now,
        1,
        0);
  }

  private Place place(Submission submission, String id, Instant now) {
    Snapshot current = snapshot.get();
    String path =
        submission
            .page()
            .map(page ->
                current
                    .page(page)
                    .map(it -> TreePaths.reply(it.meta().source().path(), id))
                    .orElseThrow(() -> new RefusedException(Code.NOT_FOUND)))
            .orElseGet(() -> TreePaths.question(current.site(), submission.lang(), id, now));
    return new Place(
        submission.page().orElse(id),
        path,
        "",
        submission.topic(),
        submission.lang(),
        submission.replyTo());
  }

  private Decision approval(Contribution on, Actor by) {
    return new Decision(
        ids.ulid(),
        on.id(),
        1,
        Decision.Action.APPROVED,
        Optional.empty(),
        Optional.empty(),
        by,
        on.arrived());
  }
}

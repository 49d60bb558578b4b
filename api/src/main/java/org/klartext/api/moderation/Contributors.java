package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.contribution.Submission;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.screening.Arrival;
import org.klartext.api.screening.Circumstances;
import org.klartext.api.screening.Screening;

/** What a contributor may do with the receipt. */
public final class Contributors {
  private static final Actor CONTRIBUTOR = new Actor.Contributor();

  private final Steps steps;
  private final Moderation moderation;
  private final Screening screening;
  private final TreeChanges tree;
  private final Duplicates duplicates;
  private final Supplier<Snapshot> snapshot;
  private final InstantSource clock;

  Contributors(
      Steps steps,
      Moderation moderation,
      Screening screening,
      TreeChanges tree,
      Duplicates duplicates,
      Supplier<Snapshot> snapshot,
      InstantSource clock) {
    this.steps = steps;
    this.moderation = moderation;
    this.screening = screening;
    this.tree = tree;
    this.duplicates = duplicates;
    this.snapshot = snapshot;
    this.clock = clock;
  }

  /**
   * Until when a contribution can be changed; empty if it cannot, the far future while it waits.
   */
  public Optional<Instant> editableUntil(Contribution contribution) {
    return switch (contribution.state()) {
      case HELD, QUARANTINED -> Optional.of(Instant.MAX);
      case PUBLISHED ->
          contribution
              .standing()
              .publishedAt()
              .map(it -> it.plus(window()))
              .filter(until -> clock.instant().isBefore(until));
      case REJECTED, REMOVED, WITHDRAWN, ERASED -> Optional.empty();
    };
  }

  private Duration window() {
    return snapshot.get().site().config().dialogue().editWindow();
  }

  /**
   * Gives a contribution a new wording, which is screened and waits; what is public stays until
   * then.
   *
   * @param tag of the contribution as it was seen
   * @throws RefusedException if it has changed since, or if it is too late
   */
  public Taken edit(String id, String tag, String title, String body) {
    return steps.take(
        id,
        before -> {
          if (!before.tag().equals(tag)) {
            throw new RefusedException(Code.STALE);
          }
          if (editableUntil(before).isEmpty()) {
            throw new RefusedException(Code.EDIT_WINDOW_OVER);
          }
          Arrival arrival = Arrival.of(submission(before, title, body));
          Verdict verdict = screening.screen(arrival, plain());
          String print = arrival.fingerprint();
          return moderation
              .reword(before, title, body, CONTRIBUTOR)
              .and(tx -> tx.contributions().screened(id, verdict, print));
        });
  }

  private static Submission submission(Contribution of, String title, String body) {
    return new Submission(
        of.kind(),
        Optional.of(of.place().page()),
        title,
        body,
        of.place().topic(),
        of.place().lang(),
        of.place().replyTo(),
        of.contributor());
  }

  /** An edit always waits for a person. */
  private static Circumstances plain() {
    return new Circumstances(false, Optional.empty(), 0, Set.of(), false);
  }

  /**
   * Takes a contribution back; where it was public, a marker stays.
   *
   * @throws RefusedException if it is over with it already
   */
  public Taken withdraw(String id) {
    return steps.take(
        id,
        before -> {
          if (before.state().isOver()) {
            throw new RefusedException(Code.NOT_POSSIBLE);
          }
          Step step = end(before, State.WITHDRAWN, Action.WITHDRAWN, CONTRIBUTOR);
          return step.with(tree.of(before, step.after(), Optional.empty()));
        });
  }

  /** The page that a question was joined with repeats its title. */
  private List<Change> forgotten(Contribution question) {
    return duplicates.of(question).map(it -> duplicates.leave(question, it)).orElse(List.of());
  }

  private Step end(Contribution before, State state, Action action, Actor by) {
    Standing.Removal removal = new Standing.Removal(state.key(), Optional.empty(), clock.instant());
    Contribution after = before.with(before.standing().ended(state, removal, ""));
    return Step.of(after, steps.decision(before, action, by))
        .and(tx -> steps.closeReports(tx, before.id()));
  }

  /**
   * Erases a contribution: text, name, addresses, everywhere; overrides edits by hand. Where it was
   * public, a marker without a name stays, so that what others said to it can be understood.
   *
   * @param by whoever wants it
   * @throws RefusedException if that has been done already
   */
  public Taken erase(String id, Actor by) {
    return steps.take(
        id,
        before -> {
          if (before.state() == State.ERASED) {
            throw new RefusedException(Code.NOT_POSSIBLE);
          }
          Step step = end(before, State.ERASED, Action.ERASED, by);
          Contribution after = step.after().withSlug(""); // it repeats the title
          List<String> paths = tree.paths(before);
          return Step.of(after, step.decision())
              .and(step.more())
              .and(tx -> {
                tx.contributions().erase(id);
                paths.forEach(tx.publications()::erase);
              })
              .with(tree.erasure(before, after))
              .with(forgotten(before));
        });
  }
}

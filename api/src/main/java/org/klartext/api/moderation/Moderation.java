package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Reason;
import org.klartext.api.contribution.Report;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.store.ModerationQueue.Filter;
import org.klartext.api.store.ModerationQueue.Queued;
import org.klartext.api.store.Database;
import org.klartext.api.store.Decisions.Undo;
import org.klartext.site.Slug;

/** What moderators do: look at the queue, decide, edit, undo, close reports. */
public final class Moderation {
  /** How long a decision can be undone. */
  public static final Duration UNDO = Duration.ofSeconds(30);

  private final Database database;
  private final Steps steps;
  private final TreeChanges tree;
  private final Worth worth;
  private final Duplicates duplicates;
  private final InstantSource clock;

  Moderation(
      Database database,
      Steps steps,
      TreeChanges tree,
      Worth worth,
      Duplicates duplicates,
      InstantSource clock) {
    this.database = database;
    this.steps = steps;
    this.tree = tree;
    this.worth = worth;
    this.duplicates = duplicates;
    this.clock = clock;
  }

  /** A page of the queue, oldest first. */
  public List<Queued> queue(Filter filter) {
    return database.query(tx -> tx.queue().list(filter));
  }

  /**
   * All that is known of a contribution.
   *
   * @param contribution itself
   * @param revisions all wordings, oldest first
   * @param decisions what was done, oldest first
   * @param reports of readers, oldest first
   * @param assignment who is responsible, for a question that is not taken for spam
   * @param undoUntil until when the last decision can be undone
   */
  public record Dossier(
      Contribution contribution,
      List<Revision> revisions,
      List<Decision> decisions,
      List<Report> reports,
      Optional<Assignment> assignment,
      Optional<Instant> undoUntil) {
    /** Copies what it is given. */
    public Dossier {
      revisions = List.copyOf(revisions);
      decisions = List.copyOf(decisions);
      reports = List.copyOf(reports);
    }

    /** The wording of a number. */
    public Optional<Revision> revision(int number) {
      return revisions.stream().filter(it -> it.number() == number).findFirst();
    }

    /** The newest wording. */
    public Revision newest() {
      return revisions.getLast();
    }
  }

  /**
   * All that is known of a contribution.
   *
   * @throws RefusedException if there is none
   */
  public Dossier dossier(String id) {
    return database.query(tx -> {
      Contribution contribution =
          tx.contributions().find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
      List<Decision> history = new ArrayList<>(List.of(Decision.received(contribution)));
      history.addAll(tx.decisions().of(id));
      return new Dossier(
          contribution,
          tx.contributions().revisions(id),
          List.copyOf(history),
          tx.reports().on(id),
          contribution.kind() == Kind.QUESTION ? tx.assignments().find(id) : Optional.empty(),
          tx.decisions()
              .undo(id)
              .map(Undo::until)
              .filter(until -> clock.instant().isBefore(until)));
    });
  }

  /** Who is responsible for a question; empty for other contributions and for spam. */
  public Optional<Assignment> assignment(String question) {
    return database.query(tx -> tx.assignments().find(question));
  }

  /**
   * Decides on the wording that the moderator saw.
   *
   * @param tag of the contribution as it was seen
   * @throws RefusedException if it has changed since, or if its state does not allow it; then
   *     nothing has happened
   */
  public Taken decide(String id, String tag, Decree decree, Actor by) {
    return steps.take(
        id,
        seen(
            tag,
            before ->
                switch (decree) {
                  case Decree.Approve() -> approve(before, by);
                  case Decree.Reject(Reason reason, Optional<String> duplicateOf, String word)
                      when before.standing().waiting() ->
                      reject(before, reason, duplicateOf, word, by);
                  case Decree.Reject(Reason reason, Optional<String> of, String word) ->
                      remove(before, reason, of, word, by);
                  case Decree.Remove(Reason reason, Optional<String> of, String word) ->
                      remove(before, reason, of, word, by);
                  case Decree.Close(String of, String word) -> close(before, of, word, by);
                }));
  }

  private static Function<Contribution, Step> seen(String tag, Function<Contribution, Step> plan) {
    return before -> {
      if (!before.tag().equals(tag)) {
        throw new RefusedException(Code.STALE);
      }
      return plan.apply(before);
    };
  }

  /** Makes the newest wording public. */
  Step approve(Contribution before, Actor by) {
    boolean nothingNew = before.state() == State.PUBLISHED && !before.standing().waiting();
    if (before.state().isOver() || nothingNew) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    Revision wording = wording(before, before.standing().revision());
    Standing standing = before.standing().published(clock.instant());
    boolean first = before.standing().publishedAt().isEmpty();
    Contribution after = before.with(standing);
    if (before.kind() == Kind.QUESTION && first) {
      after = after.withSlug(Slug.of(wording.title()));
    }
    return step(before, after, Action.APPROVED, by, Optional.of(wording));
  }

  private Step reject(
      Contribution before, Reason reason, Optional<String> of, String word, Actor by) {
    boolean isPublic = before.state() == State.PUBLISHED;
    Standing standing =
        isPublic
            ? before.standing().kept(word)
            : before.standing().ended(State.REJECTED, removal(reason, of), word);
    Decision decision = steps.decision(before, Action.REJECTED, by, Optional.of(reason.key()), of);
    Contribution after = before.with(standing);
    Step step = Step.of(after, decision).undoableUntil(clock.instant().plus(UNDO));
    of.ifPresent(it -> duplicates.require(before, it));
    List<Change> joined = of.map(it -> duplicates.join(before, it)).orElse(List.of());
    return isPublic ? step : step.with(tree.of(before, after, Optional.empty())).with(joined);
  }

  private Step remove(
      Contribution before, Reason reason, Optional<String> of, String word, Actor by) {
    if (before.state() != State.PUBLISHED) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    of.ifPresent(it -> duplicates.require(before, it));
    Contribution after =
        before.with(before.standing().ended(State.REMOVED, removal(reason, of), word));
    Decision decision = steps.decision(before, Action.REMOVED, by, Optional.of(reason.key()), of);
    return Step.of(after, decision)
        .undoableUntil(clock.instant().plus(UNDO))
        .with(tree.of(before, after, Optional.empty()))
        .with(of.map(it -> duplicates.join(before, it)).orElse(List.of()))
        .and(tx -> steps.closeReports(tx, before.id()));
  }

  private Step close(Contribution before, String of, String word, Actor by) {
    if (before.kind() != Kind.QUESTION || before.state() != State.PUBLISHED) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    duplicates.require(before, of);
    Decision decision =
        steps.decision(
            before, Action.CLOSED, by, Optional.of(Reason.DUPLICATE.key()), Optional.of(of));
    return Step.of(before.with(before.standing().noted(word)), decision)
        .undoableUntil(clock.instant().plus(UNDO))
        .with(tree.closing(before, Optional.of(of)))
        .with(duplicates.join(before, of));
  }

  private Standing.Removal removal(Reason reason, Optional<String> duplicateOf) {
    return new Standing.Removal(reason.key(), duplicateOf, clock.instant());
  }

  private Step step(
      Contribution before,
      Contribution after,
      Action action,
      Actor by,
      Optional<Revision> wording) {
    return Step.of(after, steps.decision(before, action, by))
        .undoableUntil(clock.instant().plus(UNDO))
        .with(tree.of(before, after, wording));
  }

  private Revision wording(Contribution contribution, int number) {
    return database
        .query(tx -> tx.contributions().revision(contribution.id(), number))
        .orElseThrow(() -> new IllegalStateException("A wording is missing"));
  }

  /**
   * Undoes the last decision, as if it had never been taken.
   *
   * @param tag of the contribution after that decision
   * @throws RefusedException if it is too late, or if something else has happened since
   */
  public Taken undo(String id, String tag, Actor by) {
    Undo undo =
        database
            .query(tx -> tx.decisions().undo(id))
            .filter(it -> clock.instant().isBefore(it.until()))
            .orElseThrow(() -> new RefusedException(Code.UNDO_WINDOW_OVER));
    return steps.take(id, seen(tag, before -> undo(before, undo, by)));
  }

  private Step undo(Contribution before, Undo undo, Actor by) {
    Contribution after = before.with(undo.before().restored(before.standing().version() + 1));
    Decision decision =
        steps.decision(before, Action.REVERTED, by, Optional.empty(), Optional.of(undo.decision()));
    int number = after.standing().published();
    Optional<Revision> wording =
        number == 0 ? Optional.empty() : Optional.of(wording(before, number));
    Instant decided = undo.until().minus(UNDO);
    Optional<String> joined = duplicates.of(before);
    return Step.of(after, decision)
        .with(
            joined.isPresent() && before.state() == State.PUBLISHED
                ? tree.closing(before, Optional.empty())
                : tree.of(before, after, wording))
        .with(joined.map(it -> duplicates.leave(before, it)).orElse(List.of()))
        .and(tx -> {
          tx.reports().reopen(before.id(), decided);
          tx.contributions().setReports(before.id(), tx.reports().countOpen(before.id()));
        });
  }

  /**
   * Gives a contribution another wording; the original is kept, and the new one waits for a
   * decision.
   *
   * @param tag of the contribution as it was seen
   * @throws RefusedException if it has changed since, or if it is over with it
   */
  public Taken edit(String id, String tag, String title, String body, Actor by) {
    return steps.take(id, seen(tag, before -> reword(before, title, body, by)));
  }

  /** Adds a wording. */
  Step reword(Contribution before, String title, String body, Actor by) {
    if (before.state().isOver()) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    Contribution after = before.with(before.standing().reworded());
    Instant now = clock.instant();
    int number = after.standing().revision();
    Revision wording = new Revision(number, title, body, now, by, worth.of(before, body));
    return Step.of(after, steps.decision(after, Action.EDITED, by)).with(wording);
  }

  /** Reports that nobody has looked at, oldest first. */
  public List<Report> reports(int limit) {
    return database.query(tx -> tx.reports().open(limit));
  }

  /**
   * Closes the reports on an entry without removing it.
   *
   * @return how many there were
   */
  public int keep(String target, Actor by) {
    return database.transact(tx -> {
      int closed = tx.reports().close(target, "kept", clock.instant());
      tx.contributions()
          .find(target)
          .ifPresent(it -> {
            tx.contributions().setReports(target, 0);
            tx.decisions().add(steps.decision(it, Action.REPORTS_CLOSED, by));
          });
      return closed;
    });
  }
}

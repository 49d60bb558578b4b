package org.klartext.api.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.contribution.Submission;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.moderation.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.StateFile;
import org.klartext.api.publishing.TreePaths;
import org.klartext.api.screening.Arrival;
import org.klartext.api.screening.Circumstances;
import org.klartext.api.screening.Screening;
import org.klartext.site.Reply;

/** What a contributor may do with the receipt. */
public final class Contributors {
  private static final Actor CONTRIBUTOR = new Actor.Contributor();

  private final Steps steps;
  private final Moderation moderation;
  private final Screening screening;
  private final Owners owners;
  private final TreeChanges tree;
  private final Supplier<Snapshot> snapshot;
  private final InstantSource clock;

  Contributors(
      Steps steps,
      Moderation moderation,
      Screening screening,
      Owners owners,
      TreeChanges tree,
      Supplier<Snapshot> snapshot,
      InstantSource clock) {
    this.steps = steps;
    this.moderation = moderation;
    this.screening = screening;
    this.owners = owners;
    this.tree = tree;
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
              .with(tree.erasure(before, after));
        });
  }

  /**
   * Marks the answer that helped.
   *
   * @param question id of the question whose receipt it is
   * @param answer id of a visible answer under it
   * @param by whoever says so
   * @throws RefusedException if there is no such answer
   */
  public Taken accept(String question, String answer, Actor by) {
    boolean exists =
        snapshot
            .get()
            .reply(answer)
            .filter(it -> it.page().meta().id().value().equals(question))
            .filter(it -> it.reply().kind() == Reply.Kind.ANSWER)
            .filter(it -> it.reply().removed().isEmpty())
            .isPresent();
    if (!exists) {
      throw new RefusedException(Code.UNKNOWN_REPLY);
    }
    return steps.take(
        question,
        before ->
            ofPublic(before, Action.ACCEPTED, by, Optional.of(answer))
                .with(List.of(StateFile.change(path(before), state -> state.accepting(answer))))
                .and(tx -> tx.assignments().answered(question)));
  }

  /**
   * Opens a question again, because the answers did not help; its owner stays, the promise begins
   * anew.
   *
   * @param question id of the question whose receipt it is
   * @throws RefusedException if it is not public
   */
  public Taken reopen(String question) {
    return steps.take(
        question,
        before -> {
          Assignment assignment = owners.of(before);
          Instant due = owners.responsibility(before.place()).due();
          Change state = StateFile.change(path(before), it -> it.reopened(assignment.owner(), due));
          return ofPublic(before, Action.REOPENED, CONTRIBUTOR, Optional.empty())
              .with(List.of(state))
              .and(tx -> {
                tx.assignments().add(assignment);
                tx.assignments().reopen(question, due);
              });
        });
  }

  private Step ofPublic(Contribution question, Action action, Actor by, Optional<String> answer) {
    if (question.kind() != Kind.QUESTION || question.state() != State.PUBLISHED) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    Standing standing = question.standing().restored(question.standing().version() + 1);
    return Step.of(
        question.with(standing), steps.decision(question, action, by, answer, Optional.empty()));
  }

  private String path(Contribution question) {
    return TreePaths.of(snapshot.get(), question);
  }
}

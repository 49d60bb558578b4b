package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Place;
import org.klartext.api.contribution.Publication;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.contribution.Substance;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.moderation.QuestionSteps.Move;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.moderation.TreeChanges.Planned;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.TreePaths;
import org.klartext.api.store.Database;
import org.klartext.api.store.Decisions.Undo;
import org.klartext.site.Page;
import org.klartext.site.Reply;

/** How questions are answered by the house, and what the askers say to it. */
public final class Answering {
  private static final Actor ASKER = new Actor.Contributor();

  private final Database database;
  private final Publisher publisher;
  private final Steps steps;
  private final QuestionSteps questions;
  private final Owners owners;
  private final TreeChanges tree;
  private final Worth worth;
  private final Supplier<Snapshot> snapshot;
  private final Ids ids;
  private final InstantSource clock;

  Answering(
      Database database,
      Publisher publisher,
      Steps steps,
      QuestionSteps questions,
      Owners owners,
      TreeChanges tree,
      Worth worth,
      Supplier<Snapshot> snapshot,
      Ids ids,
      InstantSource clock) {
    this.database = database;
    this.publisher = publisher;
    this.steps = steps;
    this.questions = questions;
    this.owners = owners;
    this.tree = tree;
    this.worth = worth;
    this.snapshot = snapshot;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What an expert answers.
   *
   * @param question id of the page
   * @param body Markdown
   * @param lang language tag
   * @param overruling why it is published though it only points elsewhere; empty for not
   * @param sending how it came in
   */
  public record Draft(
      String question, String body, String lang, String overruling, Sending sending) {}

  /**
   * Publishes an answer at once, signed with the profile. One that only points elsewhere is
   * stopped; the attempt is counted. Whoever overrules that gives a reason: the answer is public
   * then, but the promise is not kept.
   *
   * @throws RefusedException if it was stopped, if whoever answers has no profile, or if the same
   *     key came with another request
   */
  public Taken answer(Draft draft, Staff by) {
    Contributor expert = Contributor.ofTheHouse(by.profile());
    Substance substance = substance(draft, by);
    return steps.persist(draft.question(), () -> answer(draft, expert, substance, by.actor()));
  }

  /** What it is worth; one that only points elsewhere is stopped, unless that is overruled. */
  private Substance substance(Draft draft, Staff by) {
    Worth.Judged judged = worth.of(draft.question(), draft.body(), draft.lang());
    if (judged.substance() == Substance.STOPPED && draft.overruling().isEmpty()) {
      stop(draft.question(), judged, by);
      throw new RefusedException(judged.refusals());
    }
    return judged.substance();
  }

  /** Counts what was stopped; the text is not kept. */
  private void stop(String question, Worth.Judged judged, Staff by) {
    Optional<Contribution> asked = database.query(tx -> tx.contributions().find(question));
    asked.ifPresent(it -> {
      Decision stopped =
          steps.decision(
              it, Action.STOPPED, by.actor(), Optional.of(judged.rule()), Optional.empty());
      database.transact(tx -> {
        tx.decisions().add(stopped);
        return true;
      });
    });
  }

  private Taken answer(Draft draft, Contributor expert, Substance substance, Actor by) {
    Contribution arrived = contribution(draft, expert);
    Revision wording =
        new Revision(1, "", draft.body(), arrived.arrived(), by, Optional.of(substance));
    Contribution after = arrived.with(arrived.standing().published(arrived.arrived()));
    Planned planned = tree.of(arrived, after, Optional.of(wording));
    List<Publication> publications =
        publisher.prepare(Optional.of(arrived.id()), planned.changes());
    return database.transact(tx -> {
      Optional<Contribution> first = Repeats.of(tx, draft.sending(), after.id(), clock.instant());
      if (first.isPresent()) {
        return new Taken(first.get(), List.of());
      }
      planned.turn().ifPresent(it -> it.begin(tx));
      tx.contributions().add(after, wording, draft.sending().sender(), "");
      decisions(arrived, draft, substance, by).forEach(tx.decisions()::add);
      Decision approval = steps.decision(arrived, Action.APPROVED, by);
      tx.decisions().add(approval);
      tx.decisions()
          .remember(
              after.id(),
              new Undo(approval.id(), arrived.standing(), approval.at().plus(Moderation.UNDO)));
      planned.check().accept(tx);
      publisher.add(tx, publications, clock.instant());
      return new Taken(after, publications.stream().map(Publication::id).toList());
    });
  }

  private List<Decision> decisions(
      Contribution answer, Draft draft, Substance substance, Actor by) {
    return substance == Substance.STOPPED
        ? List.of(
            steps.decision(
                answer,
                Action.OVERRULED,
                by,
                Optional.of(draft.overruling()),
                Optional.of(draft.question())))
        : List.of();
  }

  private Contribution contribution(Draft draft, Contributor expert) {
    String id = ids.ulid();
    Page page =
        snapshot
            .get()
            .page(draft.question())
            .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    return new Contribution(
        id,
        ids.number(),
        Kind.ANSWER,
        new Place(
            draft.question(),
            TreePaths.reply(page.meta().source().path(), id),
            "",
            Optional.empty(),
            draft.lang(),
            Optional.empty()),
        expert,
        Standing.arrived(State.HELD),
        new Verdict(Verdict.Outcome.PUBLISH, "staff", ""),
        clock.instant(),
        1,
        0);
  }

  /**
   * Gives an expert's own answer another wording, which is public at once; the page says that it
   * was edited.
   *
   * @param answer id of it
   * @param tag of the answer as it was seen
   * @param draft the new wording
   * @throws RefusedException if it has changed since, if it is somebody else's, or if it was
   *     stopped
   */
  public Taken correct(String answer, String tag, Draft draft, Staff by) {
    Substance substance = substance(draft, by);
    return steps.take(answer, before -> correction(before, tag, draft, substance, by));
  }

  private Step correction(
      Contribution before, String tag, Draft draft, Substance substance, Staff by) {
    if (!before.contributor().expert().equals(Optional.of(by.profile()))) {
      throw new RefusedException(Code.NOT_YOURS);
    }
    if (!before.tag().equals(tag)) {
      throw new RefusedException(Code.STALE);
    }
    if (before.state() != State.PUBLISHED) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    Instant now = clock.instant();
    Standing standing = before.standing().reworded().published(now);
    Contribution after = before.with(standing);
    Revision wording =
        new Revision(
            standing.revision(), "", draft.body(), now, by.actor(), Optional.of(substance));
    List<Decision> others = decisions(after, draft, substance, by.actor());
    Decision approved = steps.decision(after, Action.APPROVED, by.actor());
    return Step.of(after, steps.decision(after, Action.EDITED, by.actor()))
        .with(wording)
        .with(tree.of(before, after, Optional.of(wording)))
        .and(tx -> {
          others.forEach(tx.decisions()::add);
          tx.decisions().add(approved);
        });
  }

  /**
   * Marks the answer that helped.
   *
   * @param question id of the question
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
    return questions.take(
        question,
        (contribution, before) -> {
          requirePublic(contribution);
          return Move.of(
              before.accepting(answer),
              steps.decision(
                  contribution, Action.ACCEPTED, by, Optional.empty(), Optional.of(answer)));
        });
  }

  private static void requirePublic(Contribution question) {
    if (question.state() != State.PUBLISHED) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
  }

  /**
   * Opens a question again, because the answers did not help; its owner stays, the promise begins
   * anew.
   *
   * @throws RefusedException if it is not public
   */
  public Taken reopen(String question) {
    return renew(question, Action.REOPENED);
  }

  /**
   * The asker has said more after a question back: the promise begins anew.
   *
   * @throws RefusedException if nobody has asked back
   */
  public Taken replied(String question) {
    return renew(question, Action.REPLIED);
  }

  private Taken renew(String question, Action action) {
    return questions.take(
        question,
        (contribution, before) -> {
          requirePublic(contribution);
          boolean asked = before.status() == Assignment.Status.ASKED_BACK;
          if (action == Action.REPLIED && !asked) {
            throw new RefusedException(Code.NOT_POSSIBLE);
          }
          Instant now = clock.instant();
          Instant due = owners.responsibility(contribution.place()).due();
          return Move.of(
              action == Action.REPLIED ? before.promised(now, due) : before.reopened(now, due),
              steps.decision(contribution, action, ASKER));
        });
  }
}

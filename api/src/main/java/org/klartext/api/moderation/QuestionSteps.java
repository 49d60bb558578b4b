package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Publication;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.TreePaths;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;

/**
 * Takes steps of questions that leave their text alone: who is responsible, which answer has
 * helped. Assignment, audit row and the file that tells of it change in one transaction.
 */
final class QuestionSteps {
  private final Database database;
  private final Publisher publisher;
  private final Steps steps;
  private final Course course;
  private final Supplier<Snapshot> snapshot;
  private final InstantSource clock;

  QuestionSteps(
      Database database,
      Publisher publisher,
      Steps steps,
      Course course,
      Supplier<Snapshot> snapshot,
      InstantSource clock) {
    this.database = database;
    this.publisher = publisher;
    this.steps = steps;
    this.course = course;
    this.snapshot = snapshot;
    this.clock = clock;
  }

  /**
   * One step, worked out but not yet taken.
   *
   * @param after how the question stands then
   * @param decision that is written down; none if only the time has passed
   * @param changes of other files
   * @param more whatever else has to happen in the same transaction
   */
  record Move(
      Assignment after,
      Optional<Decision> decision,
      List<Change> changes,
      Consumer<Transaction> more) {
    static Move of(Assignment after, Decision decision) {
      return new Move(after, Optional.of(decision), List.of(), _ -> {});
    }

    static Move quietly(Assignment after) {
      return new Move(after, Optional.empty(), List.of(), _ -> {});
    }

    Move with(Change change) {
      List<Change> all = new ArrayList<>(changes);
      all.add(change);
      return new Move(after, decision, all, more);
    }

    Move and(Consumer<Transaction> other) {
      return new Move(after, decision, changes, more.andThen(other));
    }
  }

  /** A step with the bytes that it publishes. */
  private record Prepared(Turn turn, Move move, List<Publication> publications) {}

  /**
   * Takes one step.
   *
   * @param question id of it
   * @param plan works the step out, from how the question stands; may be asked several times
   * @throws RefusedException if there is no such question, or if the plan refuses
   */
  Taken take(String question, BiFunction<Contribution, Assignment, Move> plan) {
    return steps.persist(
        question,
        () -> {
          Contribution contribution = find(question);
          Assignment before = assignment(question);
          Prepared prepared = prepare(contribution, before, plan.apply(contribution, before));
          database.transact(tx -> {
            write(tx, prepared);
            return true;
          });
          return taken(contribution, prepared);
        });
  }

  private Contribution find(String question) {
    Contribution contribution = steps.find(question);
    if (contribution.kind() != Kind.QUESTION) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    return contribution;
  }

  /**
   * How a question stands.
   *
   * @throws RefusedException if nobody is responsible, because it is taken for spam
   */
  Assignment assignment(String question) {
    return course.known(question).orElseThrow(() -> new RefusedException(Code.NOT_POSSIBLE));
  }

  private Prepared prepare(Contribution contribution, Assignment before, Move move) {
    Turn turn = Turn.of(before, move.after(), course.visible(contribution.id()));
    List<Change> changes = new ArrayList<>(move.changes());
    if (contribution.standing().hasFile()) {
      changes.addAll(turn.changes(TreePaths.of(snapshot.get(), contribution)));
    }
    return new Prepared(turn, move, publisher.prepare(Optional.of(contribution.id()), changes));
  }

  private void write(Transaction tx, Prepared prepared) {
    prepared.turn().begin(tx);
    prepared.move().decision().ifPresent(tx.decisions()::add);
    prepared.move().more().accept(tx);
    publisher.add(tx, prepared.publications(), clock.instant());
  }

  private static Taken taken(Contribution contribution, Prepared prepared) {
    return new Taken(contribution, prepared.publications().stream().map(Publication::id).toList());
  }

  /**
   * Takes the same step for several questions and something else, all or nothing.
   *
   * @param name of the whole, for the log
   * @param plan works out the steps; may be asked several times
   * @param alongside happens in the same transaction
   * @return how many questions there were
   */
  int takeAll(String name, Supplier<List<Move>> plan, Consumer<Transaction> alongside) {
    return steps.persist(
        name,
        () -> {
          List<Prepared> all =
              plan.get().stream()
                  .map(it ->
                      prepare(find(it.after().question()), assignment(it.after().question()), it))
                  .toList();
          database.transact(tx -> {
            alongside.accept(tx);
            all.forEach(it -> write(tx, it));
            return true;
          });
          return all.size();
        });
  }
}

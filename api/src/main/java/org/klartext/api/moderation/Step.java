package org.klartext.api.moderation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Revision;
import org.klartext.api.publishing.Change;
import org.klartext.api.store.Transaction;

/**
 * One step of a contribution, worked out but not yet taken.
 *
 * @param after how it stands then
 * @param decision that is written down
 * @param wording that is added
 * @param undoUntil until when it can be undone; absent: never
 * @param changes of the tree
 * @param turn of the question that is concerned
 * @param more whatever else has to happen in the same transaction
 */
record Step(
    Contribution after,
    Decision decision,
    Optional<Revision> wording,
    Optional<Instant> undoUntil,
    List<Change> changes,
    Optional<Turn> turn,
    Consumer<Transaction> more) {

  Step {
    changes = List.copyOf(changes);
  }

  static Step of(Contribution after, Decision decision) {
    return new Step(
        after, decision, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), _ -> {});
  }

  Step with(Revision newWording) {
    return new Step(after, decision, Optional.of(newWording), undoUntil, changes, turn, more);
  }

  Step undoableUntil(Instant until) {
    return new Step(after, decision, wording, Optional.of(until), changes, turn, more);
  }

  Step with(List<Change> newChanges) {
    List<Change> all = new ArrayList<>(changes);
    all.addAll(newChanges);
    return new Step(after, decision, wording, undoUntil, all, turn, more);
  }

  Step with(TreeChanges.Planned planned) {
    Step step = with(planned.changes()).and(planned.check());
    return planned.turn().map(step::with).orElse(step);
  }

  Step with(Turn newTurn) {
    return new Step(after, decision, wording, undoUntil, changes, Optional.of(newTurn), more);
  }

  Step and(Consumer<Transaction> other) {
    return new Step(after, decision, wording, undoUntil, changes, turn, more.andThen(other));
  }
}

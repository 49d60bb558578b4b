package org.klartext.api.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.State;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.ContributionFile;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.StateFile;
import org.klartext.site.Page;
import org.klartext.site.Reply;

/** Which files change when a contribution goes from one standing to another. */
final class TreeChanges {
  private final Supplier<Snapshot> snapshot;

  TreeChanges(Supplier<Snapshot> snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The changes of one step.
   *
   * @param before how it stood
   * @param after how it stands
   * @param wording the public one, if there is one
   */
  List<Change> of(Contribution before, Contribution after, Optional<Revision> wording) {
    Optional<byte[]> file = ContributionFile.of(after, wording);
    if (file.isEmpty() && !before.standing().hasFile()) {
      return List.of(); // it never was in the tree
    }
    List<Change> changes = new ArrayList<>();
    changes.add(Change.to(after.place().path(), file));
    boolean appears = isVisible(after) && !isVisible(before);
    boolean goes = isVisible(before) && !isVisible(after);
    if (after.kind() == Kind.QUESTION) {
      changes.addAll(ofQuestion(after, file.isPresent(), appears));
    } else if (after.kind() == Kind.ANSWER && (appears || goes)) {
      changes.addAll(ofAnswer(after, appears));
    }
    return changes;
  }

  private static boolean isVisible(Contribution contribution) {
    return contribution.state() == State.PUBLISHED;
  }

  /** A new question is open; one that was never public after all has no state. */
  private static List<Change> ofQuestion(Contribution question, boolean exists, boolean appears) {
    String path = question.place().path();
    if (!exists) {
      return List.of(
          Change.to(org.klartext.api.publishing.TreePaths.state(path), Optional.empty()));
    }
    return appears ? List.of(StateFile.change(path, UnaryOperator.identity())) : List.of();
  }

  private List<Change> ofAnswer(Contribution answer, boolean appears) {
    Snapshot now = snapshot.get();
    Optional<Page> question = now.page(answer.place().page());
    if (question.isEmpty()) {
      return List.of();
    }
    boolean othersLeft =
        now.site().replies(question.get().meta().id()).stream()
            .anyMatch(it ->
                it.kind() == Reply.Kind.ANSWER
                    && it.removed().isEmpty()
                    && !it.id().equals(answer.id()));
    return List.of(
        StateFile.change(
            question.get().meta().source().path(),
            state -> appears ? state.answered() : state.without(answer.id(), othersLeft)));
  }
}

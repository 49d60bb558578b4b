package org.klartext.api.moderation;

import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Seen;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.StateFile;
import org.klartext.api.store.Transaction;

/**
 * How the responsibility for a question changes.
 *
 * @param question id of it
 * @param before as it was read; absent for none
 * @param after as it is to be; absent for none
 * @param visible answers that everybody can see then
 * @param isStored false for a question that came as a file: only its own file tells of it
 */
record Turn(
    String question,
    Optional<Assignment> before,
    Optional<Assignment> after,
    List<Seen> visible,
    boolean isStored) {
  Turn {
    visible = List.copyOf(visible);
  }

  /** One that somebody is responsible for, before and after. */
  static Turn of(Assignment before, Assignment after, List<Seen> visible) {
    return new Turn(before.question(), Optional.of(before), Optional.of(after), visible, true);
  }

  /**
   * Writes it down, before anything else needs it.
   *
   * @throws OvertakenException if somebody else has changed it since
   */
  void begin(Transaction tx) {
    if (isStored && after.isPresent() && !isWritten(tx, after.get())) {
      throw new OvertakenException();
    }
  }

  private boolean isWritten(Transaction tx, Assignment assignment) {
    return before.isEmpty()
        ? tx.assignments().add(assignment)
        : tx.assignments().update(assignment);
  }

  /** Takes it away, when nothing needs it any more. */
  void end(Transaction tx) {
    if (isStored && before.isPresent() && after.isEmpty()) {
      tx.assignments().remove(question);
    }
  }

  /**
   * The change of the file that tells how a question stands.
   *
   * @param path of the file of the question
   */
  List<Change> changes(String path) {
    return after.map(it -> StateFile.change(path, it, accepted(it))).stream().toList();
  }

  private Optional<String> accepted(Assignment assignment) {
    return assignment
        .progress()
        .accepted()
        .filter(it -> visible.stream().anyMatch(seen -> seen.id().equals(it)));
  }
}

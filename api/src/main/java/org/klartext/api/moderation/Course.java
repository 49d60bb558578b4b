package org.klartext.api.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Seen;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.State;
import org.klartext.api.contribution.Substance;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.store.Database;
import org.klartext.site.Page;
import org.klartext.site.Reply;

/**
 * How questions stand: who is responsible, whether they are answered, and the file that says so.
 */
final class Course {
  private final Database database;
  private final Supplier<Snapshot> snapshot;
  private final Owners owners;

  Course(Database database, Supplier<Snapshot> snapshot, Owners owners) {
    this.database = database;
    this.snapshot = snapshot;
    this.owners = owners;
  }

  /**
   * What follows for a question from its own new standing.
   *
   * @param question as it stands then
   * @return empty if nothing does
   */
  Optional<Turn> of(Contribution question) {
    Optional<Assignment> before = known(question.id());
    List<Seen> visible = visible(question.id());
    Optional<Assignment> after =
        switch (question.state()) {
          case QUARANTINED -> Optional.empty();
          case HELD, PUBLISHED ->
              Optional.of(before.orElseGet(() -> owners.choose(question)).with(visible));
          case REJECTED, REMOVED, WITHDRAWN, ERASED -> before.map(it -> it.with(Status.CLOSED));
        };
    return before.isEmpty() && after.isEmpty()
        ? Optional.empty()
        : Optional.of(new Turn(question.id(), before, after, visible, true));
  }

  /**
   * What follows for a question from the new standing of an answer to it.
   *
   * @param answer as it stands then
   * @param substance of its public wording
   * @param isNew true if nobody could see it before
   * @return empty if there is no such question
   */
  Optional<Turn> of(Contribution answer, Optional<Substance> substance, boolean isNew) {
    String question = answer.place().page();
    Optional<Assignment> row = known(question);
    Seen seen =
        new Seen(
            answer.id(),
            answer.standing().publishedAt().orElse(answer.arrived()),
            answer.contributor().expert().isPresent(),
            substance.orElse(Substance.PASSES));
    List<Seen> visible = new ArrayList<>(visible(question));
    visible.removeIf(it -> it.id().equals(answer.id()));
    if (answer.state() == State.PUBLISHED) {
      visible.add(seen);
    }
    return row.or(() -> inTree(question))
        .map(it -> isNew ? it.reachedBy(seen) : it)
        .map(it -> it.status() == Status.CLOSED ? it : it.with(visible))
        .map(it -> new Turn(question, row, Optional.of(it), visible, row.isPresent()));
  }

  /**
   * What follows for a question from being closed for a page, or no longer.
   *
   * @param of id of the page
   */
  Optional<Turn> closing(Contribution question, Optional<String> of) {
    List<Seen> visible = visible(question.id());
    return known(question.id()).map(it -> Turn.of(it, it.duplicating(of).with(visible), visible));
  }

  /** What the database knows. */
  Optional<Assignment> known(String question) {
    return database.query(tx -> tx.assignments().find(question));
  }

  /** A question that somebody wrote as a file, and that nobody has asked the server about yet. */
  private Optional<Assignment> inTree(String question) {
    return snapshot
        .get()
        .page(question)
        .flatMap(it -> it instanceof Page.Question page ? Optional.of(page) : Optional.empty())
        .map(owners::adopt);
  }

  /** All answers that everybody can see: those that were sent, and those that came as files. */
  List<Seen> visible(String question) {
    List<Seen> visible =
        new ArrayList<>(database.query(tx -> tx.contributions().publicAnswers(question)));
    Set<String> sent = database.query(tx -> tx.contributions().under(question));
    snapshot.get().page(question).stream()
        .flatMap(it -> snapshot.get().site().replies(it.meta().id()).stream())
        .filter(it -> it.kind() == Reply.Kind.ANSWER && it.removed().isEmpty())
        .filter(it -> !sent.contains(it.id()))
        .map(it -> new Seen(it.id(), it.date(), true, Substance.PASSES))
        .forEach(visible::add);
    return visible;
  }
}

package org.klartext.api.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Revision;
import org.klartext.api.moderation.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.ContributionFile;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.StateFile;
import org.klartext.api.publishing.StateFile.State;
import org.klartext.api.publishing.TreePaths;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;
import org.klartext.site.Reply;

/** Which files change when a contribution goes from one standing to another. */
final class TreeChanges {
  private final Database database;
  private final Supplier<Snapshot> snapshot;
  private final Owners owners;

  TreeChanges(Database database, Supplier<Snapshot> snapshot, Owners owners) {
    this.database = database;
    this.snapshot = snapshot;
    this.owners = owners;
  }

  /**
   * What is to be changed, and under which condition.
   *
   * @param changes of files
   * @param check throws {@link OvertakenException} inside the transaction if others have changed
   *     what the changes were made from
   */
  record Planned(List<Change> changes, Consumer<Transaction> check) {
    private static final Planned NOTHING = new Planned(List.of(), _ -> {});

    Planned {
      changes = List.copyOf(changes);
    }

    private Planned and(Consumer<Transaction> other) {
      return new Planned(changes, check.andThen(other));
    }
  }

  /**
   * The changes of one step.
   *
   * @param before how it stood
   * @param after how it stands
   * @param wording the public one, if there is one
   * @return with a check that refuses replies without a page
   */
  Planned of(Contribution before, Contribution after, Optional<Revision> wording) {
    Optional<byte[]> file = ContributionFile.of(after, wording);
    if (file.isEmpty() && !before.standing().hasFile()) {
      return Planned.NOTHING; // it never was in the tree
    }
    String path = TreePaths.of(snapshot.get(), after);
    Change change = Change.to(path, file);
    boolean appears = isVisible(after) && !isVisible(before);
    boolean goes = isVisible(before) && !isVisible(after);
    if (after.kind() == Kind.QUESTION) {
      return file.isPresent()
          ? ofQuestion(change, after, appears)
          : new Planned(
              List.of(change, Change.to(TreePaths.state(path), Optional.empty())),
              tx -> requireNoReplies(tx, after.id()));
    }
    Planned planned =
        after.kind() == Kind.ANSWER && (appears || goes)
            ? ofAnswer(change, after, appears)
            : new Planned(List.of(change), _ -> {});
    return appears ? planned.and(tx -> requirePage(tx, after.place().page())) : planned;
  }

  /** A page that goes without a marker would take with it what others have written. */
  private static void requireNoReplies(Transaction tx, String question) {
    if (tx.contributions().hasReplies(question)) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
  }

  /** The question may have been taken back since somebody replied to it. */
  private static void requirePage(Transaction tx, String page) {
    if (tx.contributions().find(page).filter(it -> !it.standing().hasFile()).isPresent()) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
  }

  private static boolean isVisible(Contribution contribution) {
    return contribution.state() == org.klartext.api.contribution.State.PUBLISHED;
  }

  /** A question that appears has an owner and a due time. */
  private Planned ofQuestion(Change file, Contribution question, boolean appears) {
    if (!appears) {
      return new Planned(List.of(file), _ -> {});
    }
    Assignment assignment = owners.of(question);
    Change state =
        StateFile.change(file.path(), it -> it.owned(assignment.owner(), assignment.due()));
    return new Planned(List.of(file, state), tx -> tx.assignments().add(assignment));
  }

  private Planned ofAnswer(Change file, Contribution answer, boolean appears) {
    String page = answer.place().page();
    Optional<String> question = pathOf(page);
    if (question.isEmpty()) {
      return new Planned(List.of(file), _ -> {});
    }
    List<String> visible = database.query(tx -> tx.contributions().publicAnswers(page));
    boolean othersLeft =
        visible.stream().anyMatch(it -> !it.equals(answer.id())) || hasAnswersOfTheHouse(page);
    UnaryOperator<State> next =
        appears
            ? hasHelped(answer) ? was -> was.accepting(answer.id()) : State::answered
            : was -> was.without(answer.id(), othersLeft);
    Change state = StateFile.change(question.get(), next);
    return new Planned(
        List.of(file, state),
        tx -> {
          requireSame(tx, page, answer.id(), visible);
          if (appears) {
            tx.assignments().answered(page);
          } else if (!othersLeft) {
            tx.assignments().unanswered(page);
          }
        });
  }

  /** Another node may have published the question a moment ago. */
  private Optional<String> pathOf(String question) {
    return snapshot
        .get()
        .page(question)
        .map(it -> it.meta().source().path())
        .or(() ->
            database.query(tx -> tx.contributions().find(question)).map(it -> it.place().path()));
  }

  /** True if it is the one that was accepted last; it may have been away since. */
  private boolean hasHelped(Contribution answer) {
    List<Decision> decisions =
        database.query(tx -> tx.decisions().of(answer.place().page())).reversed();
    return decisions.stream()
        .filter(it -> it.action() == Action.ACCEPTED || it.action() == Action.REOPENED)
        .findFirst()
        .filter(it -> it.reason().equals(Optional.of(answer.id())))
        .isPresent();
  }

  /** Answers that came as files; what the database knows may be more recent than the snapshot. */
  private boolean hasAnswersOfTheHouse(String page) {
    return snapshot.get().page(page).stream()
        .flatMap(it -> snapshot.get().site().replies(it.meta().id()).stream())
        .filter(it -> it.kind() == Reply.Kind.ANSWER && it.removed().isEmpty())
        .anyMatch(it -> database.query(tx -> tx.contributions().find(it.id())).isEmpty());
  }

  /** Of two that take away the last two answers at once, the second has to know of the first. */
  private static void requireSame(
      Transaction tx, String question, String answer, List<String> visible) {
    tx.contributions().lock(question);
    List<String> others = new ArrayList<>(tx.contributions().publicAnswers(question));
    List<String> before = new ArrayList<>(visible);
    others.remove(answer);
    before.remove(answer);
    if (!others.equals(before)) {
      throw new OvertakenException();
    }
  }

  /**
   * The changes that leave nothing of a contribution in the tree but a marker, whatever people have
   * made of its file and wherever they have moved it.
   *
   * @param before how it stood
   * @param after how it stands
   */
  Planned erasure(Contribution before, Contribution after) {
    Planned planned = of(before, after, Optional.empty());
    List<Change> changes = new ArrayList<>();
    String path = TreePaths.of(snapshot.get(), before);
    planned.changes().forEach(it -> changes.add(it.path().equals(path) ? it.force() : it));
    paths(before).stream()
        .filter(it -> changes.stream().noneMatch(change -> change.path().equals(it)))
        .filter(it -> database.query(tx -> tx.publications().position(it)) > 0)
        .forEach(it -> changes.add(Change.to(it, Optional.empty()).force()));
    return new Planned(changes, planned.check());
  }

  /** Where it was published, and where it is. */
  List<String> paths(Contribution contribution) {
    String now = TreePaths.of(snapshot.get(), contribution);
    String first = contribution.place().path();
    return now.equals(first) ? List.of(now) : List.of(first, now);
  }
}

package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.State;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.ContributionFile;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.TreePaths;
import org.klartext.api.publishing.Wordings;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;

/** Which files change when a contribution goes from one standing to another. */
final class TreeChanges {
  private final Database database;
  private final Supplier<Snapshot> snapshot;
  private final Course course;

  TreeChanges(Database database, Supplier<Snapshot> snapshot, Course course) {
    this.database = database;
    this.snapshot = snapshot;
    this.course = course;
  }

  /**
   * What is to be changed, and under which condition.
   *
   * @param changes of files
   * @param turn of the question that is concerned
   * @param check throws {@link OvertakenException} inside the transaction if others have changed
   *     what the changes were made from
   */
  record Planned(List<Change> changes, Optional<Turn> turn, Consumer<Transaction> check) {
    Planned {
      changes = List.copyOf(changes);
    }

    private static Planned of(List<Change> changes) {
      return new Planned(changes, Optional.empty(), _ -> {});
    }

    private Planned with(Turn newTurn, List<Change> more) {
      List<Change> all = new ArrayList<>(changes);
      all.addAll(more);
      return new Planned(all, Optional.of(newTurn), check);
    }

    private Planned and(Consumer<Transaction> other) {
      return new Planned(changes, turn, check.andThen(other));
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
    boolean isInTree = file.isPresent() || before.standing().hasFile();
    String path = TreePaths.of(snapshot.get(), after);
    Planned planned = Planned.of(isInTree ? List.of(change(after, path, file)) : List.of());
    return switch (after.kind()) {
      case QUESTION -> ofQuestion(planned, path, before, after);
      case ANSWER -> ofReply(ofAnswer(planned, before, after, wording), before, after);
      case COMMENT -> ofReply(planned, before, after);
    };
  }

  /** A question may have learned how others ask for the same. */
  private static Change change(Contribution after, String path, Optional<byte[]> file) {
    return after.kind() == Kind.QUESTION && isVisible(after) && file.isPresent()
        ? Wordings.keeping(path, file.get())
        : Change.to(path, file);
  }

  /**
   * The change of a question that is closed for a page that answers it, or no longer.
   *
   * @param of id of the page
   */
  Planned closing(Contribution question, Optional<String> of) {
    return course
        .closing(question, of)
        .map(turn ->
            Planned.of(List.of()).with(turn, turn.changes(TreePaths.of(snapshot.get(), question))))
        .orElseGet(() -> Planned.of(List.of()));
  }

  private Planned ofQuestion(
      Planned planned, String path, Contribution before, Contribution question) {
    boolean hasFile = question.standing().hasFile();
    boolean goes = !hasFile && before.standing().hasFile();
    List<Change> gone =
        goes ? List.of(Change.to(TreePaths.state(path), Optional.empty())) : List.of();
    Planned followed =
        course
            .of(question)
            .map(turn -> planned.with(turn, hasFile ? turn.changes(path) : gone))
            .orElse(planned);
    return goes ? followed.and(tx -> requireNoReplies(tx, question.id())) : followed;
  }

  private static Planned ofReply(Planned planned, Contribution before, Contribution after) {
    boolean appears = isVisible(after) && !isVisible(before);
    return appears ? planned.and(tx -> requirePage(tx, after.place().page())) : planned;
  }

  private Planned ofAnswer(
      Planned planned, Contribution before, Contribution answer, Optional<Revision> wording) {
    if (!isVisible(answer) && !isVisible(before)) {
      return planned;
    }
    String question = answer.place().page();
    boolean isNew = before.standing().publishedAt().isEmpty();
    return course
        .of(answer, wording.flatMap(Revision::substance), isNew)
        .map(turn -> planned.with(turn, pathOf(question).map(turn::changes).orElse(List.of())))
        .orElse(planned);
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
    return contribution.state() == State.PUBLISHED;
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
    return new Planned(changes, planned.turn(), planned.check());
  }

  /** Where it was published, and where it is. */
  List<String> paths(Contribution contribution) {
    String now = TreePaths.of(snapshot.get(), contribution);
    String first = contribution.place().path();
    return now.equals(first) ? List.of(now) : List.of(first, now);
  }
}

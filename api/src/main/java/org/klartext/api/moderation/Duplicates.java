package org.klartext.api.moderation;

import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Revision;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.Wordings;
import org.klartext.api.store.Database;

/** What repeats a page: that page learns how it was asked for. */
final class Duplicates {
  private static final String DUPLICATE_OF = "duplicateOf";

  private final Database database;
  private final Supplier<Snapshot> snapshot;

  Duplicates(Database database, Supplier<Snapshot> snapshot) {
    this.database = database;
    this.snapshot = snapshot;
  }

  /**
   * Says no if there is nothing to repeat.
   *
   * @param of id of a page or reply that everybody can see
   * @throws RefusedException if there is none
   */
  void require(Contribution contribution, String of) {
    boolean isPage = snapshot.get().page(of).isPresent() && !of.equals(contribution.id());
    boolean isReply = contribution.kind() != Kind.QUESTION && snapshot.get().reply(of).isPresent();
    if (!isPage && !isReply) {
      throw new RefusedException(List.of(Refusal.of(Code.UNKNOWN_PAGE, DUPLICATE_OF)));
    }
  }

  /** The page learns the wording of a question. */
  List<Change> join(Contribution question, String of) {
    return changes(question, of, path -> Wordings.add(path, titles(question).getLast()));
  }

  /** The page forgets all wordings of a question: it is none of it after all, or it is erased. */
  List<Change> leave(Contribution question, String of) {
    return changes(question, of, path -> Wordings.remove(path, titles(question)));
  }

  private List<Change> changes(
      Contribution question, String of, java.util.function.Function<String, Change> change) {
    return question.kind() == Kind.QUESTION
        ? snapshot.get().page(of).map(it -> it.meta().source().path()).map(change).stream().toList()
        : List.of();
  }

  private List<String> titles(Contribution question) {
    return database.query(tx -> tx.contributions().revisions(question.id())).stream()
        .map(Revision::title)
        .toList();
  }

  /** What a question was joined with, be it refused, removed or closed for it. */
  Optional<String> of(Contribution question) {
    return question
        .standing()
        .removal()
        .flatMap(it -> it.duplicateOf())
        .or(() ->
            database
                .query(tx -> tx.assignments().find(question.id()))
                .flatMap(it -> it.progress().duplicateOf()));
  }
}

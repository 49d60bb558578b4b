package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Publication;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.store.Database;
import org.klartext.api.store.Publications.Conflict;
import org.klartext.api.store.Transaction;

/** Files that people changed while a publication was to change them, too. */
public final class Conflicts {
  private final Database database;
  private final Steps steps;
  private final Ids ids;
  private final InstantSource clock;

  Conflicts(Database database, Steps steps, Ids ids, InstantSource clock) {
    this.database = database;
    this.steps = steps;
    this.ids = ids;
    this.clock = clock;
  }

  /** Which of two versions is to stay. */
  public enum Choice {
    /** What stands in the tree. */
    TREE,
    /** What was decided. */
    PUBLICATION
  }

  /** All conflicts that wait for a choice. */
  public List<Conflict> list() {
    return database.query(tx -> tx.publications().conflicts());
  }

  /** How many wait for a choice. */
  public int count() {
    return database.query(tx -> tx.publications().countConflicts());
  }

  /**
   * Settles a conflict: the chosen version becomes the newest publication of its path, so that all
   * nodes end with the same file.
   *
   * @param node where it was found
   * @param publication that could not be applied
   * @return ids of the publications that follow
   * @throws RefusedException if there is no such conflict
   */
  public List<String> settle(String node, String publication, Choice choice, Actor by) {
    return database.transact(tx -> {
      Conflict conflict =
          tx.publications()
              .conflict(node, publication)
              .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
      return settle(tx, conflict, choice, by);
    });
  }

  private List<String> settle(Transaction tx, Conflict conflict, Choice choice, Actor by) {
    Instant now = clock.instant();
    Publication stuck = conflict.publication();
    for (Publication waiting : tx.publications().missing(conflict.node())) {
      if (waiting.path().equals(stuck.path())) {
        tx.publications().apply(conflict.node(), waiting.id(), "overruled", now);
      }
    }
    stuck
        .contribution()
        .flatMap(id -> tx.contributions().find(id))
        .ifPresent(it ->
            tx.decisions()
                .add(
                    steps.decision(
                        it,
                        Decision.Action.SETTLED,
                        by,
                        Optional.of(choice.name().toLowerCase(java.util.Locale.ROOT)),
                        Optional.empty())));
    Publication chosen = next(conflict, choice); // its id tells that it follows
    tx.publications().add(chosen, now);
    return List.of(chosen.id());
  }

  /** Expects what was found; where the other version is already, its digest tells so. */
  private Publication next(Conflict conflict, Choice choice) {
    Publication newest = conflict.newest();
    Optional<String> found = conflict.found().map(Publisher::digest);
    boolean keepsTree = choice == Choice.TREE;
    return new Publication(
        ids.ulid(),
        newest.contribution(),
        newest.path(),
        newest.position() + 1,
        keepsTree ? conflict.found() : newest.content(),
        keepsTree ? found : newest.digest(),
        keepsTree ? newest.digest() : found,
        false);
  }
}

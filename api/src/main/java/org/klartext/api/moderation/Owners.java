package org.klartext.api.moderation;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.klartext.api.assignment.Responsibility;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Place;
import org.klartext.api.moderation.Refusal.Code;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;
import org.klartext.site.Page;

/** Gives each question somebody who is responsible for it. */
public final class Owners {
  private final Database database;
  private final Supplier<Snapshot> snapshot;
  private final InstantSource clock;

  Owners(Database database, Supplier<Snapshot> snapshot, InstantSource clock) {
    this.database = database;
    this.snapshot = snapshot;
    this.clock = clock;
  }

  /** Who may answer a question that waits from now, and until when. */
  Responsibility responsibility(Place question) {
    return Responsibility.of(
        snapshot.get().site(), question.topic(), question.lang(), clock.instant());
  }

  /**
   * Chooses the owner of a question.
   *
   * @throws RefusedException if the portal has no experts at all
   */
  Assignment choose(Transaction tx, String question, Responsibility responsibility) {
    String owner =
        responsibility
            .owner(tx.accounts().enabledExperts(), tx.assignments().open())
            .orElseThrow(() -> new RefusedException(Code.NO_OWNER));
    return new Assignment(question, owner, responsibility.due(), Status.OPEN);
  }

  /** Titles of the topics none of whose experts can sign in; their questions go to others. */
  public List<String> orphans() {
    Set<String> enabled = database.query(tx -> tx.accounts().enabledExperts());
    return snapshot.get().site().pages().stream()
        .flatMap(page -> page instanceof Page.Topic topic ? Stream.of(topic) : null)
        .filter(topic -> topic.experts().stream().noneMatch(enabled::contains))
        .map(topic -> topic.meta().title())
        .distinct()
        .toList();
  }

  /** Who is responsible for a question; for one that was taken for spam, from now. */
  Assignment of(Contribution question) {
    Optional<Assignment> known = database.query(tx -> tx.assignments().find(question.id()));
    return known.orElseGet(() -> {
      Responsibility responsibility = responsibility(question.place());
      return database.query(tx -> choose(tx, question.id(), responsibility));
    });
  }
}

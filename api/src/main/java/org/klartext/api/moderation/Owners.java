package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.klartext.api.assignment.Responsibility;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Place;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;
import org.klartext.site.Page;
import org.klartext.site.QuestionState;

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
    return Assignment.given(question, owner, responsibility.due(), clock.instant());
  }

  /** The same for a question whose promise begins now, as one that was taken for spam until now. */
  Assignment choose(Contribution question) {
    Responsibility responsibility = responsibility(question.place());
    return database.query(tx -> choose(tx, question.id(), responsibility));
  }

  /** Who is responsible for a question that came as a file: as it says, else as for any other. */
  Assignment adopt(Page.Question page) {
    QuestionState state = page.state();
    String id = page.meta().id().value();
    Responsibility usual =
        Responsibility.of(
            snapshot.get().site(),
            page.meta().labels().topics().stream().findFirst(),
            page.meta().lang(),
            clock.instant());
    Assignment given =
        Assignment.given(
            id,
            state.owner().orElseGet(() -> database.query(tx -> choose(tx, id, usual)).owner()),
            state.due().orElse(usual.due()),
            page.meta().lifetime().date().orElse(Instant.EPOCH));
    Assignment known = state.accepted().map(given::accepting).orElse(given);
    return state.status() == QuestionState.Status.CLOSED ? known.with(Status.CLOSED) : known;
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
}

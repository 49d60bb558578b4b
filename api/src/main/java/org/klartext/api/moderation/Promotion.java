package org.klartext.api.moderation;

import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.State;
import org.klartext.api.moderation.QuestionSteps.Move;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Change;
import org.klartext.api.publishing.FaqDraft;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.TreePaths;
import org.klartext.api.store.Database;
import org.klartext.site.Slug;

/** How a question that was answered becomes a page of the FAQ. */
public final class Promotion {
  private final Database database;
  private final Publisher publisher;
  private final QuestionSteps questions;
  private final Steps steps;
  private final Supplier<Snapshot> snapshot;
  private final Ids ids;
  private final InstantSource clock;

  Promotion(
      Database database,
      Publisher publisher,
      QuestionSteps questions,
      Steps steps,
      Supplier<Snapshot> snapshot,
      Ids ids,
      InstantSource clock) {
    this.database = database;
    this.publisher = publisher;
    this.questions = questions;
    this.steps = steps;
    this.snapshot = snapshot;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A page that was made.
   *
   * @param id of it
   * @param path of its file below the content folder
   * @param title of it
   * @param taken the step that made it
   */
  public record Promoted(String id, String path, String title, Taken taken) {}

  /**
   * Makes a draft of a page from a question and its accepted answer. The owner is its author, the
   * wording of the question stands under {@code asked}, and question and page know each other.
   *
   * @param title of the page; empty for that of the question
   * @throws RefusedException if no answer was accepted, or if there is such a page already
   */
  public Promoted promote(String question, String title, Staff by) {
    String id = ids.question();
    Revision wording = wording(question);
    String heading = title.isEmpty() ? wording.title() : title;
    String path = path(question, heading, id);
    Taken taken =
        questions.take(
            question,
            (contribution, before) -> {
              if (contribution.state() != State.PUBLISHED) {
                throw new RefusedException(Code.NOT_POSSIBLE);
              }
              before
                  .progress()
                  .faq()
                  .ifPresent(it -> {
                    throw new RefusedException(
                        List.of(new Refusal(Code.ALREADY_PROMOTED, Optional.empty(), List.of(it))));
                  });
              byte[] page = page(id, heading, contribution, wording, before);
              return Move.of(
                      before.promoted(id),
                      steps.decision(
                          contribution,
                          Action.PROMOTED,
                          by.actor(),
                          Optional.empty(),
                          Optional.of(id)))
                  .with(Change.to(path, Optional.of(page)));
            });
    return new Promoted(id, path, heading, taken);
  }

  private Revision wording(String question) {
    Contribution contribution = steps.find(question);
    return database
        .query(tx -> tx.contributions().revision(question, contribution.standing().published()))
        .orElseThrow(() -> new RefusedException(Code.NOT_POSSIBLE));
  }

  /** A place that is free, in the tree and in what is on its way there. */
  private String path(String question, String title, String id) {
    String lang = steps.find(question).place().lang();
    String slug = Slug.of(title).isEmpty() ? id : Slug.of(title);
    String first = TreePaths.faq(snapshot.get().site(), lang, slug);
    return publisher.isTaken(first)
        ? TreePaths.faq(snapshot.get().site(), lang, slug + "-" + id)
        : first;
  }

  private byte[] page(
      String id, String title, Contribution question, Revision wording, Assignment assignment) {
    FaqDraft draft =
        new FaqDraft(
            id,
            title,
            question.place().topic(),
            assignment.owner(),
            wording.title(),
            wording.body(),
            answer(assignment),
            question.place().lang(),
            clock.instant());
    return draft.bytes().orElseThrow(() -> new RefusedException(Code.NOT_POSSIBLE));
  }

  /** The text of the answer that helped, as everybody can read it. */
  private String answer(Assignment assignment) {
    return assignment
        .progress()
        .accepted()
        .flatMap(snapshot.get()::reply)
        .filter(it -> it.reply().removed().isEmpty())
        .map(it -> it.reply().body().text().markdown())
        .orElseThrow(() -> new RefusedException(Code.NOT_ACCEPTED_YET));
  }
}

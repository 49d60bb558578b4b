package org.klartext.api.moderation;

import org.klartext.api.entrance.Limits;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.klartext.api.contribution.Ids;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.screening.Screening;
import org.klartext.api.store.Database;

/**
 * The whole workflow, put together.
 *
 * @param owners are responsible for questions
 * @param ownership passes questions from one expert to another
 * @param answering answers them
 * @param promotion makes pages of the FAQ of them
 * @param replies takes what askers say to questions back
 * @param submissions takes what visitors send
 * @param moderation decides
 * @param contributors serves receipts
 * @param reporting takes reports
 * @param conflicts settles conflicts with the tree
 */
public record Dialogue(
    Owners owners,
    Ownership ownership,
    Answering answering,
    Promotion promotion,
    Replies replies,
    Submissions submissions,
    Moderation moderation,
    Contributors contributors,
    Reporting reporting,
    Conflicts conflicts) {

  /**
   * Puts it together.
   *
   * @param database of the server
   * @param publisher makes publications
   * @param screening judges what comes in
   * @param snapshot what is public now
   * @param ids names what is new
   * @param limits of lengths
   * @param clock tells when it is
   */
  public static Dialogue of(
      Database database,
      Publisher publisher,
      Screening screening,
      Supplier<Snapshot> snapshot,
      Ids ids,
      Limits limits,
      InstantSource clock) {
    Steps steps = new Steps(database, publisher, ids, clock);
    Owners owners = new Owners(database, snapshot, clock);
    Course course = new Course(database, snapshot, owners);
    TreeChanges tree = new TreeChanges(database, snapshot, course);
    Worth worth = new Worth(snapshot);
    QuestionSteps questions =
        new QuestionSteps(database, publisher, steps, course, snapshot, clock);
    Duplicates duplicates = new Duplicates(database, snapshot);
    Moderation moderation = new Moderation(database, steps, tree, worth, duplicates, clock);
    Answering answering =
        new Answering(
            database, publisher, steps, questions, owners, tree, worth, snapshot, ids, clock);
    Submissions submissions =
        new Submissions(database, publisher, screening, owners, tree, worth, snapshot, ids, clock);
    return new Dialogue(
        owners,
        new Ownership(database, questions, steps, owners, snapshot, clock),
        answering,
        new Promotion(database, publisher, questions, steps, snapshot, ids, clock),
        new Replies(database, submissions, answering),
        submissions,
        moderation,
        new Contributors(steps, moderation, screening, tree, duplicates, snapshot, clock),
        new Reporting(database, snapshot, ids, limits, clock),
        new Conflicts(database, steps, ids, clock));
  }
}

package org.klartext.api.moderation;

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
 * @param submissions takes what visitors send
 * @param moderation decides
 * @param contributors serves receipts
 * @param reporting takes reports
 * @param conflicts settles conflicts with the tree
 */
public record Dialogue(
    Owners owners,
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
    TreeChanges tree = new TreeChanges(database, snapshot, owners);
    Moderation moderation = new Moderation(database, steps, tree, clock);
    return new Dialogue(
        owners,
        new Submissions(database, publisher, screening, owners, tree, snapshot, ids, clock),
        moderation,
        new Contributors(steps, moderation, screening, owners, tree, snapshot, clock),
        new Reporting(database, snapshot, ids, limits, clock),
        new Conflicts(database, steps, ids, clock));
  }
}

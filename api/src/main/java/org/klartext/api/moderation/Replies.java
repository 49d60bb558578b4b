package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.util.Optional;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Submission;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.store.Database;
import org.klartext.site.Digest;

/** What askers say to questions back. */
public final class Replies {
  private final Database database;
  private final Submissions submissions;
  private final Answering answering;

  Replies(Database database, Submissions submissions, Answering answering) {
    this.database = database;
    this.submissions = submissions;
    this.answering = answering;
  }

  /**
   * Takes a reply: a comment that waits for a decision as any other; the promise begins anew at
   * once.
   *
   * @param question whose receipt it is
   * @param text Markdown
   * @param key by which the client marks repetitions
   * @throws RefusedException if nobody has asked back
   */
  public Taken reply(Contribution question, String text, Optional<String> key) {
    boolean asked =
        database
            .query(tx -> tx.assignments().find(question.id()))
            .map(Assignment::status)
            .filter(Status.ASKED_BACK::equals)
            .isPresent();
    boolean repeated =
        key.isPresent() && database.query(tx -> tx.repetitions().find(key.get())).isPresent();
    if (!asked && !repeated) {
      throw new RefusedException(Code.NOT_POSSIBLE);
    }
    submissions.submit(submission(question, text), sending(question, text, key));
    return asked ? answering.replied(question.id()) : new Taken(question, java.util.List.of());
  }

  private static Submission submission(Contribution question, String text) {
    Contributor asker = question.contributor();
    return new Submission(
        Kind.COMMENT,
        Optional.of(question.id()),
        "",
        text,
        Optional.empty(),
        question.place().lang(),
        Optional.empty(),
        new Contributor(asker.name(), asker.email(), asker.website()));
  }

  private static Sending sending(Contribution question, String text, Optional<String> key) {
    String print = Digest.of("reply " + question.id() + " " + text).toString();
    return new Sending(key, print, "", false, Optional.empty());
  }
}

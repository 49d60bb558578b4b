package org.klartext.api.contribution;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of a contribution; such rows are only ever added.
 *
 * @param id ULID
 * @param contribution what it is about
 * @param revision the wording it saw
 * @param action what was done
 * @param reason of a refusal or removal, from the closed list; of a hand-over or an overruled
 *     check, in the words of whoever did it
 * @param about what it concerns besides the contribution: the page it repeats, the answer that
 *     helped, the new owner, the decision that was undone
 * @param by who did it
 * @param at when
 */
public record Decision(
    String id,
    String contribution,
    int revision,
    Action action,
    Optional<String> reason,
    Optional<String> about,
    Actor by,
    Instant at) {
  /** The first step, which is told by the contribution itself. */
  public static Decision received(Contribution contribution) {
    return new Decision(
        contribution.id(),
        contribution.id(),
        1,
        Action.RECEIVED,
        Optional.empty(),
        Optional.empty(),
        new Actor.Contributor(),
        contribution.arrived());
  }

  /** What can be done. */
  public enum Action {
    /** It arrived. */
    RECEIVED,
    /** A wording became public. */
    APPROVED,
    /** A wording was refused before it was public. */
    REJECTED,
    /** It was taken away after it was public. */
    REMOVED,
    /** Its contributor took it back. */
    WITHDRAWN,
    /** It was erased. */
    ERASED,
    /** The decision before was undone. */
    REVERTED,
    /** It got a new wording. */
    EDITED,
    /** An answer was marked as the one that helped. */
    ACCEPTED,
    /** The one who asked said that the answers did not help. */
    REOPENED,
    /** A reader reported it. */
    REPORTED,
    /** Its reports were looked at and closed. */
    REPORTS_CLOSED,
    /** A conflict with the tree was settled. */
    SETTLED,
    /** A question was closed, because a page answers it. */
    CLOSED,
    /** A moderator gave a question that nobody could see yet to another expert. */
    ASSIGNED,
    /** A public question went to another expert, with a reason. */
    HANDED_OVER,
    /** The promise was broken, and the question went to another expert. */
    ESCALATED,
    /** An expert took a question on for a while. */
    CLAIMED,
    /** An expert no longer has it. */
    RELEASED,
    /** The asker said more after a question back. */
    REPLIED,
    /** An answer that only points elsewhere was stopped. */
    STOPPED,
    /** An expert published an answer against the check for simulated help. */
    OVERRULED,
    /** A question became an FAQ page. */
    PROMOTED;

    /** The name in JSON and in the database. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}

package org.klartext.api.moderation;

import org.klartext.api.entrance.RefusedException;
import java.util.Optional;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Claim;
import org.klartext.api.entrance.Refusal.Code;

/**
 * Somebody of the house who does something.
 *
 * @param account name of the account
 * @param expert slug of the profile, for those who answer questions
 * @param moderates true for those who may distribute questions
 */
public record Staff(String account, Optional<String> expert, boolean moderates) {
  /** The same as an actor. */
  Actor actor() {
    return new Actor.Staff(account);
  }

  /**
   * The profile with which they sign.
   *
   * @throws RefusedException if they have none
   */
  String profile() {
    return expert.orElseThrow(() -> new RefusedException(Code.NO_PROFILE));
  }

  /** True if a question is theirs to pass on: as its owner, by a claim, or as a moderator. */
  boolean mayPass(Assignment assignment, Optional<Claim> claim) {
    boolean owns = expert.equals(Optional.of(assignment.owner()));
    boolean claims = expert.isPresent() && claim.map(Claim::expert).equals(expert);
    return moderates || owns || claims;
  }
}

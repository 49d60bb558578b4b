package org.klartext.api.screening;

import java.util.Optional;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.contribution.Verdict.Outcome;

/** One reason not to publish something at once. */
interface Rule {
  /** Stands in verdicts and in the audit. */
  String name();

  /** What this rule alone makes of a submission; empty if it does not object. */
  Optional<Verdict> judge(Arrival arrival, Circumstances circumstances);

  /** Lets a person decide. */
  default Optional<Verdict> hold(String reason) {
    return Optional.of(new Verdict(Outcome.HOLD, name(), reason));
  }

  /** Takes it for spam. */
  default Optional<Verdict> quarantine(String reason) {
    return Optional.of(new Verdict(Outcome.QUARANTINE, name(), reason));
  }
}

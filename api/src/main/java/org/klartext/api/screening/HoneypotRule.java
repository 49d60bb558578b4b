package org.klartext.api.screening;

import java.util.Optional;
import org.klartext.api.contribution.Verdict;

/** People do not see the field; programs fill in all they find. */
record HoneypotRule() implements Rule {
  @Override
  public String name() {
    return "honeypot";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival, Circumstances circumstances) {
    return circumstances.honeypotFilled()
        ? quarantine("The field that people do not see was filled in.")
        : Optional.empty();
  }
}

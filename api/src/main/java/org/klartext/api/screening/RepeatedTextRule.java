package org.klartext.api.screening;

import java.util.Optional;
import org.klartext.api.contribution.Verdict;

/** Once more is a slip, again and again is a machine; a short thanks may come from many people. */
record RepeatedTextRule() implements Rule {
  private static final int SHORT = 3;

  @Override
  public String name() {
    return "repeated-text";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival, Circumstances circumstances) {
    int before = circumstances.sameTextBefore();
    if (before < 1) {
      return Optional.empty();
    }
    String reason =
        "The same text has come %s within a day: %s."
            .formatted(
                before == 1 ? "once before" : before + " times before", arrival.text().quote());
    return before == 1 || isShort(arrival.text()) ? hold(reason) : quarantine(reason);
  }

  private static boolean isShort(Visible text) {
    return text.words().size() <= SHORT;
  }
}

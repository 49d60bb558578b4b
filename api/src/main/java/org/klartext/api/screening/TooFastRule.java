package org.klartext.api.screening;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.klartext.api.contribution.Verdict;

/** Nobody reads and fills in a form in a moment. */
record TooFastRule(Duration fastest) implements Rule {
  @Override
  public String name() {
    return "too-fast";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival, Circumstances circumstances) {
    return circumstances
        .filledIn()
        .filter(it -> it.compareTo(fastest) < 0)
        .flatMap(it ->
            quarantine(
                String.format(
                    Locale.ROOT,
                    "The form came back after %.1f seconds; a person needs at least %.1f.",
                    it.toMillis() / 1000.0,
                    fastest.toMillis() / 1000.0)));
  }
}

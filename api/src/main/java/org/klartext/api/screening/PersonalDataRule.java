package org.klartext.api.screening;

import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Verdict;

/** What a contributor may not want to be public is seen by a person first. */
record PersonalDataRule() implements Rule {
  @Override
  public String name() {
    return "personal-data";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival, Circumstances circumstances) {
    return in("text", arrival.text()).or(() -> in("name", arrival.name()));
  }

  private Optional<Verdict> in(String place, Visible text) {
    List<Finding> findings = PersonalData.in(text);
    return findings.isEmpty() ? Optional.empty() : hold(reason(place, text, findings.getFirst()));
  }

  private static String reason(String place, Visible text, Finding first) {
    return "The %s contains %s, which would become public: %s."
        .formatted(place, first.sort().words(), text.quote(first.start(), first.end()));
  }
}

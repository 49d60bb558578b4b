package org.klartext.api.screening;

import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Verdict;

/** Nobody may pass for one of the experts. */
record ExpertNameRule() implements Rule {
  @Override
  public String name() {
    return "expert-name";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival) {
    List<PersonName> readings = PersonName.readings(arrival.name());
    return arrival.circumstances().expertNames().stream()
        .sorted()
        .filter(expert -> passesFor(readings, Visible.of(expert)))
        .findFirst()
        .flatMap(expert -> hold(reason(arrival.name(), expert)));
  }

  private static boolean passesFor(List<PersonName> readings, Visible expert) {
    List<PersonName> experts = PersonName.readings(expert);
    return readings.stream().anyMatch(it -> experts.stream().anyMatch(it::passesFor));
  }

  private static String reason(Visible name, String expert) {
    return "The name %s can be taken for that of the expert %s.".formatted(name.quote(), expert);
  }
}

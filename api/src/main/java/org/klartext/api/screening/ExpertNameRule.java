package org.klartext.api.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.klartext.api.contribution.Verdict;

/** Nobody may pass for one of the experts. */
final class ExpertNameRule implements Rule {
  /** The experts change seldom; they are read once. */
  private final AtomicReference<Experts> last = new AtomicReference<>(Experts.of(Set.of()));

  private record Expert(String name, List<PersonName> readings) {}

  private record Experts(Set<String> names, List<Expert> all) {
    static Experts of(Set<String> names) {
      return new Experts(
          names,
          names.stream()
              .sorted()
              .map(it -> new Expert(it, PersonName.readings(Visible.of(it))))
              .toList());
    }
  }

  @Override
  public String name() {
    return "expert-name";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival, Circumstances circumstances) {
    Experts experts = experts(circumstances.expertNames());
    List<PersonName> readings =
        experts.all().isEmpty() ? List.of() : PersonName.readings(arrival.name());
    for (Expert expert : experts.all()) {
      if (passesFor(readings, expert.readings())) {
        return hold(reason(arrival.name(), expert.name()));
      }
    }
    return Optional.empty();
  }

  private Experts experts(Set<String> names) {
    Experts known = last.get();
    if (known.names().equals(names)) {
      return known;
    }
    Experts read = Experts.of(names);
    last.set(read);
    return read;
  }

  private static boolean passesFor(List<PersonName> readings, List<PersonName> expert) {
    for (PersonName reading : readings) {
      for (PersonName name : expert) {
        if (reading.passesFor(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String reason(Visible name, String expert) {
    return "The name %s can be taken for that of the expert %s.".formatted(name.quote(), expert);
  }
}

package org.klartext.api.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds what others need not know of a person. */
final class PersonalData {
  private PersonalData() {}

  /** The findings in their order; none overlaps another. */
  static List<Finding> in(Visible text) {
    List<DigitRun> digits = DigitRun.in(text.text());
    List<Finding> all =
        Stream.of(
                EmailAddresses.in(text),
                AccountNumbers.in(text.text(), digits),
                PhoneNumbers.in(text.text(), digits))
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Finding::start).thenComparing(Finding::sort))
            .toList();
    List<Finding> apart = new ArrayList<>();
    for (Finding finding : all) {
      if (apart.isEmpty() || !apart.getLast().overlaps(finding)) {
        apart.add(finding);
      }
    }
    return apart;
  }
}

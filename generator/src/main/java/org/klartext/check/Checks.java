package org.klartext.check;

import java.util.List;
import java.util.stream.Stream;
import org.klartext.site.Problem;
import org.klartext.plan.Views;

/** All checks of a site. */
public final class Checks {
  private Checks() {}

  /** One kind of fault. */
  interface Check {
    /** What is wrong with a site. */
    Stream<Problem> problems(Views.Planned planned);
  }

  private static final List<Check> ALL =
      List.of(
          new LinkCheck(),
          new AltTextCheck(),
          new NameCheck(),
          new TopicCheck(),
          new RelatedCheck(),
          new ReachabilityCheck(),
          new TranslationCheck(),
          new PermalinkCheck());

  /**
   * What is wrong with a site, the faults found while reading it included, by place.
   *
   * @param planned the site and what its links lead to
   */
  public static List<Problem> of(Views.Planned planned) {
    return of(planned, ALL);
  }

  /**
   * The same, and whether searches find what they should. That takes longer, since an index is made
   * of every language in which a page expects anything.
   */
  public static List<Problem> thorough(Views.Planned planned) {
    return of(planned, Stream.concat(ALL.stream(), Stream.of(new ExpectCheck())).toList());
  }

  private static List<Problem> of(Views.Planned planned, List<Check> checks) {
    return Stream.concat(
            planned.site().problems().stream(),
            checks.parallelStream().flatMap(check -> check.problems(planned)))
        .distinct()
        .sorted(Problem.BY_PLACE)
        .toList();
  }
}

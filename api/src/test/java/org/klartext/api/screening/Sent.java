package org.klartext.api.screening;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Submission;
import org.klartext.api.contribution.Verdict;

/** What tests send, and what becomes of it. */
final class Sent {
  static final Circumstances ORDINARY =
      new Circumstances(false, Optional.empty(), 0, Set.of(), true);
  private static final Screening SCREENING = new Screening(ScreeningRules.DEFAULT);

  private Sent() {}

  static Submission comment(String body) {
    return comment(body, Contributor.UNKNOWN);
  }

  static Submission comment(String body, Contributor contributor) {
    return submission(Kind.COMMENT, "", body, contributor);
  }

  static Submission question(String title, String body) {
    return submission(Kind.QUESTION, title, body, Contributor.UNKNOWN);
  }

  static Submission submission(Kind kind, String title, String body, Contributor contributor) {
    Optional<String> page = kind == Kind.QUESTION ? Optional.empty() : Optional.of("page");
    return new Submission(
        kind, page, title, body, Optional.empty(), "de", Optional.empty(), contributor);
  }

  static Contributor named(String name) {
    return new Contributor(name, Optional.empty(), Optional.empty());
  }

  static Circumstances repeated(int before) {
    return new Circumstances(false, Optional.empty(), before, Set.of(), true);
  }

  static Circumstances filledIn(Duration time) {
    return new Circumstances(false, Optional.of(time), 0, Set.of(), true);
  }

  static Circumstances experts(String... names) {
    return new Circumstances(false, Optional.empty(), 0, Set.of(names), true);
  }

  static Verdict verdict(String body) {
    return verdict(comment(body), ORDINARY);
  }

  static Verdict verdict(Submission submission, Circumstances circumstances) {
    return SCREENING.screen(Arrival.of(submission), circumstances);
  }

  /** Outcome and rule, such as {@code hold links}. */
  static String brief(Verdict verdict) {
    return verdict.outcome().name().toLowerCase(java.util.Locale.ROOT) + " " + verdict.rule();
  }

  static String brief(String body) {
    return brief(verdict(body));
  }
}

package org.klartext.api.screening;

import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Submission;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.contribution.Verdict.Outcome;

/** The first look at a submission. Nothing is dropped; what is taken for spam waits too. */
public final class Screening {
  private final List<Rule> rules;

  /** A screening that follows these rules. */
  public Screening(ScreeningRules rules) {
    this.rules =
        List.of(
            new HoneypotRule(),
            new TooFastRule(rules.fastest()),
            new RepeatedTextRule(),
            new LinksRule(rules.linksAllowed(), rules.linksEndured(), rules.ownHosts()),
            new BlocklistRule(rules.blocklist()),
            new ExpertNameRule(),
            new PersonalDataRule());
  }

  /**
   * What happens to a submission. The first rule that takes it for spam decides, else the first
   * that wants a person to look; if no rule objects, a comment is published where the site wants
   * that, and a person decides on all others.
   */
  public Verdict screen(Arrival arrival, Circumstances circumstances) {
    List<Verdict> verdicts =
        rules.stream()
            .map(rule -> rule.judge(arrival, circumstances))
            .flatMap(Optional::stream)
            .toList();
    return verdicts.stream()
        .filter(it -> it.outcome() == Outcome.QUARANTINE)
        .findFirst()
        .or(() -> verdicts.stream().findFirst())
        .orElseGet(() -> unobjected(arrival.submission(), circumstances));
  }

  private static Verdict unobjected(Submission submission, Circumstances circumstances) {
    return submission.kind() == Kind.COMMENT && circumstances.publishesComments()
        ? new Verdict(
            Outcome.PUBLISH, "none", "No rule objects; the site publishes comments at once.")
        : new Verdict(Outcome.HOLD, "none", "No rule objects; a person decides.");
  }
}

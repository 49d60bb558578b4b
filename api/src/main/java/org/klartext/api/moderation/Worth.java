package org.klartext.api.moderation;

import org.klartext.api.entrance.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Substance;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.substance.Rule;
import org.klartext.api.substance.SubstanceCheck;
import org.klartext.api.substance.Verdict;
import org.klartext.site.Page;

/** Says what the wording of an answer is worth to whoever asked. */
final class Worth {
  private final Supplier<Snapshot> snapshot;

  Worth(Supplier<Snapshot> snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * What the check says.
   *
   * @param substance in a word
   * @param rules that speak against it, the most telling first
   */
  record Judged(Substance substance, List<Rule> rules) {
    Judged {
      rules = List.copyOf(rules);
    }

    /** The most telling rule; empty for none. */
    String rule() {
      return rules.isEmpty() ? "" : rules.getFirst().key();
    }

    /** The same for whoever wrote it. */
    List<Refusal> refusals() {
      return rules.stream().map(it -> Refusal.of(Code.SIMULATED_HELP, "body", it.key())).toList();
    }
  }

  /**
   * Looks at an answer.
   *
   * @param question id of the question
   * @param body Markdown
   * @param lang language tag of the answer
   */
  Judged of(String question, String body, String lang) {
    return switch (SubstanceCheck.check(body, asked(question), lang)) {
      case Verdict.Passes() -> new Judged(Substance.PASSES, List.of());
      case Verdict.AsksBack() -> new Judged(Substance.ASKS_BACK, List.of());
      case Verdict.Stopped(List<Rule> rules) -> new Judged(Substance.STOPPED, rules);
    };
  }

  /** The same for what a visitor sends; only answers are looked at. */
  Optional<Substance> of(Contribution contribution, String body) {
    return contribution.kind() == Kind.ANSWER
        ? Optional.of(
            of(contribution.place().page(), body, contribution.place().lang()).substance())
        : Optional.empty();
  }

  /** What is public of the question. */
  private String asked(String question) {
    return snapshot.get().page(question).map(it -> it.meta().title() + "\n" + text(it)).orElse("");
  }

  private static String text(Page page) {
    return page instanceof Page.Question question ? question.body().text().plain() : "";
  }
}

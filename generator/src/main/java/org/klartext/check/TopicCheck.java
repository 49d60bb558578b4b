package org.klartext.check;

import java.util.stream.Stream;
import org.klartext.plan.Views;
import org.klartext.site.Page;
import org.klartext.site.Problem;
import org.klartext.site.SiteConfig.Contribution;

/**
 * Topics that nobody answers for: their questions would go to somebody who does not know about
 * them. An expert without a profile is told of by {@link NameCheck}.
 */
final class TopicCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    return planned.site().config().dialogue().accepts().contains(Contribution.QUESTION)
        ? planned.site().pages().stream().flatMap(TopicCheck::problems)
        : Stream.empty();
  }

  private static Stream<Problem> problems(Page page) {
    if (!(page instanceof Page.Topic topic) || !topic.experts().isEmpty()) {
      return Stream.empty();
    }
    String message =
        "Nobody answers for this topic; questions to it go to whoever defaultOwner names.";
    return Stream.of(
        Problem.warning(
                "topic-without-experts",
                page.meta().source().path(),
                page.meta().source().at("experts"),
                message)
            .withHint("Add experts: with the file names of their profiles, without .md."));
  }
}

package org.klartext.content;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.Problem;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Writer;
import org.klartext.site.text.Spelling;

/** Finds whom and what states and replies name, but nobody can see. */
final class ThreadNames {
  private final Set<String> experts;
  private final List<Problem> problems;

  /**
   * @param pages those that are shown
   * @param problems takes what is found
   */
  ThreadNames(List<Page> pages, List<Problem> problems) {
    this.experts =
        pages.stream()
            .map(Page::meta)
            .filter(meta -> meta.kind() == Kind.EXPERT)
            .map(meta -> meta.slug())
            .collect(Collectors.toCollection(TreeSet::new));
    this.problems = problems;
  }

  /** Looks at the replies of a page and at its state, if it has one. */
  void check(List<Reply> replies, Optional<Reading.Result.OfState> state) {
    for (Reply reply : replies) {
      if (reply.author() instanceof Writer.Staff(String expert) && reply.removed().isEmpty()) {
        checkExpert(
            expert, "author", reply.source(), "the reply is shown without a name and a profile");
      }
    }
    state.ifPresent(it -> check(replies, it.state(), it.source()));
  }

  private void check(List<Reply> replies, QuestionState state, Source source) {
    state.owner().ifPresent(owner -> checkExpert(owner, "owner", source, "no owner is shown"));
    List<String> answers =
        replies.stream()
            .filter(reply -> reply.kind() == Reply.Kind.ANSWER && reply.removed().isEmpty())
            .map(Reply::id)
            .toList();
    state
        .accepted()
        .filter(id -> !answers.contains(id))
        .ifPresent(id -> reportAnswer(id, answers, source));
  }

  private void checkExpert(String slug, String key, Source source, String consequence) {
    if (!experts.contains(slug)) {
      String message = key + ": There is no published expert “" + slug + "”; " + consequence + ".";
      problems.add(
          Problem.warning("unknown-expert", source.path(), source.at(key), message)
              .withHint(
                  Spelling.nearest(slug, experts)
                      .map(near -> "Did you mean “" + near + "”?")
                      .orElse("Write the file name of the expert’s page, without its ending.")));
    }
  }

  private void reportAnswer(String id, List<String> answers, Source source) {
    String message =
        "accepted: There is no answer “"
            + id
            + "” on this page; none is marked as the one that helped.";
    problems.add(
        Problem.warning("unknown-answer", source.path(), source.at("accepted"), message)
            .withHint(
                Spelling.nearest(id, answers)
                    .map(near -> "Did you mean “" + near + "”?")
                    .orElse("Write the id of a reply of the kind answer that is still there.")));
  }
}

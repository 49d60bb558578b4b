package org.klartext.content;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.Problem;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Writer;
import org.klartext.site.text.Spelling;

/** Finds whom and what states and replies name, but nobody can see. */
final class ThreadNames {
  private final Set<String> experts;
  private final Set<PageId> pages;
  private final List<Problem> problems;

  /**
   * @param pages those that are shown
   * @param all ids of these and of those that are shown to others or later
   * @param problems takes what is found
   */
  ThreadNames(List<Page> pages, Set<PageId> all, List<Problem> problems) {
    this.pages = all;
    this.experts =
        pages.stream()
            .map(Page::meta)
            .filter(meta -> meta.kind() == Kind.EXPERT)
            .map(meta -> meta.slug())
            .collect(Collectors.toCollection(TreeSet::new));
    this.problems = problems;
  }

  /** Looks at a page, at its replies and at its state, if it has one. */
  void check(Page page, List<Reply> replies, Optional<Reading.Result.OfState> state) {
    if (page instanceof Page.Question question) {
      checkRemoval(question.removed(), page, page.meta().source());
    }
    for (Reply reply : replies) {
      checkRemoval(reply.removed(), page, reply.source());
      if (reply.author() instanceof Writer.Staff(String expert) && reply.removed().isEmpty()) {
        checkExpert(
            expert, "author", reply.source(), "the reply is shown without a name and a profile");
      }
    }
    state.ifPresent(it -> {
      check(replies, it.state(), it.source());
      checkPage(it.state().faq(), "faq", page, it.source(), "faq");
      checkPage(it.state().duplicateOf(), "duplicateOf", page, it.source(), "duplicateOf");
    });
  }

  private void checkRemoval(Optional<Reply.Removal> removal, Page page, Source source) {
    checkPage(removal.flatMap(Reply.Removal::of), "of", page, source, RemovalReader.KEY);
  }

  /** Whether readers can see the page does not matter: what they cannot see is not linked. */
  private void checkPage(
      Optional<PageId> named, String what, Page page, Source source, String key) {
    PageId own = page.meta().id();
    if (named.filter(id -> id.equals(own) || !pages.contains(id)).isPresent()) {
      PageId id = named.get();
      List<String> others =
          pages.stream().filter(it -> !it.equals(own)).map(PageId::value).sorted().toList();
      String message =
          what + ": There is no other page with the id “" + id + "”; no link is shown.";
      problems.add(
          Problem.warning("unknown-page", source.path(), source.at(key), message)
              .withHint(
                  Spelling.nearest(id.value(), others)
                      .map(near -> "Did you mean “" + near + "”?")
                      .orElse("Write the id of a page: api/v1/pages/index.json tells them all.")));
    }
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

package org.klartext.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.site.Writer;
import org.klartext.view.Card;
import org.klartext.view.Link;

/**
 * What readers of one language are told of questions besides their texts: where they stand, and
 * which pages came of them.
 *
 * @param site with the questions
 * @param lang of the readers
 */
record Questions(Site site, String lang) {
  /** Overdue ones first, then as they fall due; last those that wait for their askers. */
  static final Comparator<Shelf.Item> BY_URGENCY =
      Comparator.comparing((Shelf.Item item) -> state(item.page()).status())
          .thenComparing(item -> state(item.page()).overdueSince().orElse(Instant.MAX))
          .thenComparing(item -> state(item.page()).due().orElse(Instant.MAX));

  private static QuestionState state(Page page) {
    return page instanceof Page.Question question ? question.state() : QuestionState.NEW;
  }

  /** True for a question that nothing has answered yet. */
  static boolean isOpen(Page page) {
    return page instanceof Page.Question question && question.state().status().isOpen();
  }

  /**
   * What a list tells of a question.
   *
   * @param owner who is responsible for it
   */
  Card.Details.OfQuestion details(Page.Question question, Optional<Card> owner) {
    PageId id = question.meta().id();
    Optional<String> questionBack = questionBack(question);
    long answers =
        answers(question).filter(it -> !questionBack.equals(Optional.of(it.id()))).count();
    return new Card.Details.OfQuestion(
        question.state(),
        (int) answers,
        question.author() instanceof Writer.Visitor visitor ? visitor.name() : "",
        owner,
        question.removed().isPresent() ? Optional.empty() : link(question.state().faq(), id),
        link(question.removed().flatMap(Reply.Removal::of).or(question.state()::closedFor), id));
  }

  private java.util.stream.Stream<Reply> answers(Page page) {
    return site.replies(page.meta().id()).stream()
        .filter(reply -> reply.kind() == Reply.Kind.ANSWER && reply.removed().isEmpty());
  }

  /** The reply that asks back: the last one of the house while the question waits for its asker. */
  Optional<String> questionBack(Page page) {
    QuestionState state = state(page);
    return state.status() == QuestionState.Status.ASKED_BACK
        ? answers(page)
            .filter(reply -> reply.author() instanceof Writer.Staff)
            .map(Reply::id)
            .filter(id -> !state.accepted().equals(Optional.of(id)))
            .reduce((_, last) -> last)
        : Optional.empty();
  }

  /**
   * The way to a page, if this edition shows it.
   *
   * @param target its id
   * @param from id of the page that leads there
   */
  Optional<Link.ToPage> link(Optional<PageId> target, PageId from) {
    return target
        .filter(id -> !id.equals(from))
        .flatMap(site::pageOfId)
        .filter(page -> !page.isRemoved())
        .map(this::link);
  }

  private Link.ToPage link(Page page) {
    String href = site.config().baseUrl().href(Fallbacks.shownAt(site, page, lang));
    return new Link.ToPage(page.meta().id(), page.meta().title(), href, page.meta().lang());
  }

  /** The ways to questions, oldest first. */
  List<Link.ToPage> links(List<Page> questions) {
    return questions.stream()
        .sorted(Comparator.comparing(it -> it.meta().lifetime().date().orElse(Instant.MIN)))
        .map(this::link)
        .toList();
  }
}

package org.klartext.api.entrance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Submission;
import org.klartext.api.entrance.Refusal.Code;
import org.klartext.api.publishing.Snapshot;
import org.klartext.site.Comments;
import org.klartext.site.Page;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.SiteConfig;
import org.klartext.site.SiteConfig.Dialogue;

/** Says whether a portal takes a contribution at all, and reads it. */
public final class Entrance {
  private final Snapshot snapshot;
  private final Limits limits;

  /**
   * For the portal as it is now.
   *
   * @param snapshot what is public
   * @param limits of lengths
   */
  public Entrance(Snapshot snapshot, Limits limits) {
    this.snapshot = snapshot;
    this.limits = limits;
  }

  /**
   * Reads a question.
   *
   * @param values by the name of the field: title, body, topic, lang, name, email, website
   * @throws RefusedException with everything that is wrong
   */
  public Submission question(Map<String, String> values) {
    requireAccepted(SiteConfig.Contribution.QUESTION);
    Fields fields = new Fields(values, limits);
    String lang = lang(fields, snapshot.site().config().defaultLanguage());
    Optional<String> topic = some(fields.line("topic", 80));
    topic
        .filter(it -> snapshot.site().topic(it, lang).isEmpty())
        .ifPresent(_ -> fields.refuse(Code.UNKNOWN_TOPIC, "topic"));
    Submission submission =
        new Submission(
            Kind.QUESTION,
            Optional.empty(),
            fields.title(),
            fields.body(),
            topic,
            lang,
            Optional.empty(),
            contributor(fields));
    fields.requireValid();
    return submission;
  }

  /**
   * Reads a comment or an answer.
   *
   * @param kind of the two
   * @param pageId under which it is to stand
   * @param values by the name of the field: body, replyTo, lang, name, email, website
   * @throws RefusedException with everything that is wrong
   */
  public Submission reply(Kind kind, String pageId, Map<String, String> values) {
    Page page = requireOpen(kind, pageId);
    Fields fields = new Fields(values, limits);
    String lang = lang(fields, page.meta().lang());
    Optional<String> replyTo = some(fields.line("replyTo", 64));
    replyTo
        .filter(it -> !isReplyOn(page, it))
        .ifPresent(_ -> fields.refuse(Code.UNKNOWN_REPLY, "replyTo"));
    Submission submission =
        new Submission(
            kind,
            Optional.of(pageId),
            "",
            fields.body(),
            Optional.empty(),
            lang,
            replyTo,
            contributor(fields));
    fields.requireValid();
    return submission;
  }

  /**
   * The page, if it takes replies of a kind.
   *
   * @throws RefusedException if there is no such page, or if it takes none
   */
  public Page requireOpen(Kind kind, String pageId) {
    Page page = snapshot.page(pageId).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    if (kind == Kind.ANSWER) {
      requireAccepted(SiteConfig.Contribution.ANSWER);
      requireOpenQuestion(page);
    } else {
      requireAccepted(SiteConfig.Contribution.COMMENT);
      requireComments(page);
    }
    return page;
  }

  /**
   * The question, if experts can answer it: also where readers may not.
   *
   * @throws RefusedException if there is no such question, or if it is closed
   */
  public Page requireQuestion(String pageId) {
    Page page = snapshot.page(pageId).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    requireOpenQuestion(page);
    return page;
  }

  /**
   * Says no if the portal does not take questions.
   *
   * @throws RefusedException then
   */
  public void requireQuestions() {
    requireAccepted(SiteConfig.Contribution.QUESTION);
  }

  private void requireAccepted(SiteConfig.Contribution kind) {
    if (!snapshot.site().config().dialogue().accepts().contains(kind)) {
      throw new RefusedException(Code.NOT_ACCEPTED);
    }
  }

  private static void requireOpenQuestion(Page page) {
    if (!(page instanceof Page.Question question)) {
      throw new RefusedException(Code.NOT_FOUND);
    }
    if (question.state().status() == QuestionState.Status.CLOSED) {
      throw new RefusedException(Code.QUESTION_CLOSED);
    }
  }

  private void requireComments(Page page) {
    Dialogue dialogue = snapshot.site().config().dialogue();
    if (dialogue.commentsOn(page.meta(), snapshot.site().instant()) != Comments.OPEN) {
      throw new RefusedException(Code.COMMENTS_CLOSED);
    }
  }

  private String lang(Fields fields, String usual) {
    String lang = some(fields.line("lang", 35)).orElse(usual);
    List<String> languages = snapshot.site().config().languages();
    if (!languages.contains(lang)) {
      fields.refuse(Code.UNKNOWN_LANGUAGE, "lang", String.join(", ", languages));
    }
    return lang;
  }

  private boolean isReplyOn(Page page, String id) {
    List<Reply> replies = snapshot.site().replies(page.meta().id());
    return replies.stream().anyMatch(it -> it.id().equals(id) && it.removed().isEmpty());
  }

  private static Contributor contributor(Fields fields) {
    return new Contributor(fields.name(), fields.email(), fields.website());
  }

  private static Optional<String> some(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}

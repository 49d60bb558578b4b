package org.klartext.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.klartext.site.text.Initials;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.PageId;
import org.klartext.site.QuestionState;

/**
 * A page as other pages show it: in lists, as a topic, as a person.
 *
 * @param id of the page
 * @param kind of the page
 * @param title of the page; the name of an expert
 * @param description one or two sentences
 * @param href its address
 * @param lang its language
 * @param date from when
 * @param updated of the last change worth telling
 * @param details what only its kind has
 * @param digest of all the above
 */
public record Card(
    PageId id,
    Kind kind,
    String title,
    Optional<String> description,
    String href,
    String lang,
    Optional<Instant> date,
    Optional<Instant> updated,
    Details details,
    Digest digest) {

  /** What only some kinds have. */
  public sealed interface Details {
    /** Of all they say. */
    default Digest digest() {
      return Digest.of(toString());
    }

    /** Nothing more. */
    record None() implements Details {
      @Override
      public Digest digest() {
        return Digest.EMPTY;
      }
    }

    /**
     * A question.
     *
     * @param state where it stands
     * @param answers how many answers it has; a question back is none
     * @param author who asked; may be empty
     * @param owner the expert who is responsible for it
     * @param faq the page it was promoted to
     * @param duplicateOf the page that answers it, if it is closed or removed for that reason
     */
    record OfQuestion(
        QuestionState state,
        int answers,
        String author,
        Optional<Card> owner,
        Optional<Link.ToPage> faq,
        Optional<Link.ToPage> duplicateOf)
        implements Details {}

    /**
     * A topic.
     *
     * @param icon name of a picture of the theme
     * @param promise business hours within which an answer is promised
     * @param pages how many articles, FAQ entries and questions it gathers
     */
    record OfTopic(Optional<String> icon, Optional<Duration> promise, int pages)
        implements Details {}

    /**
     * A tag, which has a list but no page.
     *
     * @param slug the last folder of its address
     * @param pages how many pages carry it
     */
    record OfTag(String slug, int pages) implements Details {}

    /**
     * An expert.
     *
     * @param role what the person does
     * @param department where
     * @param photo address of a picture
     */
    record OfExpert(Optional<String> role, Optional<String> department, Optional<Resolved> photo)
        implements Details {}
  }

  /** The key of the kind, for templates. */
  public String type() {
    return kind.key();
  }

  /** What only a question has. */
  public Optional<Details.OfQuestion> question() {
    return details instanceof Details.OfQuestion question
        ? Optional.of(question)
        : Optional.empty();
  }

  /**
   * {@code open}, {@code asked-back}, {@code answered} or {@code closed} for a question, otherwise
   * empty.
   */
  public String status() {
    return question().map(it -> it.state().status().key()).orElse("");
  }

  /** The same, but {@code reopened} for an open question whose answers did not help. */
  public String standing() {
    boolean again = isOf(QuestionState.Status.OPEN) && reopened().isPresent();
    return again ? "reopened" : status();
  }

  /** True for a question that nothing has answered yet. */
  public boolean open() {
    return question().filter(it -> it.state().status().isOpen()).isPresent();
  }

  /** When the asker last said that the answers did not help. */
  public Optional<Instant> reopened() {
    return question().flatMap(it -> it.state().reopened());
  }

  /** How often a question was passed to another expert; 0 for all else. */
  public int handedOver() {
    return question().map(it -> it.state().handedOver()).orElse(0);
  }

  /** The page a question was promoted to. */
  public Optional<Link.ToPage> faq() {
    return question().flatMap(Details.OfQuestion::faq);
  }

  /** The page that answers a question that is closed or removed for that reason. */
  public Optional<Link.ToPage> duplicateOf() {
    return question().flatMap(Details.OfQuestion::duplicateOf);
  }

  /** How many answers a question has; 0 for all else. */
  public int answers() {
    return question().map(Details.OfQuestion::answers).orElse(0);
  }

  /** Who is responsible for a question that is still open. */
  public Optional<Card> owner() {
    return open() ? question().flatMap(Details.OfQuestion::owner) : Optional.empty();
  }

  /** Until when an answer to an open question is promised; nothing while its clock rests. */
  public Optional<Instant> due() {
    return question().flatMap(it -> it.state().fallsDue());
  }

  /** Since when an open question waits longer than was promised. */
  public Optional<Instant> overdueSince() {
    return isOf(QuestionState.Status.OPEN)
        ? question().flatMap(it -> it.state().overdueSince())
        : Optional.empty();
  }

  private boolean isOf(QuestionState.Status status) {
    return question().filter(it -> it.state().status() == status).isPresent();
  }

  /** What an expert does, or an empty text. */
  public String role() {
    return details instanceof Details.OfExpert expert ? expert.role().orElse("") : "";
  }

  /** Where an expert works, or an empty text. */
  public String department() {
    return details instanceof Details.OfExpert expert ? expert.department().orElse("") : "";
  }

  /** Address of an expert's picture, or an empty text. */
  public String photo() {
    return details instanceof Details.OfExpert expert
        ? expert.photo().map(Resolved::href).orElse("")
        : "";
  }

  /** Up to two capital letters that stand for a person without a picture. */
  public String initials() {
    return Initials.of(title);
  }

  /** The picture of a topic, or an empty text. */
  public String icon() {
    return details instanceof Details.OfTopic topic ? topic.icon().orElse("") : "";
  }

  /** The business hours a topic promises an answer in; 0 for none. */
  public long promiseHours() {
    return details instanceof Details.OfTopic topic
        ? topic.promise().map(Duration::toHours).orElse(0L)
        : 0;
  }

  /** How many articles, FAQ entries and questions a topic gathers; 0 for all else. */
  public int pages() {
    return details instanceof Details.OfTopic topic ? topic.pages() : 0;
  }
}

package org.klartext.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.site.text.Initials;
import org.klartext.site.Digest;
import org.klartext.site.Reply;

/**
 * What stands under a page.
 *
 * @param answers threads that start with an answer; the accepted one first, then oldest first
 * @param comments threads that start with a comment, oldest first
 * @param mentions links from other sites
 * @param mode {@code open}, {@code closed} or {@code off}
 * @param forms where readers write about the page
 * @param digest of all the above
 */
public record Discussion(
    List<Entry> answers,
    List<Entry> comments,
    List<Entry> mentions,
    String mode,
    Forms forms,
    Digest digest) {

  /** Copies what it is given. */
  public Discussion {
    answers = List.copyOf(answers);
    comments = List.copyOf(comments);
    mentions = List.copyOf(mentions);
  }

  /**
   * One reply and what was said to it.
   *
   * @param reply the reply
   * @param text its text with its links resolved
   * @param expert the profile of its author, if staff
   * @param accepted true if it is the answer that helped
   * @param asksBack true if it asks the asker back and waits for more
   * @param duplicateOf the page that says the same, if it was removed for that reason
   * @param addressee whom it replies to; absent at the start of a thread
   * @param replies to it, oldest first
   * @param forms where readers write about it
   */
  public record Entry(
      Reply reply,
      Links text,
      Optional<Card> expert,
      boolean accepted,
      boolean asksBack,
      Optional<Link.ToPage> duplicateOf,
      Optional<Addressee> addressee,
      List<Entry> replies,
      Forms forms) {
    /** Copies what it is given. */
    public Entry {
      replies = List.copyOf(replies);
    }

    /** The same without what was said to it. */
    public Entry alone() {
      return new Entry(
          reply, text, expert, accepted, asksBack, duplicateOf, addressee, List.of(), forms);
    }

    /** The anchor of the reply. */
    public String id() {
      return reply.id();
    }

    /** The name of the author; empty if none was given or the expert has no published profile. */
    public String name() {
      return switch (reply.author()) {
        case org.klartext.site.Writer.Staff _ -> expert.map(Card::title).orElse("");
        case org.klartext.site.Writer.Visitor(String name, Optional<String> _) -> name;
      };
    }

    /** Up to two capital letters of the name. */
    public String initials() {
      return Initials.of(name());
    }

    /** The author's own site; empty for none. */
    public String website() {
      return reply.author() instanceof org.klartext.site.Writer.Visitor visitor
          ? visitor.website().orElse("")
          : "";
    }

    /** True if somebody from the house wrote it. */
    public boolean staff() {
      return reply.author() instanceof org.klartext.site.Writer.Staff;
    }

    /** {@code answer}, {@code comment} or {@code mention}. */
    public String type() {
      return reply.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** When it was published. */
    public Instant date() {
      return reply.date();
    }

    /** When it was changed since. */
    public Optional<Instant> edited() {
      return reply.edited();
    }

    /** The reason for which it was taken away, a dash for none; empty if it is there. */
    public String removed() {
      return reply.removed().map(removal -> removal.reason().orElse("–")).orElse("");
    }

    /** When it was taken away, if that is known. */
    public Optional<Instant> removedOn() {
      return reply.removed().flatMap(Reply.Removal::date);
    }

    /** Its language. */
    public String lang() {
      return reply.lang();
    }

    /** Its text as HTML. */
    public String html() {
      return text.html();
    }
  }

  /**
   * Somebody who is replied to.
   *
   * @param id of what they wrote
   * @param name of them; empty for none, and where it has been removed
   * @param staff true if they are from the house
   */
  public record Addressee(String id, String name, boolean staff) {}

  /**
   * Where readers write about a page or a reply; each is absent where nobody takes it.
   *
   * @param answer address of the form for an answer to a question
   * @param comment address of the form for a comment; on a reply, for a comment on that
   * @param report address of the form that reports a question or a reply
   * @param helpful address that takes whether the page has helped
   */
  public record Forms(
      Optional<String> answer,
      Optional<String> comment,
      Optional<String> report,
      Optional<String> helpful) {
    /** Where nobody takes anything. */
    public static final Forms NONE =
        new Forms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** True if readers cannot write. */
    public boolean isEmpty() {
      return answer.isEmpty() && comment.isEmpty() && report.isEmpty() && helpful.isEmpty();
    }
  }

  /** How many answers there are; comments on them and what was removed do not count. */
  public int answerCount() {
    return givenAnswers().size();
  }

  /** All answers wherever they stand; not what was removed, and not a question back. */
  public List<Entry> givenAnswers() {
    return Stream.concat(answers.stream(), comments.stream())
        .flatMap(Discussion::whole)
        .filter(entry -> entry.reply().kind() == Reply.Kind.ANSWER)
        .filter(entry -> entry.removed().isEmpty() && !entry.asksBack())
        .toList();
  }

  private static Stream<Entry> whole(Entry entry) {
    return Stream.concat(Stream.of(entry), entry.replies().stream().flatMap(Discussion::whole));
  }

  /** How many replies there are, those that were removed not counted. */
  public int size() {
    return (int)
        Stream.of(answers, comments, mentions)
            .flatMap(List::stream)
            .flatMap(Discussion::whole)
            .filter(entry -> entry.removed().isEmpty())
            .count();
  }

  /** True if nobody has said anything. */
  public boolean isEmpty() {
    return answers.isEmpty() && comments.isEmpty() && mentions.isEmpty();
  }
}

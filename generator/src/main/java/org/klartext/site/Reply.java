package org.klartext.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands under a page.
 *
 * @param id unique on its page
 * @param kind answer, comment or mention
 * @param replyTo id of the reply it answers
 * @param author who wrote it
 * @param date when it was published
 * @param edited when it was changed since
 * @param lang language tag
 * @param removed why and when it was taken away; the body is empty then
 * @param body its text
 * @param source its file
 * @param digest of all of it
 */
public record Reply(
    String id,
    Kind kind,
    Optional<String> replyTo,
    Writer author,
    Instant date,
    Optional<Instant> edited,
    String lang,
    Optional<Removal> removed,
    Body body,
    Source source,
    Digest digest) {

  /** What a reply is. */
  public enum Kind {
    /** Answers a question. */
    ANSWER,
    /** Says something on a page. */
    COMMENT,
    /** A link from another site. */
    MENTION
  }

  /**
   * Why a reply or a question is gone.
   *
   * @param reason should be one of the closed list; absent if nobody named one
   * @param date when, if that is known
   * @param of id of the page that says the same, for a duplicate
   */
  public record Removal(Optional<String> reason, Optional<Instant> date, Optional<PageId> of) {
    /** The closed list of reasons for which the house may refuse something or take it away. */
    public static final List<String> REFUSALS =
        List.of(
            "spam", "insult", "personal-data", "unlawful", "off-topic", "duplicate", "advertising");

    /** All reasons: those, and that whoever wrote it wanted it so. */
    public static final List<String> REASONS =
        Stream.concat(REFUSALS.stream(), Stream.of("withdrawn", "erased")).toList();
  }
}

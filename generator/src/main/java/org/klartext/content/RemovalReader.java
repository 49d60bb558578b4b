package org.klartext.content;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.Moments;
import org.klartext.site.PageId;
import org.klartext.site.Problem;
import org.klartext.site.Reply;
import org.klartext.site.text.Spelling;

/**
 * Reads what a visitor's file says of its removal. In doubt it is gone.
 *
 * @param what is removed, in words: a reply or a question
 * @param file path below the content folder
 * @param zone in which dates without a time are meant
 * @param problems takes what is found
 */
record RemovalReader(String what, String file, ZoneId zone, List<Problem> problems) {
  /** The key. */
  static final String KEY = "removed";

  /** What a key that names a page should be. */
  static final String PAGE_ID = "the id of a page";

  /** How to mend a removal. */
  static final String HINT =
      "Its text stays away. Write removed: {reason: spam, date: 2026-11-06}; the reasons are: "
          + String.join(", ", Reply.Removal.REASONS)
          + ".";

  /** Whatever stands behind the key, it is a removal. */
  Optional<Reply.Removal> read(Fields fields) {
    return fields.keys().contains(KEY) ? Optional.of(removal(fields)) : Optional.empty();
  }

  private Reply.Removal removal(Fields fields) {
    Optional<Fields> removal = fields.table(KEY);
    removal.ifPresent(it -> it.refuseUnknown(Schema.REMOVAL));
    Optional<String> reason = removal.flatMap(it -> it.text("reason"));
    reason
        .filter(it -> !Reply.Removal.REASONS.contains(it))
        .ifPresent(it -> reportReason(fields, it));
    boolean nameless =
        removal.map(it -> it.value("reason").isEmpty()).orElse(fields.value(KEY).isEmpty());
    if (nameless) {
      String message = "The " + what + " was removed, but no reason is named.";
      problems.add(Problem.error("missing-key", file, fields.at(KEY), message).withHint(HINT));
    }
    return new Reply.Removal(
        reason,
        removal.flatMap(it ->
            it.read(
                "date",
                "a date such as 2026-11-21T08:00:00Z",
                text -> Moments.instant(text, zone))),
        removal.flatMap(it -> it.read("of", PAGE_ID, PageId::new)));
  }

  private void reportReason(Fields fields, String reason) {
    List<String> known = Reply.Removal.REASONS;
    String message =
        "“" + reason + "” is not one of the reasons for which a " + what + " is removed.";
    problems.add(
        Problem.warning("unknown-reason", file, fields.at(KEY), message)
            .withHint(
                Spelling.nearest(reason, known)
                    .map(near -> "Did you mean “" + near + "”?")
                    .orElse("Known are: " + String.join(", ", known) + ".")));
  }
}

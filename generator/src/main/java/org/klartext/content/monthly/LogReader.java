package org.klartext.content.monthly;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.Moments;
import org.klartext.site.LogMonth;
import org.klartext.site.LogMonth.Decider;
import org.klartext.site.LogMonth.Outcome;
import org.klartext.site.Permalink;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Reply;
import org.klartext.site.SiteConfig.Contribution;
import org.klartext.site.text.Spelling;

/** Reads one month of the public log of decisions. */
final class LogReader {
  private static final Map<String, Contribution> KINDS = Fields.choices(Contribution.class);
  private static final Map<String, Outcome> OUTCOMES = Fields.choices(Outcome.class);
  private static final Map<String, Decider> DECIDERS = Fields.choices(Decider.class);
  private static final List<String> KEYS = List.of("month", "decisions", "totals");
  private static final List<String> ENTRY =
      List.of("at", "kind", "decision", "reason", "by", "page");
  private static final List<String> TOTALS =
      List.of("approved", "rejected", "removed", "withdrawn", "erased");

  private final MonthlyFile file;

  private LogReader(MonthlyFile file) {
    this.file = file;
  }

  /** Reads a file; whatever is wrong with it becomes a problem. */
  static MonthlyFile.Result<LogMonth> read(MonthlyFile file) {
    return file.read("log", new LogReader(file)::month);
  }

  private Optional<LogMonth> month(YearMonth named, Fields fields) {
    fields.refuseUnknown(KEYS);
    List<LogMonth.Entry> entries =
        fields.tables("decisions").stream().flatMap(it -> entry(it).stream()).toList();
    return Optional.of(new LogMonth(named, entries, totals(fields), file.asset(), file.digest()));
  }

  private Optional<LogMonth.Entry> entry(Fields fields) {
    fields.refuseUnknown(ENTRY);
    var at =
        fields.read(
            "at",
            "an instant such as 2026-11-25T10:03:00Z",
            text -> Moments.instant(text, ZoneOffset.UTC));
    var kind = fields.choice("kind", KINDS);
    var outcome = fields.choice("decision", OUTCOMES);
    var by = fields.choice("by", DECIDERS);
    Optional<String> reason = fields.text("reason");
    reason.ifPresent(it -> checkReason(it, fields.at("reason")));
    if (at.isEmpty() || kind.isEmpty() || outcome.isEmpty() || by.isEmpty()) {
      fields.warn(
          "missing-key",
          "at",
          "The decision is not complete, or says what nobody knows; it is left out.");
      return Optional.empty();
    }
    Optional<Permalink> page =
        fields.read("page", "an address such as /faq/example/", LogReader::permalink);
    return Optional.of(
        new LogMonth.Entry(at.get(), kind.get(), outcome.get(), reason, by.get(), page));
  }

  private static Permalink permalink(String text) {
    if (!Permalink.isValid(text)) {
      throw new IllegalArgumentException("Not an address");
    }
    return new Permalink(text);
  }

  private void checkReason(String reason, Position position) {
    List<String> known = Reply.Removal.REASONS;
    if (!known.contains(reason) && !reason.isEmpty()) {
      String message = "“" + reason + "” is not one of the reasons.";
      file.report(
          Problem.warning("unknown-reason", file.path(), position, message)
              .withHint(
                  Spelling.nearest(reason, known)
                      .map(near -> "Did you mean “" + near + "”?")
                      .orElse("Known are: " + String.join(", ", known) + ".")));
    }
  }

  private LogMonth.Totals totals(Fields fields) {
    Optional<Fields> totals = fields.table("totals");
    totals.ifPresent(it -> it.refuseUnknown(TOTALS));
    return totals
        .map(it ->
            new LogMonth.Totals(
                count(it, "approved"),
                byReason(it, "rejected"),
                byReason(it, "removed"),
                count(it, "withdrawn"),
                count(it, "erased")))
        .orElse(LogMonth.Totals.NONE);
  }

  private static int count(Fields fields, String key) {
    return fields.number(key).filter(it -> it > 0).orElse(0);
  }

  private Map<String, Integer> byReason(Fields fields, String key) {
    Map<String, Integer> counts = new TreeMap<>();
    fields
        .table(key)
        .ifPresent(inner ->
            inner
                .keys()
                .forEach(reason -> {
                  checkReason(reason, inner.at(reason));
                  counts.put(reason, count(inner, reason));
                }));
    return counts;
  }
}

package org.klartext.content;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.klartext.files.TreeFile;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.Moments;
import org.klartext.frontmatter.SourceText;
import org.klartext.site.Asset;
import org.klartext.site.Digest;
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
  private static final String LEFT_OUT = "; this month is not shown.";
  private static final Map<String, Contribution> KINDS = ConfigReader.choices(Contribution.class);
  private static final Map<String, Outcome> OUTCOMES = ConfigReader.choices(Outcome.class);
  private static final Map<String, Decider> DECIDERS = ConfigReader.choices(Decider.class);
  private static final List<String> KEYS = List.of("month", "decisions", "totals");
  private static final List<String> ENTRY =
      List.of("at", "kind", "decision", "reason", "by", "page");
  private static final List<String> TOTALS =
      List.of("approved", "rejected", "removed", "withdrawn", "erased");

  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  private LogReader(String path) {
    this.path = path;
  }

  /**
   * What was read.
   *
   * @param month nothing if the file is of no use
   * @param problems found in it
   */
  record Result(Optional<LogMonth> month, List<Problem> problems) {
    Result {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a file; whatever is wrong with it becomes a problem. */
  static Result read(TreeFile file, byte[] bytes) {
    LogReader reader = new LogReader(file.path());
    Optional<YearMonth> named = reader.named(file.name());
    Optional<LogMonth> month = named.flatMap(it -> reader.month(it, file, bytes));
    return new Result(month, reader.problems);
  }

  private Optional<YearMonth> named(String name) {
    try {
      return Optional.of(YearMonth.parse(name.substring(0, name.length() - ".json".length())));
    } catch (DateTimeException e) {
      problems.add(
          Problem.warning("bad-log-name", path, Position.START, "The name is no month" + LEFT_OUT)
              .withHint("Call it after its month, such as 2026-11.json."));
      return Optional.empty();
    }
  }

  private Optional<LogMonth> month(YearMonth named, TreeFile file, byte[] bytes) {
    try {
      Fields fields = new Fields(FrontMatter.jsonObject(SourceText.decode(bytes)), path, problems);
      fields.refuseUnknown(KEYS);
      checkMonth(fields, named);
      List<LogMonth.Entry> entries =
          fields.tables("decisions").stream().flatMap(it -> entry(it).stream()).toList();
      Asset asset = new Asset(file.path(), file.size(), file.modified(), 0, 0);
      return Optional.of(new LogMonth(named, entries, totals(fields), asset, Digest.of(bytes)));
    } catch (FrontMatterException e) {
      Problem fault = e.problem(path);
      problems.add(
          Problem.error(
                  "unreadable-log",
                  path,
                  fault.position(),
                  fault.message() + " This month is not shown.")
              .withHint("Delete the file: the server writes it anew."));
      return Optional.empty();
    }
  }

  private static void checkMonth(Fields fields, YearMonth named) {
    fields
        .read("month", "a month such as 2026-11", YearMonth::parse)
        .filter(month -> !month.equals(named))
        .ifPresent(month ->
            fields.warn(
                "bad-log-name", "month", "The file is called after " + named + "; that counts."));
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
      problems.add(
          Problem.warning("unknown-reason", path, position, message)
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

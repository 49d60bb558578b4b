package org.klartext.content.monthly;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.Value;
import org.klartext.site.FiguresMonth;
import org.klartext.site.FiguresMonth.Figures;
import org.klartext.site.Position;

/**
 * Reads one month of the service figures. Keys that nobody knows are for later versions; a number
 * that cannot be right makes the month useless, for nobody should be told half of it.
 */
final class FiguresReader {
  private static final String CODE = "bad-figures";

  private final MonthlyFile file;
  private boolean isUsable = true;

  private FiguresReader(MonthlyFile file) {
    this.file = file;
  }

  /** Reads a file; whatever is wrong with it becomes a problem. */
  static MonthlyFile.Result<FiguresMonth> read(MonthlyFile file) {
    return file.read("figures", new FiguresReader(file)::month);
  }

  private Optional<FiguresMonth> month(YearMonth named, Fields fields) {
    Optional<LocalDate> asOf = asOf(named, fields);
    Optional<Figures> all = figures(fields, "all");
    Map<String, Figures> topics = new TreeMap<>();
    table(fields, "topics")
        .ifPresent(inner ->
            inner
                .keys()
                .forEach(slug -> figures(inner, slug).ifPresent(it -> topics.put(slug, it))));
    return isUsable && asOf.isPresent() && all.isPresent()
        ? Optional.of(
            new FiguresMonth(named, asOf.get(), all.get(), new TreeMap<>(topics), file.asset()))
        : Optional.empty();
  }

  private Optional<LocalDate> asOf(YearMonth named, Fields fields) {
    Optional<LocalDate> asOf =
        fields
            .text("asOf")
            .flatMap(FiguresReader::day)
            .filter(day -> !day.isBefore(named.atDay(1)));
    if (asOf.isEmpty()) {
      refuse(fields.at("asOf"), "“asOf” should be the last day that counts: " + named + "-27.");
    }
    return asOf;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Figures> figures(Fields above, String key) {
    if (above.value(key).isEmpty()) {
      refuse(above.at(key), "The figures “" + key + "” are missing.");
    }
    return table(above, key).map(this::figures);
  }

  private Figures figures(Fields fields) {
    Optional<Fields> answered = table(fields, "answered");
    Optional<Fields> open = table(fields, "open");
    return new Figures(
        count(fields, "questions"),
        answered.map(this::times).orElse(FiguresMonth.Times.NONE),
        answered.map(it -> count(it, "byCustomers")).orElse(0),
        answered.map(it -> count(it, "byStaff")).orElse(0),
        table(fields, "accepted").map(this::times).orElse(FiguresMonth.Times.NONE),
        open.map(this::open).orElse(FiguresMonth.Open.NONE),
        count(fields, "handOvers"),
        count(fields, "handOversOfAnswered"),
        count(fields, "escalations"),
        count(fields, "askedBack"),
        count(fields, "reopened"),
        count(fields, "overruled"),
        count(fields, "stopped"),
        new TreeMap<>(refused(fields)));
  }

  private FiguresMonth.Times times(Fields fields) {
    int count = count(fields, "count");
    Optional<Duration> median = seconds(fields, "medianSeconds");
    Optional<Duration> p90 = seconds(fields, "p90Seconds");
    if (count == 0 && (median.isPresent() || p90.isPresent())) {
      refuse(fields.at("count"), "What never happened cannot have taken time.");
      return FiguresMonth.Times.NONE;
    }
    return new FiguresMonth.Times(count, median, p90);
  }

  private FiguresMonth.Open open(Fields fields) {
    int day = count(fields, "day");
    int week = count(fields, "week");
    int month = count(fields, "month");
    int older = count(fields, "older");
    int overdue = count(fields, "overdue");
    if (overdue > (long) day + week + month + older) {
      refuse(fields.at("overdue"), "More questions are overdue than open.");
      return FiguresMonth.Open.NONE;
    }
    return new FiguresMonth.Open(day, week, month, older, overdue);
  }

  private Map<String, Integer> refused(Fields fields) {
    Map<String, Integer> refused = new TreeMap<>();
    table(fields, "refused")
        .ifPresent(
            inner -> inner.keys().forEach(reason -> refused.put(reason, count(inner, reason))));
    return refused;
  }

  private int count(Fields fields, String key) {
    return number(fields, key).orElse(0);
  }

  private Optional<Duration> seconds(Fields fields, String key) {
    return number(fields, key).map(it -> Duration.ofSeconds(it));
  }

  private Optional<Integer> number(Fields fields, String key) {
    Optional<Value> value = fields.value(key);
    Optional<Integer> number = value.flatMap(FiguresReader::whole);
    if (value.isPresent() && number.isEmpty()) {
      refuse(
          fields.at(key),
          "“%s” should be a whole number from 0 on but is %s."
              .formatted(key, value.get().description()));
    }
    return number;
  }

  private static Optional<Integer> whole(Value value) {
    if (!(value instanceof Value.Numeral(String literal, Position _))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.valueOf(literal)).filter(number -> number >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Fields> table(Fields fields, String key) {
    Optional<Value> value = fields.value(key);
    if (value.isPresent() && !(value.get() instanceof Value.Table)) {
      refuse(
          fields.at(key),
          "“%s” should be a group of keys but is %s.".formatted(key, value.get().description()));
      return Optional.empty();
    }
    return fields.table(key);
  }

  private void refuse(Position position, String message) {
    isUsable = false;
    file.refuse(CODE, position, message);
  }
}

package org.klartext.plan;

import java.time.Duration;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.klartext.plan.chart.Bars;
import org.klartext.plan.chart.Columns;
import org.klartext.plan.chart.Scale;
import org.klartext.site.FiguresMonth;
import org.klartext.site.FiguresMonth.Figures;
import org.klartext.view.FiguresView;

/** Draws the service figures of the last twelve months. */
final class FigureCharts {
  private static final int MONTHS = 12;

  private final FigureWords words;
  private final FiguresMonth latest;
  private final List<YearMonth> span;
  private final Map<YearMonth, Figures> figures;

  /**
   * Of some months.
   *
   * @param months at least one, newest first
   */
  FigureCharts(FigureWords words, List<FiguresMonth> months) {
    this.words = words;
    this.latest = months.getFirst();
    YearMonth earliest = latest.month().minusMonths(MONTHS - 1);
    YearMonth first =
        months.stream()
            .map(FiguresMonth::month)
            .filter(month -> !month.isBefore(earliest))
            .min(YearMonth::compareTo)
            .orElseThrow();
    this.span =
        Stream.iterate(first, it -> !it.isAfter(latest.month()), it -> it.plusMonths(1)).toList();
    this.figures =
        months.stream().collect(Collectors.toMap(FiguresMonth::month, FiguresMonth::all));
  }

  /** All charts, in their order. */
  List<FiguresView.Chart> all() {
    return List.of(times(), answers(), open());
  }

  private FiguresView.Chart times() {
    double most =
        most(it -> Math.max(seconds(it.answered().median()), seconds(it.answered().p90())));
    Columns columns = new Columns(Scale.ofSeconds(most), span.size(), words::shortTime);
    draw(
        columns,
        (place, it) -> {
          add(columns, place, "p90", it.answered().p90());
          add(columns, place, "median", it.answered().median());
        });
    return new FiguresView.Chart(
        "times",
        columns.drawing(),
        List.of("median", "p90"),
        table(
            "times",
            List.of("median", "p90", "answered"),
            it ->
                List.of(
                    it.answered().median().map(words::time).orElse(""),
                    it.answered().p90().map(words::time).orElse(""),
                    words.count(it.answered().count()))));
  }

  private void add(Columns columns, int place, String role, Optional<Duration> time) {
    String title = title(place, role, time.map(words::time).orElse(""));
    columns.add(place, role, 0, seconds(time), title);
  }

  private static double seconds(Optional<Duration> time) {
    return time.map(Duration::toSeconds).orElse(0L);
  }

  private FiguresView.Chart answers() {
    double most = most(it -> (double) it.byCustomers() + it.byStaff());
    Columns columns = new Columns(Scale.ofCounts(most), span.size(), words::shortCount);
    draw(
        columns,
        (place, it) -> {
          double customers = it.byCustomers();
          String first = title(place, "byCustomers", words.count(it.byCustomers()));
          String second = title(place, "byStaff", words.count(it.byStaff()));
          columns.add(place, "byCustomers", 0, customers, first);
          columns.add(place, "byStaff", customers, customers + it.byStaff(), second);
        });
    return new FiguresView.Chart(
        "answers",
        columns.drawing(),
        List.of("byCustomers", "byStaff"),
        table(
            "answers",
            List.of("byCustomers", "byStaff", "share"),
            it ->
                List.of(
                    words.count(it.byCustomers()),
                    words.count(it.byStaff()),
                    it.shareOfCustomers().map(words::share).orElse(""))));
  }

  /** What is drawn of a month. */
  private interface Sketch {
    void of(int place, Figures figures);
  }

  private void draw(Columns columns, Sketch sketch) {
    for (int place = 0; place < span.size(); place++) {
      YearMonth month = span.get(place);
      columns.name(place, words.shortMonth(month), year(place));
      int here = place;
      Optional.ofNullable(figures.get(month)).ifPresent(it -> sketch.of(here, it));
    }
  }

  /** Below every January, and below the first month unless a January is too near. */
  private String year(int place) {
    YearMonth month = span.get(place);
    boolean isNear = span.stream().skip(1).limit(2).anyMatch(FigureCharts::isJanuary);
    return isJanuary(month) || (place == 0 && !isNear) ? String.valueOf(month.getYear()) : "";
  }

  private static boolean isJanuary(YearMonth month) {
    return month.getMonth() == Month.JANUARY;
  }

  private String title(int place, String role, String value) {
    return words.month(span.get(place))
        + "\n"
        + words.word("figures.columns." + role)
        + ": "
        + value;
  }

  private double most(ToDoubleFunction<Figures> number) {
    return span.stream()
        .flatMap(month -> Stream.ofNullable(figures.get(month)))
        .mapToDouble(number)
        .max()
        .orElse(0);
  }

  /** A month of which nothing is known has a row, too. */
  private FiguresView.Table table(
      String key, List<String> columns, Function<Figures, List<String>> cells) {
    List<String> unknown = columns.stream().map(_ -> "").toList();
    List<FiguresView.Row> rows =
        span.reversed().stream()
            .map(month ->
                new FiguresView.Row(
                    words.month(month),
                    Optional.empty(),
                    Optional.ofNullable(figures.get(month)).map(cells).orElse(unknown)))
            .toList();
    return new FiguresView.Table(key, columns, rows);
  }

  private FiguresView.Chart open() {
    FiguresMonth.Open open = latest.all().open();
    double most =
        Stream.of(open.day(), open.week(), open.month(), open.older(), open.overdue())
            .mapToDouble(it -> it)
            .max()
            .orElse(0);
    Bars bars = new Bars(most);
    List<FiguresView.Row> rows = new ArrayList<>();
    add(bars, rows, "day", open.day());
    add(bars, rows, "week", open.week());
    add(bars, rows, "month", open.month());
    add(bars, rows, "older", open.older());
    bars.part();
    add(bars, rows, "overdue", open.overdue());
    FiguresView.Table table = new FiguresView.Table("open", List.of("open"), rows);
    return new FiguresView.Chart("open", bars.drawing(), List.of(), table);
  }

  private void add(Bars bars, List<FiguresView.Row> rows, String key, int count) {
    String name = words.word("figures.age." + key);
    String number = words.count(count);
    String role = key.equals("overdue") ? key : "age";
    bars.add(role, name, count, words.shortCount(count), name + ": " + number);
    rows.add(new FiguresView.Row(name, Optional.empty(), List.of(number)));
  }
}

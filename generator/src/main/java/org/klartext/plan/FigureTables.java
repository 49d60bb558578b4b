package org.klartext.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.klartext.site.FiguresMonth;
import org.klartext.site.FiguresMonth.Figures;
import org.klartext.view.Card;
import org.klartext.view.FiguresView;
import org.klartext.view.Link;

/** Lists the service figures. */
final class FigureTables {
  private static final List<String> OF_A_TOPIC =
      List.of(
          "questions", "answered", "median", "p90", "share", "open", "overdue", "handOversEach");
  private static final List<String> OF_A_MONTH =
      List.of(
          "questions",
          "answered",
          "median",
          "p90",
          "share",
          "accepted",
          "acceptedMedian",
          "acceptedP90",
          "open",
          "overdue");
  private static final List<String> STEPS =
      List.of(
          "handOvers",
          "handOversEach",
          "escalations",
          "askedBack",
          "reopened",
          "stopped",
          "overruled",
          "refused");

  private final LanguagePart part;
  private final FigureWords words;
  private final List<FiguresMonth> months;

  /**
   * Of some months.
   *
   * @param months at least one, newest first
   */
  FigureTables(LanguagePart part, FigureWords words, List<FiguresMonth> months) {
    this.part = part;
    this.words = words;
    this.months = months;
  }

  /** The newest month by topic. */
  FiguresView.Table topics() {
    List<FiguresView.Row> rows =
        months.getFirst().topics().entrySet().stream()
            .map(topic -> row(topic.getKey(), topic.getValue()))
            .toList();
    return new FiguresView.Table("topics", OF_A_TOPIC, rows);
  }

  private FiguresView.Row row(String slug, Figures figures) {
    Optional<Link> page = part.shelf().topicOf(slug).map(part.shelf()::topicName).map(this::link);
    return new FiguresView.Row(
        page.map(Link::label).orElse(slug),
        page,
        List.of(
            words.count(figures.questions()),
            words.count(figures.answered().count()),
            figures.answered().median().map(words::time).orElse(""),
            figures.answered().p90().map(words::time).orElse(""),
            figures.shareOfCustomers().map(words::share).orElse(""),
            words.count(figures.open().total()),
            words.count(figures.open().overdue()),
            figures.handOversPerQuestion().map(words::ratio).orElse("")));
  }

  private Link link(Card topic) {
    return new Link(topic.title(), topic.href(), topic.lang(), false);
  }

  /** Answers and open questions. */
  FiguresView.Table months() {
    return table(
        "months",
        OF_A_MONTH,
        it ->
            List.of(
                words.count(it.questions()),
                words.count(it.answered().count()),
                it.answered().median().map(words::time).orElse(""),
                it.answered().p90().map(words::time).orElse(""),
                it.shareOfCustomers().map(words::share).orElse(""),
                words.count(it.accepted().count()),
                it.accepted().median().map(words::time).orElse(""),
                it.accepted().p90().map(words::time).orElse(""),
                words.count(it.open().total()),
                words.count(it.open().overdue())));
  }

  /** What else happened. */
  FiguresView.Table steps() {
    return table(
        "steps",
        STEPS,
        it ->
            List.of(
                words.count(it.handOvers()),
                it.handOversPerQuestion().map(words::ratio).orElse(""),
                words.count(it.escalations()),
                words.count(it.askedBack()),
                words.count(it.reopened()),
                words.count(it.stopped()),
                words.count(it.overruled()),
                words.count(it.refused().values().stream().mapToLong(Integer::longValue).sum())));
  }

  private FiguresView.Table table(
      String key, List<String> columns, Function<Figures, List<String>> cells) {
    List<FiguresView.Row> rows =
        months.stream()
            .map(month ->
                new FiguresView.Row(
                    words.month(month.month()), Optional.empty(), cells.apply(month.all())))
            .toList();
    return new FiguresView.Table(key, columns, rows);
  }

  /** Why contributions were refused in the newest month, the most frequent reason first. */
  List<FiguresView.Refusal> refusals() {
    return months.getFirst().all().refused().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
        .map(entry -> new FiguresView.Refusal(entry.getKey(), words.count(entry.getValue())))
        .toList();
  }
}

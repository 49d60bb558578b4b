package org.klartext.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.FiguresMonth;
import org.klartext.site.FiguresMonth.Figures;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.view.FiguresView;
import org.klartext.view.Head;
import org.klartext.view.Link;

/** Plans the page of service figures. */
final class FiguresPlanner {
  private static final Permalink FOLDER = new Permalink("/dialog/");

  private final Site site;

  FiguresPlanner(Site site) {
    this.site = site;
  }

  /** True if there is something to show. */
  static boolean isNeeded(Site site) {
    return !site.figures().isEmpty();
  }

  /** The address of the page of a language, by its home page. */
  static Permalink address(Permalink home) {
    return home.child("dialog");
  }

  /** Where the file of a month is published. */
  static Permalink address(FiguresMonth month) {
    return FOLDER.sibling(month.month() + ".json");
  }

  /** Adds the page of a language. */
  void add(OutputPlan plan, LanguagePart part) {
    if (isNeeded(site)) {
      plan.add(address(part.home()).outputPath(), view(part));
    }
  }

  private FiguresView view(LanguagePart part) {
    Permalink address = address(part.home());
    Head head =
        new Head(
            part.word("figures.title"),
            Optional.of(part.word("figures.description")),
            site.config().baseUrl().absolute(address),
            false,
            part.inAllLanguages(FiguresPlanner::address),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    FigureWords words = new FigureWords(part);
    FigureTables tables = new FigureTables(part, words, site.figures());
    List<Link> trail = part.trail(address);
    FiguresView.Latest latest = latest(words, site.figures().getFirst());
    List<FiguresView.Chart> charts = new FigureCharts(words, site.figures()).all();
    FiguresView.Table topics = tables.topics();
    FiguresView.Table months = tables.months();
    FiguresView.Table steps = tables.steps();
    List<FiguresView.Refusal> refusals = tables.refusals();
    List<Link> files = site.figures().stream().map(month -> file(part, words, month)).toList();
    Digest digest =
        new Digest.Builder()
            .add(part.frame().digest())
            .add(head.digest())
            .add(trail.toString())
            .add(latest.toString())
            .add(charts.toString())
            .addTexts(List.of(topics.toString(), months.toString(), steps.toString()))
            .add(refusals.toString())
            .add(files.toString())
            .build();
    return new FiguresView(
        part.frame(), head, trail, latest, charts, topics, months, steps, refusals, files, digest);
  }

  private FiguresView.Latest latest(FigureWords words, FiguresMonth month) {
    Figures all = month.all();
    int overdue = all.open().overdue();
    return new FiguresView.Latest(
        words.month(month.month()),
        noon(month),
        month.isComplete(),
        words.count(all.questions()),
        words.count(all.answered().count()),
        all.answered().median().map(words::time),
        all.answered().p90().map(words::time),
        all.shareOfCustomers().map(words::share),
        words.count(all.byCustomers()),
        words.count(all.byStaff()),
        words.count(all.open().total()),
        overdue > 0 ? Optional.of(words.count(overdue)) : Optional.empty());
  }

  private Instant noon(FiguresMonth month) {
    return month.asOf().atTime(LocalTime.NOON).atZone(site.config().timeZone()).toInstant();
  }

  private static Link file(LanguagePart part, FigureWords words, FiguresMonth month) {
    return new Link(words.month(month.month()), part.href(address(month)), part.lang(), false);
  }
}

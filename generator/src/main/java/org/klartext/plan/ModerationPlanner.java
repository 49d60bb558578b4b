package org.klartext.plan;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.LogMonth;
import org.klartext.site.LogMonth.Outcome;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import org.klartext.view.Head;
import org.klartext.view.Link;
import org.klartext.view.ModerationView;

/** Plans the page on how contributions are decided on. */
final class ModerationPlanner {
  /** How many decisions are listed; all are in the files. */
  private static final int LENGTH = 200;

  private static final Permalink FOLDER = new Permalink("/moderation/");

  private final Site site;

  ModerationPlanner(Site site) {
    this.site = site;
  }

  /** True if there is something to decide on, or something was. */
  static boolean isNeeded(Site site) {
    return site.config().apiUrl().isPresent() || !site.log().isEmpty();
  }

  /** The address of the page of a language, by its home page. */
  static Permalink address(Permalink home) {
    return home.child("moderation");
  }

  /** Where the file of a month is published. */
  static Permalink address(LogMonth month) {
    return FOLDER.sibling(month.month() + ".json");
  }

  /** Adds the page of a language. */
  void add(OutputPlan plan, LanguagePart part) {
    if (isNeeded(site)) {
      plan.add(address(part.home()).outputPath(), view(part));
    }
  }

  private ModerationView view(LanguagePart part) {
    Permalink address = address(part.home());
    Head head =
        new Head(
            part.word("publicLog.title"),
            Optional.of(part.word("publicLog.description")),
            site.config().baseUrl().absolute(address),
            false,
            part.inAllLanguages(ModerationPlanner::address),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<Link> trail = part.trail(address);
    List<ModerationView.Month> months =
        site.log().stream().map(month -> month(part, month)).toList();
    List<ModerationView.Entry> entries =
        site.log().stream()
            .flatMap(month -> month.decisions().reversed().stream())
            .filter(entry -> entry.outcome() != Outcome.APPROVED)
            .limit(LENGTH)
            .map(entry -> entry(part, entry))
            .toList();
    Digest digest =
        new Digest.Builder()
            .add(part.frame().digest())
            .add(head.digest())
            .add(trail.toString())
            .add(months.toString())
            .add(entries.toString())
            .build();
    return new ModerationView(part.frame(), head, trail, months, entries, digest);
  }

  private static ModerationView.Month month(LanguagePart part, LogMonth month) {
    Locale locale = Locale.forLanguageTag(part.lang());
    String label = DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month.month());
    return new ModerationView.Month(label, part.href(address(month)), numbers(month.totals()));
  }

  private static List<ModerationView.Count> numbers(LogMonth.Totals totals) {
    List<ModerationView.Count> numbers = new ArrayList<>();
    numbers.add(number(Outcome.APPROVED, "", totals.approved()));
    add(Outcome.REJECTED, totals.rejected(), numbers);
    add(Outcome.REMOVED, totals.removed(), numbers);
    numbers.add(number(Outcome.WITHDRAWN, "", totals.withdrawn()));
    numbers.add(number(Outcome.ERASED, "", totals.erased()));
    return numbers.stream().filter(number -> number.count() > 0).toList();
  }

  private static void add(
      Outcome outcome, Map<String, Integer> byReason, List<ModerationView.Count> numbers) {
    byReason.forEach((reason, count) -> numbers.add(number(outcome, reason, count)));
  }

  private static ModerationView.Count number(Outcome outcome, String reason, int count) {
    return new ModerationView.Count(key(outcome), reason, count);
  }

  private ModerationView.Entry entry(LanguagePart part, LogMonth.Entry entry) {
    return new ModerationView.Entry(
        entry.at(),
        key(entry.kind()),
        key(entry.outcome()),
        entry.reason().orElse(""),
        key(entry.by()),
        entry.page().flatMap(site::pageAt).map(page -> link(part, page)));
  }

  private static Link link(LanguagePart part, Page page) {
    String title = page.isRemoved() ? part.word("removedQuestion.title") : page.meta().title();
    return new Link(title, part.href(page.meta().permalink()), page.meta().lang(), false);
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

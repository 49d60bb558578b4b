package org.klartext.api.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.klartext.api.assignment.BusinessHours;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.History;
import org.klartext.api.figures.Lives.Life;
import org.klartext.site.SiteConfig.Hours;
import org.klartext.site.SiteConfig.Service;

/** What holds for the figures of whatever happens. */
class ReckoningTest {
  private static final YearMonth FIRST = YearMonth.of(2026, 1);
  private static final YearMonth LAST = YearMonth.of(2027, 12);

  private static final BusinessHours HOURS =
      new BusinessHours(
          ZoneId.of("Europe/Berlin"),
          new Service(
              Map.of(DayOfWeek.MONDAY, new Hours(LocalTime.of(8, 0), LocalTime.of(17, 0))),
              Set.of()));

  private static final Terms TERMS =
      new Terms(HOURS.zone(), HOURS, (_, given) -> HOURS.after(given, Duration.ofHours(9)));

  private static List<History> histories(long seed) {
    return LongStream.range(0, 30).mapToObj(it -> Lives.of(seed * 31 + it).history()).toList();
  }

  private static List<Month> months(
      List<History> histories, YearMonth first, YearMonth last, Instant until) {
    Reckoning reckoning = new Reckoning(TERMS, first, last, until);
    histories.forEach(reckoning::add);
    return reckoning.months();
  }

  private static Instant end(YearMonth month) {
    return TERMS.start(month.plusMonths(1));
  }

  @Property(tries = 3_000)
  void theTrailTellsWhatTheWorkflowKnew(@ForAll long seed) {
    Life life = Lives.of(seed);
    for (int step = 0; step < life.open().size(); step++) {
      Instant after = life.history().events().get(step).at().plusMillis(1);
      Course course = Course.of(life.history(), after);
      assertEquals(life.open().get(step), course.isOpen());
      assertEquals(life.waiting().get(step), course.isWaiting());
    }
  }

  @Property(tries = 100)
  void aMonthIsTheSameAloneAndAmongOthers(@ForAll long seed, @ForAll @IntRange(max = 23) int at) {
    List<History> histories = histories(seed);
    YearMonth month = FIRST.plusMonths(at);
    assertEquals(
        months(histories, FIRST, LAST, end(LAST)).get(at),
        months(histories, month, month, end(LAST)).getFirst());
  }

  @Property(tries = 100)
  void whatHappensLaterChangesNothingInAMonthThatIsOver(
      @ForAll long seed, @ForAll @IntRange(max = 23) int at) {
    YearMonth month = FIRST.plusMonths(at);
    List<History> histories = histories(seed);
    List<History> early = histories.stream().map(it -> before(it, end(month))).toList();
    assertEquals(
        months(early, FIRST, month, end(month)),
        months(histories, FIRST, LAST, end(LAST)).subList(0, at + 1));
  }

  private static History before(History history, Instant end) {
    return new History(
        history.question(),
        history.topic(),
        history.lang(),
        history.start(),
        history.due(),
        history.events().stream().filter(it -> it.at().isBefore(end)).toList());
  }

  @Property(tries = 100)
  void topicsAndQuestionsWithoutOneMakeUpTheWhole(@ForAll long seed) {
    List<History> histories = histories(seed);
    List<History> without = histories.stream().filter(it -> it.topic().isEmpty()).toList();
    List<Month> all = months(histories, FIRST, LAST, end(LAST));
    List<Month> rest = months(without, FIRST, LAST, end(LAST));
    for (int at = 0; at < all.size(); at++) {
      Month month = all.get(at);
      Figures others = rest.get(at).all();
      List<ToIntFunction<Figures>> numbers =
          List.of(
              Figures::questions,
              it -> it.answered().times().count(),
              it -> it.answered().byStaff(),
              it -> it.answered().handOvers(),
              it -> it.accepted().count(),
              ReckoningTest::open,
              it -> it.open().overdue(),
              Figures::handOvers,
              Figures::askedBack,
              Figures::reopened);
      for (ToIntFunction<Figures> number : numbers) {
        int sum = month.topics().values().stream().mapToInt(number).sum();
        assertEquals(number.applyAsInt(month.all()), sum + number.applyAsInt(others));
      }
    }
  }

  private static int open(Figures figures) {
    Figures.Open open = figures.open();
    return open.day() + open.week() + open.month() + open.older();
  }

  @Property(tries = 100)
  void ofAMonthAsManyAreOpenAsTheWorkflowSays(@ForAll long seed) {
    List<Life> lives = LongStream.range(0, 30).mapToObj(it -> Lives.of(seed * 31 + it)).toList();
    List<History> histories = lives.stream().map(Life::history).toList();
    for (Month month : months(histories, FIRST, LAST, end(LAST))) {
      Instant end = end(month.month());
      long open = lives.stream().filter(it -> isOpen(it, end)).count();
      assertEquals(open, open(month.all()), month.month()::toString);
    }
  }

  private static boolean isOpen(Life life, Instant end) {
    long steps = life.history().events().stream().filter(it -> it.at().isBefore(end)).count();
    boolean asked = life.history().start().filter(it -> it.isBefore(end)).isPresent();
    return asked && (steps == 0 || life.open().get((int) steps - 1));
  }

  @Property(tries = 100)
  void everyQuestionCountsOnceAndIsAnsweredAndAcceptedOnceAtMost(@ForAll long seed) {
    List<History> histories = histories(seed).stream().filter(it -> !wasSpam(it)).toList();
    List<Month> months = months(histories, FIRST, LAST, end(LAST));
    assertEquals(histories.size(), sum(months, Figures::questions));
    assertEquals(
        histories.stream().filter(it -> FirstAnswer.of(it).isPresent()).count(),
        sum(months, it -> it.answered().times().count()));
    assertEquals(
        histories.stream().filter(ReckoningTest::wasAccepted).count(),
        sum(months, it -> it.accepted().count()));
  }

  private static boolean wasSpam(History history) {
    return history.events().stream().anyMatch(it -> it.reason().equals(Optional.of("spam")));
  }

  private static boolean wasAccepted(History history) {
    return history.events().stream().anyMatch(it -> it.action() == Action.ACCEPTED);
  }

  private static long sum(List<Month> months, ToIntFunction<Figures> number) {
    return months.stream().map(Month::all).mapToInt(number).sum();
  }
}

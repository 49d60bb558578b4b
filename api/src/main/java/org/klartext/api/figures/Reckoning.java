package org.klartext.api.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.History;
import org.klartext.api.contribution.History.Answer;
import org.klartext.api.contribution.History.Event;
import org.klartext.api.contribution.Substance;

/**
 * Counts the figures of several months at once, each as it stood at its end: what happens later to
 * a question changes nothing in a month that is over.
 */
final class Reckoning {
  /** Up to how many days a question is of an age; older ones are of the last. */
  private static final int[] AGES = {1, 7, 30};

  private final Terms terms;
  private final Instant until;
  private final NavigableMap<YearMonth, Sheet> sheets = new TreeMap<>();

  /** One month: everything, and the same by topic. */
  private static final class Sheet {
    private final Instant end;
    private final Tally all = new Tally();
    private final SortedMap<String, Tally> topics = new TreeMap<>();

    private Sheet(Instant end) {
      this.end = end;
    }

    private void count(Optional<String> topic, Consumer<Tally> what) {
      what.accept(all);
      topic.ifPresent(it -> what.accept(topics.computeIfAbsent(it, _ -> new Tally())));
    }
  }

  /**
   * For some months.
   *
   * @param until what happens then or later is not known yet
   */
  Reckoning(Terms terms, YearMonth first, YearMonth last, Instant until) {
    this.terms = terms;
    this.until = until;
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      Instant end = terms.start(month.plusMonths(1));
      sheets.put(month, new Sheet(end.isBefore(until) ? end : until));
    }
  }

  /** Counts a question. */
  void add(History history) {
    if (history.start().filter(it -> it.isBefore(until)).isEmpty()) {
      return;
    }
    Instant start = history.start().orElseThrow();
    events(history);
    on(history, start, Tally::asked);
    FirstAnswer.of(history)
        .ifPresent(
            it -> on(history, it.at(), tally -> tally.answered(terms.between(start, it.at()), it)));
    history.events().stream()
        .filter(it -> it.action() == Action.ACCEPTED)
        .findFirst()
        .ifPresent(
            it -> on(history, it.at(), tally -> tally.accepted(terms.between(start, it.at()))));
    open(history, start);
  }

  private void events(History history) {
    Set<String> asking = new HashSet<>();
    for (Event event : history.events()) {
      boolean asksBack =
          event.action() == Action.APPROVED
              && event.answer().filter(Reckoning::asksBack).isPresent()
              && asking.add(event.answer().map(Answer::id).orElseThrow());
      sheet(event.at())
          .ifPresent(sheet ->
              sheet.count(
                  history.topic(),
                  asksBack ? Tally::askedBack : tally -> tally.happened(event.action())));
    }
  }

  private static boolean asksBack(Answer answer) {
    return answer.ofTheHouse() && answer.substance() == Substance.ASKS_BACK;
  }

  /** Counts something in its month, unless the question was spam as that month ended. */
  private void on(History history, Instant at, Consumer<Tally> what) {
    sheet(at)
        .filter(it -> !Course.of(history, it.end).isSpam())
        .ifPresent(it -> it.count(history.topic(), what));
  }

  private Optional<Sheet> sheet(Instant at) {
    return at.isBefore(until) ? Optional.ofNullable(sheets.get(terms.month(at))) : Optional.empty();
  }

  /** After the last event nothing changes any more, except that time goes by. */
  private void open(History history, Instant start) {
    Instant last = history.events().isEmpty() ? start : history.events().getLast().at();
    for (Sheet sheet : sheets.tailMap(terms.month(start)).values()) {
      Course course = Course.of(history, sheet.end);
      if (course.isOpen()) {
        boolean isOverdue =
            course.isWaiting() && !sheet.end.isBefore(due(history, course, sheet.end));
        int age = age(start, sheet.end);
        sheet.count(history.topic(), tally -> tally.open(age, isOverdue));
      } else if (last.isBefore(sheet.end)) {
        return;
      }
    }
  }

  private int age(Instant start, Instant end) {
    for (int age = 0; age < AGES.length; age++) {
      if (terms.isWithin(AGES[age], start, end)) {
        return age;
      }
    }
    return AGES.length;
  }

  /**
   * Until when an answer was promised. The database remembers the promise that holds now; it held
   * at an earlier instant as well unless it was given anew since. An older one is worked out from
   * the promise of the topic and the business hours, as it was when it was given.
   */
  private Instant due(History history, Course course, Instant at) {
    boolean renewed =
        history.events().stream()
            .filter(it -> !it.at().isBefore(at))
            .anyMatch(it -> it.action() == Action.REOPENED || it.action() == Action.REPLIED);
    return history
        .due()
        .filter(_ -> !renewed)
        .orElseGet(() -> terms.promises().due(history, course.promised()));
  }

  /** Counts what was refused in a month. */
  void refuse(YearMonth month, Optional<String> topic, String reason, int number) {
    Optional.ofNullable(sheets.get(month))
        .ifPresent(it -> it.count(topic, tally -> tally.refused(reason, number)));
  }

  /** The figures of all months, the first one first. */
  List<Month> months() {
    List<Month> months = new ArrayList<>();
    sheets.forEach((month, sheet) -> months.add(month(month, sheet)));
    return months;
  }

  private Month month(YearMonth month, Sheet sheet) {
    LocalDate day = sheet.end.minus(1, ChronoUnit.MILLIS).atZone(terms.zone()).toLocalDate();
    SortedMap<String, Figures> topics = new TreeMap<>();
    sheet.topics.forEach((topic, tally) -> topics.put(topic, tally.figures()));
    topics.values().removeIf(Figures.NONE::equals);
    return new Month(month, day, sheet.all.figures(), topics);
  }
}

package org.klartext.api.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.klartext.api.assignment.BusinessHours;
import org.klartext.api.assignment.Responsibility;
import org.klartext.api.contribution.History;
import org.klartext.site.Site;

/**
 * By what a portal measures itself: its calendar, its business hours, its promises.
 *
 * @param zone of the calendar
 * @param hours in which somebody works
 * @param promises until when an answer is promised
 */
record Terms(ZoneId zone, BusinessHours hours, Promises promises) {
  /** Until when an answer is promised. */
  interface Promises {
    Instant due(History question, Instant given);
  }

  static Terms of(Site site) {
    return new Terms(
        site.config().timeZone(),
        BusinessHours.of(site.config()),
        (question, given) ->
            Responsibility.of(site, question.topic(), question.lang(), given).due());
  }

  YearMonth month(Instant instant) {
    return YearMonth.from(instant.atZone(zone));
  }

  Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  Duration between(Instant from, Instant to) {
    return hours.between(from, to);
  }

  /** True if at most so many days of the calendar have passed between two instants. */
  boolean isWithin(int days, Instant from, Instant to) {
    return !from.atZone(zone).plusDays(days).toInstant().isBefore(to);
  }
}

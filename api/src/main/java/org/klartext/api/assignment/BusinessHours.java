package org.klartext.api.assignment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.klartext.site.SiteConfig;

/**
 * The time in which the experts work; promises count nothing else.
 *
 * @param zone in which the hours are meant
 * @param service hours of the week and holidays
 */
public record BusinessHours(ZoneId zone, SiteConfig.Service service) {
  /** If nobody works for longer than a year, there are no business hours. */
  private static final int LONGEST_BREAK = 370;

  /** One day's work; from the start up to, not including, the end. */
  private record Span(Instant start, Instant end) {}

  /** Those of a portal. */
  public static BusinessHours of(SiteConfig config) {
    return new BusinessHours(config.timeZone(), config.service());
  }

  /**
   * When a promise falls due.
   *
   * @param from when it is given
   * @param promise of business time, not negative; for none, the next moment at which somebody
   *     works
   * @return where nobody works for more than a year, what is left of the promise counts as if there
   *     was no closing time
   */
  public Instant after(Instant from, Duration promise) {
    Duration left = promise;
    Instant last = from;
    LocalDate day = from.atZone(zone).toLocalDate();
    for (int free = 0; free < LONGEST_BREAK; free++) {
      Optional<Span> work = workOf(day).filter(it -> it.end().isAfter(from));
      if (work.isPresent()) {
        Instant start = later(work.get().start(), from);
        Duration available = Duration.between(start, work.get().end());
        if (left.compareTo(available) <= 0) {
          return start.plus(left);
        }
        left = left.minus(available);
        last = work.get().end();
        free = 0;
      }
      day = day.plusDays(1);
    }
    return last.plus(left);
  }

  /**
   * How much business time lies between two instants.
   *
   * @return none if the second is not after the first, as when a clock was set back
   */
  public Duration between(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = to.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      Optional<Span> work = workOf(day);
      if (work.isPresent()) {
        Instant start = later(work.get().start(), from);
        Instant end = work.get().end().isBefore(to) ? work.get().end() : to;
        sum = start.isBefore(end) ? sum.plus(Duration.between(start, end)) : sum;
      }
    }
    return sum;
  }

  private Optional<Span> workOf(LocalDate day) {
    return service.holidays().contains(day)
        ? Optional.empty()
        : Optional.ofNullable(service.hours().get(day.getDayOfWeek()))
            .map(hours -> new Span(at(day, hours.from()), at(day, hours.to())))
            .filter(it -> it.start().isBefore(it.end()));
  }

  private Instant at(LocalDate day, java.time.LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

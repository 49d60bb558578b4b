package org.klartext.api.assignment;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.site.SiteConfig.Hours;
import org.klartext.site.SiteConfig.Service;

/** Promises count the hours in which somebody works. */
class BusinessHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<DayOfWeek> WEEK = List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);

  /** Monday to Friday, eight to five, closed at Christmas. */
  private static final BusinessHours OFFICE =
      hours(WEEK, "08:00", "17:00", LocalDate.of(2026, 12, 25));

  private static BusinessHours hours(
      List<DayOfWeek> days, String from, String to, LocalDate... holidays) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    days.forEach(day -> hours.put(day, new Hours(LocalTime.parse(from), LocalTime.parse(to))));
    return new BusinessHours(BERLIN, new Service(hours, Set.of(holidays)));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    // within a day, to its very end, over night, over a weekend, over Christmas and a weekend
    "2026-11-23T09:00, 4, 2026-11-23T13:00",
    "2026-11-23T09:00, 8, 2026-11-23T17:00",
    "2026-11-23T16:00, 2, 2026-11-24T09:00",
    "2026-11-27T16:30, 1, 2026-11-30T08:30",
    "2026-12-24T16:00, 2, 2026-12-28T09:00",
    // before the first hour, after the last one, on a Saturday
    "2026-11-23T03:00, 1, 2026-11-23T09:00",
    "2026-11-23T22:00, 1, 2026-11-24T09:00",
    "2026-11-28T12:00, 1, 2026-11-30T09:00",
    // two weeks
    "2026-11-02T08:00, 90, 2026-11-13T17:00",
    // no time at all: as soon as somebody works
    "2026-11-23T09:00, 0, 2026-11-23T09:00",
    "2026-11-28T12:00, 0, 2026-11-30T08:00"
  })
  void aPromiseFallsDue(String given, int hours, String due) {
    assertEquals(at(due), OFFICE.after(at(given), Duration.ofHours(hours)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:00, 2026-11-23T13:30, PT4H30M",
    "2026-11-23T16:00, 2026-11-24T09:00, PT2H",
    "2026-11-27T18:00, 2026-11-30T07:00, PT0S",
    "2026-11-24T09:00, 2026-11-23T09:00, PT0S"
  })
  void timeBetweenTwoInstantsIsTimeInWhichSomebodyWorks(String from, String to, Duration time) {
    assertEquals(time, OFFICE.between(at(from), at(to)));
  }

  @Test
  void anHourThatTheClockSkipsIsNobodysWorkAndOneThatItRepeatsCounts() {
    BusinessHours night = hours(List.of(SUNDAY), "01:00", "04:00");
    assertEquals(
        Duration.ofHours(2), night.between(at("2026-03-29T00:00"), at("2026-03-29T12:00")));
    assertEquals(at("2026-03-29T04:00"), night.after(at("2026-03-29T01:00"), Duration.ofHours(2)));
    assertEquals(
        Duration.ofHours(4), night.between(at("2026-10-25T00:00"), at("2026-10-25T12:00")));
    assertEquals(at("2026-10-25T04:00"), night.after(at("2026-10-25T01:00"), Duration.ofHours(4)));
  }

  @Test
  void whereNobodyEverWorksEveryHourCounts() {
    LocalDate[] year =
        Stream.iterate(LocalDate.of(2026, 1, 1), day -> day.plusDays(1))
            .limit(800)
            .toArray(LocalDate[]::new);
    Duration promise = Duration.ofHours(30);
    Instant given = at("2026-02-03T16:00");
    assertEquals(given.plus(promise), hours(WEEK, "08:00", "17:00", year).after(given, promise));
    assertEquals(given.plus(promise), hours(List.of(), "08:00", "17:00").after(given, promise));
  }

  @Test
  void fromAPromiseToItsDueTimeItIsJustAsLongAndALongerPromiseIsNotDueEarlier() {
    Random random = new Random(4711);
    for (int round = 0; round < 2_000; round++) {
      List<DayOfWeek> days =
          Stream.of(DayOfWeek.values())
              .filter(day -> day == SATURDAY || random.nextBoolean())
              .collect(Collectors.toList());
      int start = random.nextInt(20);
      BusinessHours hours =
          hours(days, LocalTime.of(start, 30).toString(), LocalTime.of(start + 3, 15).toString());
      Instant given = at("2026-01-01T00:00").plusSeconds(random.nextInt(365 * 24 * 3600));
      Duration promise = Duration.ofMinutes(random.nextInt(6_000));
      Instant due = hours.after(given, promise);
      assertEquals(promise, hours.between(given, due), () -> given + " " + promise + " " + hours);
      assertFalse(hours.after(given, promise.plusMinutes(7)).isBefore(due));
    }
  }
}

package org.klartext.api.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a calendar month.
 *
 * @param month in the time zone of the portal
 * @param asOf the day up to which they tell
 * @param all of all questions, those without a topic included
 * @param topics by the slug of the topic; those in which nothing happened and nobody waited are
 *     missing
 */
public record Month(
    YearMonth month, LocalDate asOf, Figures all, SortedMap<String, Figures> topics) {
  /** Copies what it is given. */
  public Month {
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
  }

  /** One in which nothing happened. */
  public static Month empty(YearMonth month, LocalDate asOf) {
    return new Month(month, asOf, Figures.NONE, Collections.emptySortedMap());
  }
}

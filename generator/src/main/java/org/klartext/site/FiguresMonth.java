package org.klartext.site;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The service figures of one month, as the server counted them.
 *
 * @param month in the site's time zone
 * @param asOf the last day that is counted
 * @param all of all questions
 * @param topics slug of a topic → of its questions
 * @param file of the tree, published as it is
 */
public record FiguresMonth(
    YearMonth month, LocalDate asOf, Figures all, SortedMap<String, Figures> topics, Asset file) {

  /** Copies what it is given. */
  public FiguresMonth {
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
  }

  /** True if the month was over when it was counted. */
  public boolean isComplete() {
    return !asOf.isBefore(month.atEndOfMonth());
  }

  /**
   * What was counted.
   *
   * @param questions that arrived
   * @param answered business time to the first real answer, of the answers of the month
   * @param byCustomers how many of these answers came from customers
   * @param byStaff how many came from the house
   * @param accepted business time to the answer that helped, of those of the month
   * @param open what was open at the end of the last day
   * @param handOvers how often a question was handed over
   * @param handOversOfAnswered of the questions that were answered, before their answer
   * @param escalations how often an overdue question passed to the next expert
   * @param askedBack how often somebody asked back
   * @param reopened how often a question was opened again
   * @param overruled answers that were published against the check for simulated help
   * @param stopped answers that the check stopped
   * @param refused reason → contributions that were refused
   */
  public record Figures(
      int questions,
      Times answered,
      int byCustomers,
      int byStaff,
      Times accepted,
      Open open,
      int handOvers,
      int handOversOfAnswered,
      int escalations,
      int askedBack,
      int reopened,
      int overruled,
      int stopped,
      SortedMap<String, Integer> refused) {

    /**
     * Copies what it is given.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Figures {
      refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
      refuseNegative(
          questions,
          byCustomers,
          byStaff,
          handOvers,
          handOversOfAnswered,
          escalations,
          askedBack,
          reopened,
          overruled,
          stopped);
      refused.values().forEach(FiguresMonth::refuseNegative);
    }

    /** How many hand-overs a question that was answered took; empty if none was answered. */
    public Optional<Double> handOversPerQuestion() {
      return answered.count() == 0
          ? Optional.empty()
          : Optional.of((double) handOversOfAnswered / answered.count());
    }

    /** The part of the answers that came from customers; empty if there is none. */
    public Optional<Double> shareOfCustomers() {
      long all = (long) byCustomers + byStaff;
      return all == 0 ? Optional.empty() : Optional.of((double) byCustomers / all);
    }
  }

  /**
   * How long something took.
   *
   * @param count how often it happened
   * @param median the middle one
   * @param p90 the one that nine of ten do not exceed
   */
  public record Times(int count, Optional<Duration> median, Optional<Duration> p90) {
    /** Of what never happened. */
    public static final Times NONE = new Times(0, Optional.empty(), Optional.empty());

    /**
     * Checks what it is given.
     *
     * @throws IllegalArgumentException if a number is negative, or times are there of nothing
     */
    public Times {
      refuseNegative(count);
      if (median.filter(Duration::isNegative).isPresent()
          || p90.filter(Duration::isNegative).isPresent()) {
        throw new IllegalArgumentException("No time is negative");
      }
      if (count == 0 && (median.isPresent() || p90.isPresent())) {
        throw new IllegalArgumentException("What never happened took no time");
      }
    }
  }

  /**
   * Open questions by age, and those of them whose time was up.
   *
   * @param day up to a day old
   * @param week up to seven days
   * @param month up to thirty days
   * @param older than that
   * @param overdue of all of them
   */
  public record Open(int day, int week, int month, int older, int overdue) {
    /** Nothing is open. */
    public static final Open NONE = new Open(0, 0, 0, 0, 0);

    /**
     * Checks what it is given.
     *
     * @throws IllegalArgumentException if a number is negative, or more are overdue than open
     */
    public Open {
      refuseNegative(day, week, month, older, overdue);
      if (overdue > total(day, week, month, older)) {
        throw new IllegalArgumentException("More are overdue than open");
      }
    }

    /** How many are open. */
    public long total() {
      return total(day, week, month, older);
    }

    private static long total(int day, int week, int month, int older) {
      return (long) day + week + month + older;
    }
  }

  private static void refuseNegative(int... numbers) {
    for (int number : numbers) {
      if (number < 0) {
        throw new IllegalArgumentException("A number is negative: " + number);
      }
    }
  }
}

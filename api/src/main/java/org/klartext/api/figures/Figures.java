package org.klartext.api.figures;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in a month, to all questions or to those of a topic.
 *
 * @param questions whose clock began to run, without those that were refused as spam
 * @param answered those that got their first real answer
 * @param accepted business time to the first acceptance, of those whose it was
 * @param open those that waited at the end
 * @param handOvers how often a question went to another expert by hand
 * @param escalations how often one did because its promise was broken
 * @param askedBack how many answers of the house asked back
 * @param reopened how often the answers had not helped
 * @param overruled how often the check for simulated help was overruled
 * @param stopped how often it stopped an answer
 * @param refused what was refused, removed or closed as a duplicate, by reason
 */
public record Figures(
    int questions,
    Answered answered,
    Times accepted,
    Open open,
    int handOvers,
    int escalations,
    int askedBack,
    int reopened,
    int overruled,
    int stopped,
    SortedMap<String, Integer> refused) {
  /** Nothing happened. */
  public static final Figures NONE =
      new Figures(
          0,
          new Answered(Times.NONE, 0, 0, 0),
          Times.NONE,
          new Open(0, 0, 0, 0, 0),
          0,
          0,
          0,
          0,
          0,
          0,
          Collections.emptySortedMap());

  /** Copies what it is given. */
  public Figures {
    refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }

  /**
   * Questions that got their first real answer.
   *
   * @param times business time until then
   * @param byCustomers how many readers answered
   * @param byStaff how many the house answered
   * @param handOvers how often they went to another expert before, for any cause
   */
  public record Answered(Times times, int byCustomers, int byStaff, int handOvers) {}

  /**
   * Questions that waited, by the time since their clock began to run.
   *
   * @param day up to one day
   * @param week up to seven
   * @param month up to thirty
   * @param older longer
   * @param overdue those of all four whose promise was broken
   */
  public record Open(int day, int week, int month, int older, int overdue) {}
}

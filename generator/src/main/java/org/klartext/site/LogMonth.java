package org.klartext.site;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was decided on contributions in one month, as the public log tells it.
 *
 * @param month in the site's time zone
 * @param decisions oldest first
 * @param totals of all decisions of the month
 * @param file of the tree, published as it is
 * @param digest of the file
 */
public record LogMonth(
    YearMonth month, List<Entry> decisions, Totals totals, Asset file, Digest digest) {

  /** Copies what it is given. */
  public LogMonth {
    decisions = List.copyOf(decisions);
  }

  /** What was decided. */
  public enum Outcome {
    /** It became public. */
    APPROVED,
    /** It was refused before it was public. */
    REJECTED,
    /** It was taken away after it was public. */
    REMOVED,
    /** Its contributor took it back. */
    WITHDRAWN,
    /** It was erased. */
    ERASED,
    /** A decision was undone. */
    REVERTED,
    /** Its text was changed. */
    EDITED,
    /** A question was closed for a page that answers it. */
    CLOSED
  }

  /** Who decided. */
  public enum Decider {
    /** Somebody of the house. */
    STAFF,
    /** A rule. */
    SCREENING,
    /** Whoever sent it. */
    CONTRIBUTOR
  }

  /**
   * A decision.
   *
   * @param at when
   * @param kind of the contribution
   * @param outcome what was decided
   * @param reason should be one of the closed list; absent where none is needed
   * @param by who decided
   * @param page address of the page it is about, where everybody may see that
   */
  public record Entry(
      Instant at,
      SiteConfig.Contribution kind,
      Outcome outcome,
      Optional<String> reason,
      Decider by,
      Optional<Permalink> page) {}

  /**
   * How often what was decided.
   *
   * @param approved contributions that became public
   * @param rejected reason → contributions that were refused; an empty reason for none
   * @param removed reason → public contributions that were taken away
   * @param withdrawn contributions that were taken back
   * @param erased contributions that were erased
   */
  public record Totals(
      int approved,
      SortedMap<String, Integer> rejected,
      SortedMap<String, Integer> removed,
      int withdrawn,
      int erased) {
    /** Of a month of which no numbers are known. */
    public static final Totals NONE = new Totals(0, Map.of(), Map.of(), 0, 0);

    /** Copies what it is given. */
    public Totals {
      rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
      removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
    }

    /** Sorts what it is given. */
    public Totals(
        int approved,
        Map<String, Integer> rejected,
        Map<String, Integer> removed,
        int withdrawn,
        int erased) {
      this(approved, new TreeMap<>(rejected), new TreeMap<>(removed), withdrawn, erased);
    }
  }
}

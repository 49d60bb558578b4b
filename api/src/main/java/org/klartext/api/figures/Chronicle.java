package org.klartext.api.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.klartext.api.contribution.History;
import org.klartext.api.store.Database;
import org.klartext.api.store.Decisions.Newest;
import org.klartext.site.Site;

/**
 * The figures of all months since the first question, as JSON. A month that is over is computed
 * once, the present one at most once a minute for those who ask. What can still be undone is not in
 * them yet. Safe for use by several threads.
 */
public final class Chronicle {
  /** How old figures of the present month may be. */
  public static final Duration FRESH = Duration.ofMinutes(1);

  private static final int AT_ONCE = 200;

  private final Database database;
  private final Supplier<Site> site;
  private final Duration undo;
  private final NavigableMap<YearMonth, byte[]> months = new TreeMap<>();
  private Optional<Instant> counted = Optional.empty();

  /**
   * Of one portal.
   *
   * @param site as it is now: business hours, promises
   * @param undo how long a decision can be undone
   */
  public Chronicle(Database database, Supplier<Site> site, Duration undo) {
    this.database = database;
    this.site = site;
    this.undo = undo;
  }

  /**
   * What the figures depend on; as long as it stays the same, they do, too.
   *
   * @param decision the newest that cannot be undone any more
   * @param question when the newest one arrived
   * @param day by the calendar of the portal: open questions grow older
   */
  public record Sign(Optional<Newest> decision, Optional<Instant> question, LocalDate day) {}

  /**
   * What the figures depend on at an instant.
   *
   * @throws org.klartext.api.store.StoreException if the database cannot be read
   */
  public Sign sign(Instant now) {
    Instant until = now.minus(undo);
    LocalDate day = until.atZone(site.get().config().timeZone()).toLocalDate();
    return database.query(
        tx -> new Sign(tx.decisions().newest(until), tx.histories().newestArrival(until), day));
  }

  /**
   * The figures of one month.
   *
   * @param wanted absent for the present one
   * @return of a month to come and of one before the first question: of nothing
   * @throws org.klartext.api.store.StoreException if the database cannot be read
   */
  public synchronized byte[] month(Optional<YearMonth> wanted, Instant now) {
    Instant until = now.minus(undo);
    if (counted.filter(it -> isFresh(it, until)).isEmpty()) {
      count(until);
    }
    LocalDate today = until.atZone(site.get().config().timeZone()).toLocalDate();
    YearMonth month = wanted.orElse(YearMonth.from(today));
    return Optional.ofNullable(months.get(month))
        .orElseGet(() -> MonthFile.bytes(Month.empty(month, today)))
        .clone();
  }

  private static boolean isFresh(Instant counted, Instant until) {
    Duration age = Duration.between(counted, until);
    return !age.isNegative() && age.compareTo(FRESH) < 0;
  }

  /**
   * The figures of all months from one on to the present one, which is counted anew.
   *
   * @param first absent for that of the first question
   * @return empty if there was no question yet
   * @throws org.klartext.api.store.StoreException if the database cannot be read
   */
  public synchronized SortedMap<YearMonth, byte[]> since(Optional<YearMonth> first, Instant now) {
    count(now.minus(undo));
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(first.map(months::tailMap).orElse(months)));
  }

  private void count(Instant until) {
    Terms terms = Terms.of(site.get());
    counted
        .map(terms::month)
        .map(it -> earlier(it, terms.month(until)))
        .ifPresentOrElse(it -> months.tailMap(it).clear(), months::clear);
    Optional<YearMonth> next =
        months.isEmpty()
            ? database.query(tx -> tx.histories().first(until)).map(terms::month)
            : Optional.of(months.lastKey().plusMonths(1));
    next.ifPresent(it -> count(terms, it, until));
    counted = Optional.of(until);
  }

  private static YearMonth earlier(YearMonth one, YearMonth other) {
    return one.isBefore(other) ? one : other;
  }

  private void count(Terms terms, YearMonth first, Instant until) {
    YearMonth last = terms.month(until);
    Reckoning reckoning = new Reckoning(terms, first, last, until);
    String after = "";
    List<History> some;
    do {
      String known = after;
      some = database.query(tx -> tx.histories().after(known, until, AT_ONCE));
      some.forEach(reckoning::add);
      after = some.isEmpty() ? known : some.getLast().question();
    } while (some.size() == AT_ONCE);
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      refused(reckoning, terms, month, until);
    }
    reckoning.months().forEach(it -> months.put(it.month(), MonthFile.bytes(it)));
  }

  private void refused(Reckoning reckoning, Terms terms, YearMonth month, Instant until) {
    Instant end = terms.start(month.plusMonths(1));
    Instant to = end.isBefore(until) ? end : until;
    database
        .query(tx -> tx.histories().refused(terms.start(month), to))
        .forEach(it -> reckoning.refuse(month, it.topic(), it.reason(), it.number()));
  }
}

package org.klartext.api.feedback;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.random.RandomGenerator;
import org.klartext.api.feedback.Ballots.Ballot;
import org.klartext.api.store.Database;
import org.klartext.api.store.HelpfulVotes;
import org.klartext.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What readers miss. Numbers of a day are stored, nothing of a person: who has voted or searched
 * today is known to the memory of this server alone, by names whose key is a new one every day.
 * After a restart, and on another server, the same visitor is a new one. Safe for use by several
 * threads.
 */
public final class Feedback implements AutoCloseable {
  /** How long votes are kept: a year, and something to compare it with. */
  public static final Period VOTES = Period.ofDays(400);

  /** How long searches without result are kept. */
  public static final Period SEARCHES = Period.ofDays(90);

  private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);
  private static final int MOST_BALLOTS = 100_000;

  private final Database database;
  private final InstantSource clock;
  private final Ballots ballots;
  private final Wishes wishes;

  /** Counting is for many at a time; nobody counts while all is read anew. */
  private final ReadWriteLock reading = new ReentrantReadWriteLock();

  private volatile Map<String, Votes> votes = Map.of();

  private Feedback(Database database, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.ballots = new Ballots(clock, random, MOST_BALLOTS);
    this.wishes = new Wishes(clock, random, Wishes.Bounds.USUAL);
  }

  /**
   * Reads what has been counted so far.
   *
   * @param random makes the keys by which visitors are known for a day
   * @throws StoreException if the database cannot be read
   */
  public static Feedback open(Database database, InstantSource clock, RandomGenerator random) {
    Feedback feedback = new Feedback(database, clock, random);
    feedback.read();
    return feedback;
  }

  /**
   * Counts whether a page has helped; it is stored when this returns. The second vote of the same
   * visitor on one day takes the place of the first.
   *
   * @param page id of a page that exists
   * @param visitor today's name of whoever votes; not kept
   * @return false if there have been so many votes today that this one cannot be told from a second
   *     one of the same visitor; then it does not count
   * @throws StoreException if it cannot be stored; then nothing of it has happened
   */
  public boolean vote(String page, boolean helpful, String visitor) {
    Optional<Ballot> ballot = ballots.take(page, helpful, visitor);
    ballot.filter(it -> !it.changesNothing()).ifPresent(it -> count(page, it));
    return ballot.isPresent();
  }

  private void count(String page, Ballot ballot) {
    int yes = ballot.change(true);
    int no = ballot.change(false);
    Lock counting = reading.readLock();
    counting.lock();
    try {
      database.transact(tx -> {
        tx.votes().add(page, ballot.key().day(), yes, no);
        return true;
      });
      votes.merge(page, Votes.NONE.plus(yes, no), (old, _) -> old.plus(yes, no));
    } catch (StoreException e) {
      ballots.giveBack(ballot);
      throw e;
    } finally {
      counting.unlock();
    }
  }

  /**
   * What readers say of the pages in all the time that is kept, by the id of the page; pages
   * without a vote are not in it. Costs nothing. Votes that other servers take come with the next
   * {@link #tidy}.
   */
  public Map<String, Votes> votes() {
    return Collections.unmodifiableMap(votes);
  }

  /** The same in one number: how many more readers a page helped than not. */
  public Map<String, Integer> balances() {
    Map<String, Integer> balances = new HashMap<>();
    votes.forEach((page, it) -> balances.put(page, it.helpful() - it.unhelpful()));
    return balances;
  }

  /**
   * Counts a search without result, once a visitor and day, in memory alone: nobody waits for the
   * disk. What says something of a person is not counted at all.
   *
   * @param lang a language of the site
   * @param text as it was typed, of any length
   * @param visitor today's name of whoever searches; not kept
   */
  public void searchedInVain(String lang, String text, String visitor) {
    SearchText.of(text).ifPresent(words -> wishes.add(lang, words, visitor));
  }

  /**
   * What readers miss.
   *
   * @param since the first day that counts, in UTC
   * @param lang only searches in this language
   * @param limit at most so many searches
   * @throws StoreException if the database cannot be used
   */
  public Gaps gaps(LocalDate since, Optional<String> lang, int limit) {
    save();
    return database.query(tx ->
        new Gaps(
            since,
            today(),
            tx.vainSearches().since(since, lang, limit),
            tx.vainSearches().others(since, lang),
            pages(tx.votes().since(since))));
  }

  private static List<Gaps.Voted> pages(List<HelpfulVotes.Sum> sums) {
    return sums.stream()
        .filter(it -> it.unhelpful() > 0)
        .map(it -> new Gaps.Voted(it.page(), new Votes(it.helpful(), it.unhelpful())))
        .sorted(
            Comparator.comparingDouble((Gaps.Voted it) -> it.votes().weight())
                .reversed()
                .thenComparing(Gaps.Voted::page))
        .toList();
  }

  /** Which day it is, in UTC. */
  public LocalDate today() {
    return Ballots.today(clock);
  }

  /**
   * Stores the searches that have been counted since the last time.
   *
   * @throws StoreException if that is impossible; then they wait for the next time
   */
  public void save() {
    Map<Wishes.Count, Integer> counted = wishes.take();
    if (counted.isEmpty()) {
      return;
    }
    try {
      database.transact(tx -> {
        counted.forEach(
            (count, searches) -> tx.vainSearches().add(count.wish(), count.day(), searches));
        return true;
      });
    } catch (StoreException e) {
      wishes.giveBack(counted);
      throw e;
    }
  }

  /**
   * Forgets what is old, and learns what other servers have counted.
   *
   * @throws StoreException if the database cannot be used
   */
  public void tidy() {
    database.transact(tx -> {
      tx.votes().forget(today().minus(VOTES));
      tx.vainSearches().forget(today().minus(SEARCHES));
      return true;
    });
    read();
  }

  private void read() {
    wishes.know(new HashSet<>(database.query(tx -> tx.vainSearches().wishes())));
    Lock alone = reading.writeLock();
    alone.lock();
    try {
      Map<String, Votes> sums = new ConcurrentHashMap<>();
      database
          .query(tx -> tx.votes().since(today().minus(VOTES)))
          .forEach(it -> sums.put(it.page(), new Votes(it.helpful(), it.unhelpful())));
      votes = sums;
    } finally {
      alone.unlock();
    }
  }

  /** Stores what waits, if that is possible. */
  @Override
  public void close() {
    try {
      save();
    } catch (StoreException e) {
      LOG.warn("The last searches without result are not counted: {}", e.getMessage());
    }
  }
}

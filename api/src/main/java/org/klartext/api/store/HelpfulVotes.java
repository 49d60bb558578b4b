package org.klartext.api.store;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How many readers found a page helpful and how many did not: two numbers a page and day. */
public final class HelpfulVotes {
  private final Handle handle;

  HelpfulVotes(Handle handle) {
    this.handle = handle;
  }

  /**
   * The votes on a page.
   *
   * @param page id of it
   * @param helpful how many said yes
   * @param unhelpful how many said no
   */
  public record Sum(String page, int helpful, int unhelpful) {}

  /**
   * Adds to the numbers of a day.
   *
   * @param helpful 1, or -1 if a reader takes it back
   * @param unhelpful likewise
   */
  public void add(String page, LocalDate day, int helpful, int unhelpful) {
    handle
        .createUpdate(
            """
            insert into vote (page, day, helpful, unhelpful)
            values (:page, :day, :helpful, :unhelpful)
            on conflict (page, day) do update
            set helpful = vote.helpful + :helpful, unhelpful = vote.unhelpful + :unhelpful
            """)
        .bind("page", page)
        .bind("day", day.toEpochDay())
        .bind("helpful", helpful)
        .bind("unhelpful", unhelpful)
        .execute();
  }

  /** The sums of all pages from a day on. */
  public List<Sum> since(LocalDate day) {
    return handle
        .createQuery(
            """
            select page, sum(helpful) as helpful, sum(unhelpful) as unhelpful
            from vote where day >= :day group by page order by page
            """)
        .bind("day", day.toEpochDay())
        .map((row, _) ->
            new Sum(row.getString("page"), row.getInt("helpful"), row.getInt("unhelpful")))
        .list();
  }

  /** Forgets the days before one. */
  public int forget(LocalDate before) {
    return handle
        .createUpdate("delete from vote where day < :before")
        .bind("before", before.toEpochDay())
        .execute();
  }
}

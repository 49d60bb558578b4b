package org.klartext.api.feedback;

import java.time.LocalDate;
import java.util.List;
import org.klartext.api.store.VainSearches;

/**
 * What readers miss.
 *
 * @param since the first day that counts, in UTC
 * @param until the last one: today
 * @param searches without result, the most frequent first; only what several visitors searched for
 * @param others how many other searches there were, of which nobody knows the words
 * @param pages that did not help somebody, by id; those that need it most first
 */
public record Gaps(
    LocalDate since,
    LocalDate until,
    List<VainSearches.Sum> searches,
    int others,
    List<Voted> pages) {
  /** Copies what it is given. */
  public Gaps {
    searches = List.copyOf(searches);
    pages = List.copyOf(pages);
  }

  /**
   * A page that was voted on.
   *
   * @param page id of it
   * @param votes all of them
   */
  public record Voted(String page, Votes votes) {}
}

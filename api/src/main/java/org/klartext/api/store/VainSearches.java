package org.klartext.api.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How often something was searched for and not found: one number a text and day. */
public final class VainSearches {
  private final Handle handle;

  VainSearches(Handle handle) {
    this.handle = handle;
  }

  /**
   * What was searched for.
   *
   * @param lang language tag
   * @param words as they are compared; empty for all searches of which the words are not kept
   */
  public record Wish(String lang, String words) {
    /** All searches in a language of which the words are not kept. */
    public static Wish others(String lang) {
      return new Wish(lang, "");
    }
  }

  /**
   * Searches for the same.
   *
   * @param wish what was searched for
   * @param searches how many there were
   * @param days on how many days
   * @param last the last of them
   */
  public record Sum(Wish wish, int searches, int days, LocalDate last) {}

  /**
   * Adds to the number of a day.
   *
   * @param searches how many; less than 0 if they are counted elsewhere from now on
   */
  public void add(Wish wish, LocalDate day, int searches) {
    handle
        .createUpdate(
            """
            insert into vain_search (day, lang, words, searches)
            values (:day, :lang, :words, :searches)
            on conflict (day, lang, words) do update
            set searches = vain_search.searches + :searches
            """)
        .bind("day", day.toEpochDay())
        .bind("lang", wish.lang())
        .bind("words", wish.words())
        .bind("searches", searches)
        .execute();
  }

  /**
   * What was searched for most often from a day on; without the others.
   *
   * @param lang only in this language
   * @param limit at most so many
   */
  public List<Sum> since(LocalDate day, Optional<String> lang, int limit) {
    return handle
        .createQuery(
            """
            select lang, words, sum(searches) as searches, count(*) as days, max(day) as last
            from vain_search where day >= :day and words <> '' and (:any = 1 or lang = :lang)
            group by lang, words order by searches desc, last desc, lang, words limit :limit
            """)
        .bind("day", day.toEpochDay())
        .bind("any", lang.isEmpty() ? 1 : 0)
        .bind("lang", lang.orElse(""))
        .bind("limit", limit)
        .map((row, _) ->
            new Sum(
                new Wish(row.getString("lang"), row.getString("words")),
                row.getInt("searches"),
                row.getInt("days"),
                LocalDate.ofEpochDay(row.getLong("last"))))
        .list();
  }

  /** How many others there were from a day on. */
  public int others(LocalDate day, Optional<String> lang) {
    return handle
        .createQuery(
            """
            select coalesce(sum(searches), 0) from vain_search
            where day >= :day and words = '' and (:any = 1 or lang = :lang)
            """)
        .bind("day", day.toEpochDay())
        .bind("any", lang.isEmpty() ? 1 : 0)
        .bind("lang", lang.orElse(""))
        .mapTo(Integer.class)
        .one();
  }

  /** Everything that is kept with its words. */
  public List<Wish> wishes() {
    return handle
        .createQuery("select distinct lang, words from vain_search where words <> ''")
        .map((row, _) -> new Wish(row.getString("lang"), row.getString("words")))
        .list();
  }

  /** Forgets the days before one. */
  public int forget(LocalDate before) {
    return handle
        .createUpdate("delete from vain_search where day < :before")
        .bind("before", before.toEpochDay())
        .execute();
  }
}

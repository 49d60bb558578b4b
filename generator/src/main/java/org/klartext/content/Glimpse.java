package org.klartext.content;

import java.util.List;
import org.klartext.site.Page;
import org.klartext.site.Site;

/**
 * What can be told from a few edited files alone, before the whole site is put together again.
 *
 * @param site the last site with these pages and their replies
 * @param pages those that are new or show something else now
 */
public record Glimpse(Site site, List<Page> pages) {
  /** Copies what it is given. */
  public Glimpse {
    pages = List.copyOf(pages);
  }
}

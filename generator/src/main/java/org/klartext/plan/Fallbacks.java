package org.klartext.plan;

import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Site;

/** Pages that are shown in another language's part of the site because no translation exists. */
final class Fallbacks {
  private Fallbacks() {}

  /** True if a page has to stand in for its missing translation into a language. */
  static boolean isNeeded(Site site, Page page, String lang) {
    return !page.meta().lang().equals(lang) && site.addressIn(page, lang).isPresent();
  }

  /** Where a page of the default language is shown for readers of another one. */
  static Permalink permalink(Page page, String lang) {
    return new Permalink("/" + lang + page.meta().permalink().path());
  }

  /** The address at which a reader of a language finds a page. */
  static Permalink shownAt(Site site, Page page, String lang) {
    return site.addressIn(page, lang).orElse(page.meta().permalink());
  }
}

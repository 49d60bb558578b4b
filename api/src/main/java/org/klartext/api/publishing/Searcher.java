package org.klartext.api.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.klartext.finder.Finder;
import org.klartext.finder.Hit;
import org.klartext.finder.Hits;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
import org.klartext.site.Site;

/** What can be found of a site at one moment: whatever is found is a page of this very site. */
public final class Searcher {
  private final Site site;
  private final Map<String, Finder> finders;

  /**
   * Of one site.
   *
   * @param site whose pages are found
   * @param finders of its pages, by language
   */
  Searcher(Site site, Map<String, Finder> finders) {
    this.site = site;
    this.finders = Map.copyOf(finders);
  }

  /**
   * A page that was found.
   *
   * @param page itself
   * @param permalink where readers of the language find it
   * @param hit where in it, and how well it fits
   */
  public record Found(Page page, Permalink permalink, Hit hit) {}

  /**
   * What a search found.
   *
   * @param found the best first
   * @param hits totals, traits and spelling
   */
  public record Findings(List<Found> found, Hits hits) {
    /** Copies what it is given. */
    public Findings {
      found = List.copyOf(found);
    }
  }

  /**
   * A page that somebody who is typing may mean.
   *
   * @param page itself
   * @param permalink where readers of the language find it
   * @param text of its question or title
   */
  public record Suggested(Page page, Permalink permalink, String text) {}

  /** Takes upon itself that the first searches are slow, whoever makes them. */
  void warm() {
    finders.values().forEach(Finder::warm);
  }

  /** Whose pages are found. */
  public Site site() {
    return site;
  }

  /**
   * The pages of a language that fit a text best.
   *
   * @param lang language tag; in an unknown language there is nothing
   * @param text typed by people
   * @param wanted traits that a page must have, all of them
   * @param limit how many pages are wanted at most
   */
  public Findings find(String lang, String text, Set<String> wanted, int limit) {
    Hits hits = finder(lang).map(it -> it.find(text, wanted, limit)).orElse(Hits.NONE);
    return new Findings(found(hits.hits(), lang), hits);
  }

  /** At most three pages that are likely to answer a question that is being written, or none. */
  public List<Found> similar(String lang, String text) {
    return finder(lang).map(it -> found(it.similar(text), lang)).orElse(List.of());
  }

  /**
   * The pages that somebody who is typing may mean.
   *
   * @param lang language tag
   * @param typed so far
   * @param limit how many are wanted at most
   */
  public List<Suggested> suggest(String lang, String typed, int limit) {
    List<Suggested> suggested = new ArrayList<>();
    finder(lang)
        .map(it -> it.suggest(typed, limit))
        .orElse(List.of())
        .forEach(suggestion ->
            show(
                suggestion.id(),
                lang,
                (page, permalink) ->
                    suggested.add(new Suggested(page, permalink, suggestion.text()))));
    return suggested;
  }

  private Optional<Finder> finder(String lang) {
    return Optional.ofNullable(finders.get(lang));
  }

  private List<Found> found(List<Hit> hits, String lang) {
    List<Found> found = new ArrayList<>();
    hits.forEach(hit ->
        show(hit.id(), lang, (page, permalink) -> found.add(new Found(page, permalink, hit))));
    return found;
  }

  private void show(String id, String lang, BiConsumer<Page, Permalink> shown) {
    site.pageOfId(new PageId(id))
        .ifPresent(page ->
            site.addressIn(page, lang).ifPresent(permalink -> shown.accept(page, permalink)));
  }
}

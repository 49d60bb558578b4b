package org.klartext.api.publishing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.klartext.site.Page;
import org.klartext.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a searcher in step with the public site. One thread follows the snapshots: it takes the
 * newest, and swaps the searcher.
 */
public final class LiveSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSearch.class);
  private static final int WARM = 100;
  private static final int USUAL = 10;

  private final LiveSite site;
  private final Supplier<Map<String, Integer>> helpful;
  private final SearchIndex index = new SearchIndex();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("site-searcher").daemon().factory());
  private volatile Optional<Searcher> searcher = Optional.empty();

  /**
   * A search of a site, of which nothing is found yet.
   *
   * @param site to follow
   * @param helpful id of a page → how many more readers it helped than not; asked with every change
   */
  public LiveSearch(LiveSite site, Supplier<Map<String, Integer>> helpful) {
    this.site = site;
    this.helpful = helpful;
  }

  /** Begins to follow the site; until its pages are indexed there is no searcher. */
  public void start() {
    site.follow(() -> thread.execute(this::catchUp));
    thread.execute(this::catchUp);
  }

  /** What can be found now; empty while the first index is being made. */
  public Optional<Searcher> searcher() {
    return searcher;
  }

  /** Whatever has come in the meantime is taken together. */
  private void catchUp() {
    Site now = site.snapshot().site();
    if (searcher.filter(it -> it.site() == now).isPresent()) {
      return;
    }
    try {
      Searcher made = index.of(now, helpful.get());
      if (searcher.isEmpty()) {
        warm(made);
      }
      searcher = Optional.of(made);
    } catch (RuntimeException e) {
      LOG.error("The search index cannot be made and begins anew with the next change", e);
    }
  }

  /** The first searches are slow, whoever makes them. */
  private static void warm(Searcher searcher) {
    searcher.site().pages().stream()
        .map(Page::meta)
        .limit(WARM)
        .forEach(page -> {
          searcher.find(page.lang(), page.title(), Set.of(), USUAL);
          searcher.similar(page.lang(), page.title());
          searcher.suggest(page.lang(), page.title(), USUAL);
        });
  }

  /** Ends its thread, after that of the site; what can be found stays as it is. */
  @Override
  public void close() {
    thread.close();
  }
}

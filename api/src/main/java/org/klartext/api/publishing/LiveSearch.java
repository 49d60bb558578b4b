package org.klartext.api.publishing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.klartext.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a searcher in step with the public site. One thread follows the snapshots: it takes the
 * newest, and swaps the searcher.
 */
public final class LiveSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSearch.class);

  private final LiveSite site;
  private final Supplier<Map<String, Integer>> helpful;
  private final SearchIndex index;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("site-searcher").daemon().factory());
  private volatile Optional<Searcher> searcher = Optional.empty();

  /**
   * A search of a site, of which nothing is found yet.
   *
   * @param site to follow
   * @param folder of the index alone, which is kept there from one start to the next
   * @param helpful id of a page → how many more readers it helped than not; asked with every change
   */
  public LiveSearch(LiveSite site, Path folder, Supplier<Map<String, Integer>> helpful) {
    this.site = site;
    this.index = SearchIndex.in(folder);
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
      boolean first = searcher.isEmpty();
      searcher = Optional.of(made);
      if (first) {
        made.warm(); // the first ones are slow, but nobody is turned away
      }
    } catch (RuntimeException e) {
      LOG.error("The search index cannot be made and begins anew with the next change", e);
    }
  }

  /** Ends its thread, after that of the site, and the index; what can be found stays as it is. */
  @Override
  public void close() {
    thread.close();
    index.close();
  }
}

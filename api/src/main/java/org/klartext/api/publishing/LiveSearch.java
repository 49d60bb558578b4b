package org.klartext.api.publishing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.klartext.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a searcher in step with the public site. One thread follows it: it prepares a searcher as
 * soon as a site has been read, and swaps it when the pages are there.
 */
public final class LiveSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSearch.class);

  private final LiveSite site;
  private final Supplier<Map<String, Integer>> helpful;
  private final SearchIndex index;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("site-searcher").daemon().factory());
  private final AtomicReference<Optional<Site>> newest = new AtomicReference<>(Optional.empty());
  private Optional<Searcher> prepared = Optional.empty();
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
    site.follow(
        new LiveSite.Follower() {
          @Override
          public void coming(Site site) {
            newest.set(Optional.of(site));
            thread.execute(LiveSearch.this::prepare);
          }

          @Override
          public void shown() {
            thread.execute(LiveSearch.this::catchUp);
          }
        });
    thread.execute(this::catchUp);
  }

  /** What can be found now; empty while the first index is being made. */
  public Optional<Searcher> searcher() {
    return searcher;
  }

  private void prepare() {
    newest.getAndSet(Optional.empty()).ifPresent(this::make);
  }

  /** Whatever has come in the meantime is taken together. */
  private void catchUp() {
    Site now = site.snapshot().site();
    if (searcher.filter(it -> isOf(now, it)).isPresent()) {
      return;
    }
    if (prepared.filter(it -> isOf(now, it)).isEmpty()) {
      make(now);
    }
    boolean first = searcher.isEmpty();
    searcher = prepared.filter(it -> isOf(now, it)).or(() -> searcher);
    prepared = Optional.empty();
    if (first) {
      searcher.ifPresent(Searcher::warm); // the first ones are slow, but nobody is turned away
    }
  }

  private static boolean isOf(Site site, Searcher searcher) {
    return searcher.site() == site;
  }

  private void make(Site now) {
    try {
      prepared = Optional.of(index.of(now, helpful.get()));
    } catch (RuntimeException e) {
      prepared = Optional.empty();
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

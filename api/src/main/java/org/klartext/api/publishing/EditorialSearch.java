package org.klartext.api.publishing;

import java.util.Map;
import java.util.Optional;

/** Finds pages of the internal edition and drafts, which are indexed when somebody asks. */
public final class EditorialSearch implements AutoCloseable {
  private final EditorialSite site;
  private final SearchIndex index = SearchIndex.inMemory();
  private Optional<Searcher> last = Optional.empty();

  /** A search of what people of the house see. */
  public EditorialSearch(EditorialSite site) {
    this.site = site;
  }

  /**
   * What can be found now; after a change of the tree the first one waits for its pages.
   *
   * @throws UnreadableTreeException if there is nothing to read
   */
  public synchronized Searcher searcher() {
    Snapshot now = site.snapshot();
    Searcher searcher =
        last.filter(it -> it.site() == now.site()).orElseGet(() -> index.of(now.site(), Map.of()));
    last = Optional.of(searcher);
    return searcher;
  }

  /** Ends the index; what can be found stays as it is. */
  @Override
  public synchronized void close() {
    index.close();
  }
}

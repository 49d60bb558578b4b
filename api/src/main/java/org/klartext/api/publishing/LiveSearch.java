package org.klartext.api.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.klartext.finder.Entries;
import org.klartext.finder.Entry;
import org.klartext.finder.Finder;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a searcher in step with the public site. One thread follows the snapshots: it takes the
 * newest, looks for pages that say something else than before, and swaps the searcher.
 */
public final class LiveSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSearch.class);
  private static final int WARM = 100;
  private static final int USUAL = 10;

  private final LiveSite site;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("site-searcher").daemon().factory());
  private volatile Optional<Searcher> searcher = Optional.empty();
  private Map<String, Indexed> indexed = Map.of();

  /** The index of a language, and what its pages say, by id. */
  private record Indexed(Finder finder, Map<String, Said> pages) {}

  /** All that is found of a page, in short. */
  private record Said(Digest page, List<Digest> replies, List<String> labels) {
    static Said by(Page page, Site site) {
      PageMeta meta = page.meta();
      List<String> labels = new ArrayList<>();
      for (String topic : meta.labels().topics()) {
        site.topic(topic, meta.lang()).ifPresent(it -> labels.add(it.meta().title()));
      }
      for (String author : meta.labels().authors()) {
        site.expert(author, meta.lang()).ifPresent(it -> labels.add(it.meta().title()));
      }
      return new Said(
          page.digest(), site.replies(meta.id()).stream().map(Reply::digest).toList(), labels);
    }
  }

  /**
   * A search of a site, of which nothing is found yet.
   *
   * @param site to follow
   */
  public LiveSearch(LiveSite site) {
    this.site = site;
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
      Map<String, Indexed> next = new LinkedHashMap<>();
      for (String lang : now.config().languages()) {
        next.put(lang, index(now, lang, Optional.ofNullable(indexed.get(lang))));
      }
      indexed = next;
      Map<String, Finder> finders = new HashMap<>();
      next.forEach((lang, it) -> finders.put(lang, it.finder()));
      Searcher made = new Searcher(now, finders);
      if (searcher.isEmpty()) {
        warm(made);
      }
      searcher = Optional.of(made);
    } catch (RuntimeException e) {
      LOG.error("The search index cannot be made and begins anew with the next change", e);
      indexed = Map.of();
    }
  }

  private static Indexed index(Site site, String lang, Optional<Indexed> last) {
    Map<String, Said> before = last.map(Indexed::pages).orElse(Map.of());
    Map<String, Said> pages = new HashMap<>();
    List<Entry> changed = new ArrayList<>();
    Set<String> gone = new HashSet<>(before.keySet());
    for (Page page : site.pages()) {
      if (site.addressIn(page, lang).isPresent()) {
        String id = page.meta().id().value();
        Said said = Said.by(page, site);
        pages.put(id, said);
        Optional<Entry> entry =
            said.equals(before.get(id)) ? Optional.empty() : Entries.of(site, page);
        entry.ifPresent(changed::add);
        if (entry.isPresent() || said.equals(before.get(id))) {
          gone.remove(id);
        }
      }
    }
    return new Indexed(
        last.map(Indexed::finder)
            .map(it -> changed.isEmpty() && gone.isEmpty() ? it : it.with(changed, gone))
            .orElseGet(() -> Finder.of(lang, changed, List.of())),
        pages);
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

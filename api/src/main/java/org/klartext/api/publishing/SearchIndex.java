package org.klartext.api.publishing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.finder.Entries;
import org.klartext.finder.Entry;
import org.klartext.finder.Finder;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.Reply;
import org.klartext.site.Site;

/**
 * What can be found of one edition. Of a site it is shown after another one, only pages that say
 * something else are read again. For one thread at a time.
 */
final class SearchIndex implements AutoCloseable {
  private final Optional<Path> folder;
  private Map<String, Indexed> indexed = Map.of();

  private SearchIndex(Optional<Path> folder) {
    this.folder = folder;
  }

  /** An index in memory. */
  static SearchIndex inMemory() {
    return new SearchIndex(Optional.empty());
  }

  /** An index that is kept from one start to the next, in a folder of this edition alone. */
  static SearchIndex in(Path folder) {
    return new SearchIndex(Optional.of(folder));
  }

  /** The index of a language, and what its pages say, by id. */
  private record Indexed(Finder finder, List<List<String>> senses, Map<String, Said> pages) {}

  /** All that is found of a page, in short. */
  private record Said(Digest page, List<Digest> replies, List<String> labels, int helpful) {
    static Said by(Page page, Site site, int helpful) {
      return new Said(
          page.digest(),
          site.replies(page.meta().id()).stream().map(Reply::digest).toList(),
          Entries.named(site, page),
          helpful);
    }
  }

  /**
   * Finds the pages of a site.
   *
   * @param helpful id of a page → how many more readers it helped than not
   */
  Searcher of(Site site, Map<String, Integer> helpful) {
    Map<String, Indexed> next = new LinkedHashMap<>();
    try {
      Map<String, Finder> finders = new HashMap<>();
      for (String lang : site.config().languages()) {
        Indexed now = index(site, lang, helpful);
        next.put(lang, now);
        finders.put(lang, now.finder());
      }
      closeOthers(next.keySet());
      indexed = next;
      return new Searcher(site, finders);
    } catch (RuntimeException e) {
      next.values().forEach(it -> it.finder().close());
      close(); // whatever is wrong with it is not taken along
      throw e;
    }
  }

  private void closeOthers(Set<String> langs) {
    indexed.forEach((lang, last) -> {
      if (!langs.contains(lang)) {
        last.finder().close();
      }
    });
  }

  private Indexed index(Site site, String lang, Map<String, Integer> helpful) {
    List<List<String>> senses = site.synonyms().in(lang);
    Optional<Indexed> last =
        Optional.ofNullable(indexed.get(lang)).filter(it -> it.senses().equals(senses));
    Map<String, Said> before = last.map(Indexed::pages).orElse(Map.of());
    Map<String, Said> pages = new HashMap<>();
    List<Entry> changed = new ArrayList<>();
    Set<String> gone = new HashSet<>(before.keySet());
    for (Page page : site.pages()) {
      if (site.addressIn(page, lang).isPresent()) {
        String id = page.meta().id().value();
        Said said = Said.by(page, site, helpful.getOrDefault(id, 0));
        pages.put(id, said);
        boolean same = said.equals(before.get(id));
        Optional<Entry> entry = same ? Optional.empty() : Entries.of(site, page, helpful);
        entry.ifPresent(changed::add);
        if (same || entry.isPresent()) {
          gone.remove(id);
        }
      }
    }
    Finder finder =
        last.map(it -> with(it.finder(), changed, gone))
            .orElseGet(() -> anew(lang, changed, senses));
    return new Indexed(finder, senses, pages);
  }

  /** Two cannot have the same folder open. */
  private Finder anew(String lang, List<Entry> entries, List<List<String>> senses) {
    Optional.ofNullable(indexed.get(lang)).ifPresent(it -> it.finder().close());
    return folder
        .map(it -> Finder.open(it.resolve(lang), lang, entries, senses))
        .orElseGet(() -> Finder.of(lang, entries, senses));
  }

  private static Finder with(Finder finder, List<Entry> changed, Set<String> gone) {
    return changed.isEmpty() && gone.isEmpty() ? finder : finder.with(changed, gone);
  }

  /** Ends it; searchers that were made go on finding. */
  @Override
  public void close() {
    indexed.values().forEach(it -> it.finder().close());
    indexed = Map.of();
  }
}

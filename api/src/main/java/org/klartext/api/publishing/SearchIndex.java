package org.klartext.api.publishing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
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

  /** The index of a language, and what it was made from. */
  private record Indexed(
      Finder finder, List<List<String>> senses, Site site, Map<PageId, Said> pages) {}

  /** All that is found of a page, but for the names it bears. */
  private record Said(Page page, List<Reply> replies, int helpful) {
    static Said by(Page page, Site site, Map<String, Integer> helpful) {
      PageId id = page.meta().id();
      return new Said(page, site.replies(id), helpful.getOrDefault(id.value(), 0));
    }

    /** Makes nothing: this is asked of every page after every edit. */
    boolean isLike(Said other) {
      return helpful == other.helpful
          && page.digest().equals(other.page.digest())
          && areLike(replies, other.replies);
    }

    private static boolean areLike(List<Reply> some, List<Reply> others) {
      for (int at = 0; at < Math.min(some.size(), others.size()); at++) {
        if (!some.get(at).digest().equals(others.get(at).digest())) {
          return false;
        }
      }
      return some.size() == others.size();
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
    Map<PageId, Said> before = last.map(Indexed::pages).orElse(Map.of());
    Optional<Site> renamed = last.map(Indexed::site).filter(it -> !names(it).equals(names(site)));
    Map<PageId, Said> pages = new HashMap<>();
    List<Entry> changed = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Page page : site.pages()) {
      if (site.addressIn(page, lang).isPresent()) {
        Said said = Said.by(page, site, helpful);
        Said known = before.get(page.meta().id());
        pages.put(page.meta().id(), said);
        if (known == null || !said.isLike(known) || bearsOthers(page, site, renamed)) {
          Entries.of(site, page, helpful)
              .ifPresentOrElse(changed::add, () -> gone.add(page.meta().id().value()));
        }
      }
    }
    before.keySet().stream()
        .filter(id -> !pages.containsKey(id))
        .forEach(id -> gone.add(id.value()));
    Finder finder =
        last.map(it -> with(it.finder(), changed, gone))
            .orElseGet(() -> anew(lang, changed, senses));
    return new Indexed(finder, senses, site, pages);
  }

  /** A page whose title others bear as a name, in short. */
  private record Name(Permalink permalink, Digest digest) {}

  private static List<Name> names(Site site) {
    return site.pages().stream()
        .filter(page -> page instanceof Page.Topic || page instanceof Page.Expert)
        .map(page -> new Name(page.meta().permalink(), page.digest()))
        .toList();
  }

  private static boolean bearsOthers(Page page, Site site, Optional<Site> renamed) {
    return renamed
        .filter(it -> !Entries.named(it, page).equals(Entries.named(site, page)))
        .isPresent();
  }

  /** Two cannot have the same folder open. */
  private Finder anew(String lang, List<Entry> entries, List<List<String>> senses) {
    Optional.ofNullable(indexed.get(lang)).ifPresent(it -> it.finder().close());
    return folder
        .map(it -> Finder.open(it.resolve(lang), lang, entries, senses))
        .orElseGet(() -> Finder.of(lang, entries, senses));
  }

  private static Finder with(Finder finder, List<Entry> changed, List<String> gone) {
    return changed.isEmpty() && gone.isEmpty() ? finder : finder.with(changed, gone);
  }

  /** Ends it; searchers that were made go on finding. */
  @Override
  public void close() {
    indexed.values().forEach(it -> it.finder().close());
    indexed = Map.of();
  }
}

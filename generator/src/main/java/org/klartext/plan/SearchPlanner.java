package org.klartext.plan;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.klartext.view.PageView;
import org.klartext.view.SearchEntry;
import org.klartext.view.SearchFile;
import org.klartext.view.SearchSource;

/** Plans the index for the search without a server. */
final class SearchPlanner {
  private SearchPlanner() {}

  /**
   * Adds the index of one language; the home page is where readers come from. Entries of pages that
   * are the same as in the plan so far are kept.
   *
   * @param synonyms groups of wordings that mean the same
   */
  static void addIndex(
      OutputPlan plan, LanguagePart part, Collection<PageView> pages, List<List<String>> synonyms) {
    String folder = part.searchIndex().path().substring(1);
    IdentityHashMap<PageView, SearchEntry> known = known(plan, folder);
    List<SearchEntry> entries =
        pages.stream()
            .filter(page -> !page.template().equals("home") && !page.page().isRemoved())
            .map(page -> known.computeIfAbsent(page, SearchEntry::of))
            .toList();
    SearchSource source = SearchSource.of(part.lang(), entries, synonyms);
    for (SearchFile.Part kind : SearchFile.Part.values()) {
      for (int number = 0; number < source.files(kind); number++) {
        SearchFile file = SearchFile.of(source, kind, number);
        plan.add(folder + file.name(), file);
      }
    }
  }

  private static IdentityHashMap<PageView, SearchEntry> known(OutputPlan plan, String folder) {
    IdentityHashMap<PageView, SearchEntry> known = new IdentityHashMap<>();
    if (plan.view(folder + SearchFile.INDEX).orElse(null) instanceof SearchFile file) {
      file.source().entries().forEach(entry -> known.put(entry.page(), entry));
    }
    return known;
  }
}

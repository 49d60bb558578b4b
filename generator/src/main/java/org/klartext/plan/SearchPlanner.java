package org.klartext.plan;

import java.util.Collection;
import java.util.List;
import org.klartext.view.PageView;
import org.klartext.view.SearchEntry;
import org.klartext.view.SearchFile;
import org.klartext.view.SearchSource;

/** Plans the index for the search without a server. */
final class SearchPlanner {
  private SearchPlanner() {}

  /** Adds the index of one language; the home page is where readers come from. */
  static void addIndex(OutputPlan plan, LanguagePart part, Collection<PageView> pages) {
    List<SearchEntry> entries =
        pages.stream()
            .filter(page -> !page.template().equals("home"))
            .map(SearchEntry::of)
            .toList();
    SearchSource source = SearchSource.of(part.lang(), entries);
    for (SearchFile.Part kind : SearchFile.Part.values()) {
      for (int number = 0; number < source.files(kind); number++) {
        SearchFile file = SearchFile.of(source, kind, number);
        plan.add(part.searchIndex().path().substring(1) + file.name(), file);
      }
    }
  }
}

package org.klartext.search;

import org.klartext.format.Json;
import org.klartext.site.Heading;
import org.klartext.view.Card;
import org.klartext.view.SearchEntry;
import org.klartext.view.SearchFile;

/** What is shown of the pages that were found. */
final class PagesDocument {
  private static final int LEAD = 180;
  private static final int HEADINGS = 50;

  private PagesDocument() {}

  static String of(SearchFile file) {
    return Json.object(json ->
        json.text("mark", BrowserIndex.markOf(file.source()))
            .objects("pages", file.described(), PagesDocument::page));
  }

  private static void page(Json json, SearchEntry entry) {
    Card card = entry.page().card();
    json.text("title", card.title())
        .text("href", card.href())
        .text("kind", card.type())
        .text("lang", card.lang())
        .text("description", card.description().orElseGet(() -> lead(entry)))
        .objects(
            "headings",
            entry.headings().stream().filter(it -> it.level() > 1).limit(HEADINGS).toList(),
            PagesDocument::heading);
  }

  private static void heading(Json json, Heading heading) {
    json.text("id", heading.id()).text("text", heading.text());
  }

  /** The beginning of a text that does not say in short what it says. */
  private static String lead(SearchEntry entry) {
    String text = entry.page().text().plain().replaceAll("\\s+", " ").strip();
    if (text.length() <= LEAD) {
      return text;
    }
    int end = text.lastIndexOf(' ', LEAD);
    return text.substring(0, end > LEAD / 2 ? end : text.offsetByCodePoints(0, LEAD / 2)) + " …";
  }
}

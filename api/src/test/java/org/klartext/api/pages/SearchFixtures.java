package org.klartext.api.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.api.pages.FoundPage.Piece;
import org.klartext.api.pages.SearchPage.Choice;
import org.klartext.api.pages.SearchPage.Filter;

/** The page of the search: empty, full, in vain, with hostile texts. */
final class SearchFixtures {
  private SearchFixtures() {}

  /** All of them, by a name for the reader of a test. */
  static Map<String, ServiceContent> all() {
    Map<String, ServiceContent> all = new LinkedHashMap<>();
    all.put("search", page("", new SearchPage.Outcome(true)));
    all.put("search starting", page("Kündigung", new SearchPage.Outcome(false)));
    all.put(
        "search vain",
        page("Kündigugn", new SearchPage.Outcome(true))
            .with(Optional.of(new SearchPage.Link("Kündigung", "/search?q=x")), List.of()));
    all.put(
        "search found",
        page("Kündigung", found(24, found()))
            .with(
                Optional.of(new SearchPage.Link("Kündigung", "/search?q=x")),
                List.of(
                    filter("kind", "faq", "", "article", ""),
                    filter("topic", "vertrag", "Vertrag und Kündigung", "rechnung", "Rechnung"))));
    String hostile = ServiceFixtures.HOSTILE;
    FoundPage page =
        new FoundPage(
            "faq",
            "open",
            "en",
            "/seite/",
            List.of(new Piece(hostile, true)),
            List.of(new Piece(hostile, true), new Piece(hostile.repeat(3), false)),
            Optional.of(new FoundPage.Section(hostile, "/seite/#teil")));
    all.put(
        "search hostile",
        page(hostile, found(1, List.of(page)))
            .with(
                Optional.of(new SearchPage.Link(hostile, "/search?q=x")),
                List.of(filter("topic", hostile, hostile, hostile + "x", hostile))));
    return all;
  }

  /** A page of every sort. */
  static List<FoundPage> found() {
    return List.of(
        page("faq", "", "So kündigen Sie Ihren Vertrag", "fristen", "Fristen"),
        page("question", "asked-back", "Woran sehe ich, ob meine Kündigung da ist?", "r1", ""),
        page("article", "", "Was nach der Kündigung geschieht", "", ""));
  }

  private static FoundPage page(
      String kind, String status, String title, String anchor, String heading) {
    Optional<FoundPage.Section> section =
        Optional.of(anchor)
            .filter(it -> !it.isEmpty())
            .map(it -> new FoundPage.Section(heading, "/seite/#" + it));
    return new FoundPage(
        kind,
        status,
        "de",
        "/seite/",
        pieces(title),
        pieces("… Die Kündigung ist angekommen, sobald Sie eine Nachricht von uns haben. …"),
        section);
  }

  private static List<Piece> pieces(String text) {
    int at = text.indexOf("Kündigung");
    return at < 0
        ? List.of(new Piece(text, false))
        : List.of(
            new Piece(text.substring(0, at), false),
            new Piece("Kündigung", true),
            new Piece(text.substring(at + 9), false));
  }

  private static SearchPage.Outcome found(int total, List<FoundPage> found) {
    return new SearchPage.Outcome(true, total, found, Optional.of("/search?q=x&more=1"));
  }

  private static Filter filter(String name, String one, String title, String two, String other) {
    return new Filter(
        name,
        "/search?q=x",
        Stream.of(
                new Choice(one, title, 3, "/search?q=x&" + name + "=1", true),
                new Choice(two, other, 2, "/search?q=x&" + name + "=2", false))
            .toList());
  }

  private static SearchPage page(String query, SearchPage.Outcome outcome) {
    return new SearchPage(
        "/search",
        query,
        outcome,
        Optional.empty(),
        List.of(),
        Optional.of("/ask?lang=de&title=x"));
  }
}

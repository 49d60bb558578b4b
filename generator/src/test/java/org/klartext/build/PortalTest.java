package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.site.Problem;

/** What readers of a portal notice, from the tree to the page. */
class PortalTest {
  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void makeTree() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
  }

  @AfterEach
  void end() {
    place.close();
  }

  @Test
  void aLinkToAFolderWithoutAPageLeadsToItsList() throws Exception {
    place.replace(
        "de/artikel/router.md",
        "Der Router",
        "[Fragen](../faq) [Artikel](.) [alle](../faq/) [englisch](../../en/faq) Der Router");
    BuildReport report = place.build();
    assertEquals(List.of(), report.problems());
    String page = place.output("artikel/router/index.html");
    assertTrue(page.contains("<a href=\"/hilfe/faq/\">Fragen</a>"), page);
    assertTrue(page.contains("<a href=\"/hilfe/artikel/\">Artikel</a>"), page);
    assertTrue(page.contains("<a href=\"/hilfe/faq/\">alle</a>"), page);
    assertTrue(page.contains("<a href=\"/hilfe/en/faq/\">englisch</a>"), page);
    String shownInEnglish = place.output("en/artikel/router/index.html");
    assertTrue(shownInEnglish.contains("<a href=\"/hilfe/en/faq/\">Fragen</a>"), shownInEnglish);
  }

  @Test
  void aLinkToAFolderThatIsNotPublishedStaysAProblem() throws Exception {
    place.replace("de/artikel/router.md", "Der Router", "[Weg](../faqs) Der Router");
    List<Problem> problems = place.build().problems();
    assertEquals(List.of("dangling-link"), problems.stream().map(Problem::code).toList());
  }

  private String ask(String page) throws Exception {
    return Jsoup.parse(place.output(page)).select("a:contains(Ask a question)").attr("href");
  }

  @Test
  void everyLanguageLeadsToTheContactPage() throws Exception {
    place.write("de/kontakt.md", "---\ntitle: Kontakt\n---\nHier.\n");
    place.build();
    assertEquals("/hilfe/en/kontakt/", ask("en/faq/wlan/index.html"));
    place.write("en/write-to-us.md", "---\ntitle: Write\ntranslationKey: kontakt\n---\nHere.\n");
    place.build();
    assertEquals("/hilfe/en/write-to-us/", ask("en/faq/wlan/index.html"));
    place.delete("en/write-to-us.md");
    place.replace("site.yaml", "fallbackLanguages: [en]", "fallbackLanguages: []");
    place.build();
    assertEquals("/hilfe/kontakt/", ask("en/faq/wlan/index.html"));
  }

  @Test
  void aTopicCountsWhatIsReadNotWhoWritesIt() throws Exception {
    place.replace("de/experten/mira.md", "id: mira", "id: mira\ntopics: [netz]");
    place.write("de/impressum.md", "---\ntitle: Impressum\ntopics: [netz]\n---\nHier.\n");
    place.build();
    String topics = place.output("themen/index.html");
    assertTrue(topics.contains("2 Beiträge"), topics);
  }
}

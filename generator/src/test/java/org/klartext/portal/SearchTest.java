package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartext.site.Permalink;

/** What people look for they find among the first three, in a browser and without a server. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private static final String NOT_YET = "Nothing answers yet: the index of the browser is missing";
  private static final int FIRST = 3;

  private final Portals portals;

  SearchTest(Portals portals) {
    this.portals = portals;
  }

  /**
   * A search.
   *
   * @param lang of the portal
   * @param query what somebody types
   * @param permalink of the page that they mean
   */
  record Search(String lang, String query, Permalink permalink) {
    static Search of(String line) {
      String[] columns = line.split("\t", -1);
      assertEquals(3, columns.length, line);
      return new Search(columns[0], columns[1], new Permalink(columns[2]));
    }

    @Override
    public String toString() {
      return lang + ": " + query;
    }
  }

  private static List<Search> listed() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SearchTest.class.getResourceAsStream("queries.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Search::of)
          .toList();
    }
  }

  /** Those in the list, and those that pages ask for themselves. */
  List<Search> searches() throws IOException {
    Stream<Search> asked =
        portals.ours().site().pages().stream()
            .map(page -> page.meta())
            .flatMap(meta ->
                meta.expect().stream()
                    .map(query -> new Search(meta.lang(), query, meta.permalink())));
    return Stream.concat(listed().stream(), asked).toList();
  }

  @Test
  void everySearchInTheListLeadsToAPageThatThereIs() throws Exception {
    List<String> missing = new ArrayList<>();
    for (Search search : searches()) {
      if (portals.ours().site().pageAt(search.permalink()).isEmpty()) {
        missing.add(search + " → " + search.permalink());
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(searches().size() >= 40, "There are only " + searches().size() + " searches");
  }

  @Disabled(NOT_YET)
  @ParameterizedTest
  @MethodSource("searches")
  void thePageIsAmongTheFirstThree(Search search) {
    PortalPage shown = searchPage(search.lang());
    Page page = portals.show(Look.DESK, shown);
    page.navigate(
        shown.address() + "?q=" + URLEncoder.encode(search.query(), StandardCharsets.UTF_8));
    // hits come in order; the one that is meant has the address of its page, or of a place in it
    Locator hits = page.getByRole(AriaRole.MAIN).locator("[aria-live], [role=status], ol").locator("a");
    PlaywrightAssertions.assertThat(hits.first()).isVisible();
    List<String> first =
        hits.all().stream()
            .map(hit -> String.valueOf(hit.getAttribute("href")).replaceAll("[?#].*", ""))
            .distinct()
            .limit(FIRST)
            .toList();
    assertTrue(first.contains(search.permalink().path()), () -> search + " finds " + first);
  }
}

package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.site.Permalink;

/** What people look for they find among the first three, in a browser and without a server. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  /** The first three addresses that the main part leads to, navigation left out. */
  private static final String HITS =
      """
      () => {
        const links = [...document.querySelectorAll("main a[href]")].filter(
          (link) => !link.closest("nav, form") && link.checkVisibility());
        return [...new Set(links.map((link) => link.pathname))].slice(0, 3);
      }
      """;

  private static final String ANSWER =
      """
      async ({engine, index, queries}) => {
        const {openIndex} = await import(engine);
        const opened = await openIndex(index);
        const answers = queries.map((query) => opened.search(query, {limit: 3}));
        return (await Promise.all(answers)).map(({hits}) => hits.map(({href}) => href));
      }
      """;

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

  private PortalPage searchPage(String lang) {
    return portals.ours().kinds(lang).stream()
        .filter(page -> page.kind().equals("search"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void thePageIsAmongTheFirstThree(String lang) throws Exception {
    List<Search> searches = searches().stream().filter(it -> it.lang().equals(lang)).toList();
    try (Page page = portals.open(Look.DESK)) {
      page.navigate(searchPage(lang).address());
      List<?> found =
          (List<?>)
              page.evaluate(
                  ANSWER,
                  Map.of(
                      "engine", asset("search-"),
                      "index", portals.ours().origin() + "/assets/search/" + lang + "/",
                      "queries", searches.stream().map(Search::query).toList()));
      List<String> missed = new ArrayList<>();
      for (int number = 0; number < searches.size(); number++) {
        List<?> hits = (List<?>) found.get(number);
        if (!hits.contains(searches.get(number).permalink().path())) {
          missed.add(searches.get(number) + " is not " + hits);
        }
      }
      assertEquals("", String.join("\n", missed));
    }
  }

  @Test
  void twoLettersOfAnUnfinishedWordSayNothing() throws Exception {
    try (Page page = portals.open(Look.DESK)) {
      page.navigate(searchPage("de").address());
      List<?> found =
          (List<?>)
              page.evaluate(
                  ANSWER,
                  Map.of(
                      "engine", asset("search-"),
                      "index", portals.ours().origin() + "/assets/search/de/",
                      "queries", List.of("antwort", "antwort fr")));
      assertEquals(found.getFirst(), found.getLast());
    }
  }

  private String asset(String name) throws IOException {
    try (Stream<Path> files = Files.list(portals.ours().out().resolve("assets"))) {
      Path file =
          files
              .filter(it -> it.getFileName().toString().matches(name + "[0-9a-f]+\\.js"))
              .findFirst()
              .orElseThrow();
      return portals.ours().origin() + "/assets/" + file.getFileName();
    }
  }

  @Test
  void theSearchPageShowsWhatWasFoundAndHowAMistakeWasRead() {
    try (Page page = portals.open(Look.DESK)) {
      page.navigate(searchPage("de").address() + "?q=simulirte");
      page.waitForFunction("path => (" + HITS + ")().includes(path)", "/artikel/simulierte-hilfe/");
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.MAIN)).containsText("simulierte");
    }
  }

  @Test
  void whatThereIsNotIsSaidWithTheWayToAskForIt() {
    try (Page page = portals.open(Look.DESK)) {
      page.navigate(searchPage("de").address() + "?q=Qwrtzpsd");
      PlaywrightAssertions.assertThat(page.locator("#_hits-note")).containsText("Qwrtzpsd");
      PlaywrightAssertions.assertThat(page.locator("#_hits-note a")).isVisible();
    }
  }

  @Test
  void theFormInTheHeaderLeadsToTheSearchPage() {
    try (Page page = portals.open(Look.DESK)) {
      page.navigate(portals.ours().kind("article").address());
      box(page).fill("Entwurf");
      page.keyboard().press("Enter");
      page.waitForURL(searchPage("de").address() + "?q=Entwurf");
      PlaywrightAssertions.assertThat(page.getByRole(AriaRole.MAIN).locator("input[name=q]"))
          .hasValue("Entwurf");
    }
  }

  @Test
  void arrowsChooseAndEnterOpensWhatIsChosen() {
    try (Page page = portals.open(Look.DESK)) {
      page.navigate(portals.ours().kind("home").address());
      box(page).fill("Simulierte");
      PlaywrightAssertions.assertThat(options(page).first()).isVisible();
      page.keyboard().press("ArrowDown");
      PlaywrightAssertions.assertThat(chosen(page)).hasCount(1);
      String first = chosen(page).textContent();
      page.keyboard().press("ArrowDown");
      PlaywrightAssertions.assertThat(chosen(page)).not().hasText(first);
      page.keyboard().press("ArrowUp");
      PlaywrightAssertions.assertThat(chosen(page)).hasText(first);
      page.keyboard().press("Enter");
      page.waitForURL(portals.ours().origin() + "/artikel/simulierte-hilfe/**");
    }
  }

  @Test
  void escapeClosesTheSuggestionsAndLeavesTheFocusInTheBox() {
    try (Page page = portals.open(Look.DESK)) {
      page.navigate(portals.ours().kind("article").address());
      String before = page.url();
      box(page).fill("Entwurf");
      PlaywrightAssertions.assertThat(options(page).first()).isVisible();
      page.keyboard().press("Escape");
      PlaywrightAssertions.assertThat(options(page).first()).isHidden();
      PlaywrightAssertions.assertThat(box(page)).isFocused();
      assertEquals(before, page.url());
    }
  }

  private static Locator box(Page page) {
    return page.getByRole(AriaRole.SEARCH).first().locator("input[name=q]");
  }

  private static Locator options(Page page) {
    return page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
  }

  private static Locator chosen(Page page) {
    return page.locator("[role=option][aria-selected=true]");
  }
}

package org.klartext.api.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.Browser;
import org.klartext.api.TestServer;
import org.klartext.portal.Probe;

/**
 * Searching and asking in a browser: with scripts, without them, and with a server that is away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchBrowserTest {
  private static final Pattern RECEIPT = Pattern.compile(".*/receipt/.*");

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> console = new ArrayList<>();
  private TestServer server;
  private Browser browser;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    browser = Browser.start();
    opened.add(browser);
    server = SearchPortal.start(folder);
    opened.add(server);
  }

  /** Where there is no browser, nothing was opened. */
  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable it : opened.reversed()) {
      it.close();
    }
  }

  @BeforeEach
  void open() {
    page = browser.open();
    requests.clear();
    console.clear();
    page.onRequest(request -> requests.add(request.url().replaceFirst("^https?://[^/]+", "")));
    page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
  }

  @AfterEach
  void close() {
    page.context().close();
  }

  private List<String> requests(String part) {
    return requests.stream().filter(it -> it.contains(part)).toList();
  }

  private void withoutScripts() {
    page.context().close();
    BrowserContext context = browser.context(new NewContextOptions().setJavaScriptEnabled(false));
    page = context.newPage();
  }

  private void accessible() {
    page.evaluate(AxeBuilder.getAxeScript());
    assertEquals(List.of(), Probe.AXE.list(page));
    assertEquals(List.of(), Probe.CUT_OFF.list(page));
  }

  private Locator field(String name) {
    return page.locator(".dialogue-form [name=" + name + "]");
  }

  private Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  private Locator offered() {
    return page.locator(".similar .card-title a");
  }

  @Test
  void whileAQuestionIsTypedThePageThatAnswersItIsOffered() {
    page.navigate(server.url("/ask"));
    assertThat(page.locator(".similar")).isHidden();
    field("title").pressSequentially("Bis wann kann ich meinen Vertrag kündigen?");
    assertThat(offered().first()).containsText("Wie kündige ich meinen Vertrag?");
    assertThat(page.locator("#_similar-status")).containsText("vielleicht schon");
    assertThat(page.locator("#_similar-status")).hasAttribute("role", "status");
    assertThat(field("title")).isFocused();
    page.keyboard().press("Tab");
    assertThat(offered().first()).isFocused();
    assertThat(offered().first()).hasAttribute("target", "_blank");
    accessible();
    Page answer = page.context().waitForPage(() -> page.keyboard().press("Enter"));
    assertTrue(answer.url().contains("/faq/kuendigen/"), answer.url());
    assertThat(field("title")).hasValue("Bis wann kann ich meinen Vertrag kündigen?");
    field("title").fill("Kraniche im Herbst?");
    assertThat(page.locator(".similar")).isHidden();
    assertThat(page.locator("#_similar-status")).hasText("");
    assertEquals(List.of(), console);
  }

  @Test
  void theTextOfAQuestionCountsAsItsTitleDoes() {
    page.navigate(server.url("/ask"));
    field("body").fill("Wir ziehen im Mai um. Was muss ich bei einem Umzug tun?");
    assertThat(offered().first()).containsText("Umzug");
    assertThat(field("body")).isFocused();
  }

  @Test
  void aQuestionOfWhichNothingIsKnownIsSentAsEver() {
    page.navigate(server.url("/ask"));
    field("title").fill("Wo brüten Kraniche?");
    field("body").fill("Im Herbst sehe ich keine.");
    button("Frage absenden").click();
    page.waitForURL(RECEIPT);
    assertFalse(requests("/api/v1/questions").isEmpty());
  }

  @Test
  void withoutTheServersSearchAQuestionIsSentAsEver() {
    page.route("**/api/v1/similar", Route::abort);
    page.navigate(server.url("/ask"));
    field("title").fill("Wie kündige ich meinen Vertrag?");
    page.waitForRequest("**/api/v1/similar", () -> field("body").fill("Das wüsste ich gern."));
    assertThat(page.locator(".similar")).isHidden();
    button("Frage absenden").click();
    page.waitForURL(RECEIPT);
  }

  @Test
  void withoutScriptsAStepShowsThePagesAndTheQuestionGoesOn() {
    withoutScripts();
    page.navigate(server.url("/ask"));
    assertThat(button("Vorschau")).isHidden();
    field("title").fill("Wie kündige ich meinen Vertrag?");
    field("body").fill("Und bis **wann**?");
    field("name").fill("Anna");
    button("Weiter").click();
    assertThat(page.locator(".similar h2")).hasText("Beantwortet das Ihre Frage?");
    assertThat(offered().first()).containsText("Wie kündige ich meinen Vertrag?");
    assertThat(page.locator(".similar .card-text").first()).containsText("Kündigung");
    assertTrue(page.url().endsWith("#_step"), page.url());
    assertThat(page.locator(".preview strong")).hasText("wann");
    assertThat(field("title")).hasValue("Wie kündige ich meinen Vertrag?");
    assertThat(field("body")).hasValue("Und bis **wann**?");
    assertThat(field("name")).hasValue("Anna");
    assertThat(button("Weiter")).hasCount(0);
    button("Frage absenden").click();
    page.waitForURL(RECEIPT);
  }

  @Test
  void withoutScriptsTheStepOfAnUnknownQuestionIsItsPreview() {
    withoutScripts();
    page.navigate(server.url("/ask?lang=en"));
    field("title").fill("Where do cranes breed?");
    field("body").fill("In autumn I see none.");
    button("Continue").click();
    assertThat(page.locator(".similar")).isHidden();
    assertThat(page.locator("#_step .preview")).isVisible();
    button("Send question").click();
    page.waitForURL(RECEIPT);
  }

  private Locator box() {
    return page.getByRole(AriaRole.SEARCH).locator("input[name=q]");
  }

  private Locator options() {
    return page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
  }

  @Test
  void theBoxOffersPagesOfTheServerAndArrowsChoose() {
    page.navigate(server.url("/artikel/kuendigung/"));
    box().pressSequentially("Umzug");
    assertThat(options().first()).containsText("Umzug");
    assertThat(box()).hasAttribute("role", "combobox");
    assertThat(box()).hasAttribute("aria-expanded", "true");
    assertThat(options().last()).hasText("Alle Treffer für „Umzug“ zeigen");
    page.keyboard().press("ArrowDown");
    assertThat(options().first()).hasAttribute("aria-selected", "true");
    assertThat(box())
        .hasAttribute(
            "aria-activedescendant", String.valueOf(options().first().getAttribute("id")));
    assertThat(page.locator("form[role=search] [role=status]")).containsText("Treffer");
    accessible();
    page.keyboard().press("Escape");
    assertThat(box()).hasAttribute("aria-expanded", "false");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.waitForURL(server.url("/faq/umzug/**"));
    assertEquals(List.of(), requests("assets/search/"));
    assertFalse(requests("/api/v1/suggest").isEmpty());
    assertEquals(List.of(), console);
  }

  @Test
  void theSearchPageShowsWhatTheServerFindsAndNarrowsIt() {
    page.navigate(server.url("/"));
    box().fill("Kündigung");
    page.keyboard().press("Enter");
    page.waitForURL(server.url("/search/?q=K%C3%BCndigung"));
    assertThat(page.locator("#_hits .card-text mark").first()).isVisible();
    int all = page.locator("#_hits > li").count();
    Locator faq =
        page.locator(".filters a", new Page.LocatorOptions().setHasText("Häufige Fragen"));
    int counted = Integer.parseInt(faq.locator(".count").textContent());
    assertTrue(counted < all, counted + " of " + all);
    faq.click();
    page.waitForURL(Pattern.compile(".*kind=faq.*"));
    assertThat(page.locator("#_hits > li")).hasCount(counted);
    assertThat(page.locator(".filters [aria-current=true]").first()).containsText("Häufige Fragen");
    accessible();
    assertEquals(List.of(), requests("assets/search/"));
    page.locator("main input[name=q]").fill("Router");
    assertThat(page.locator("#_hits")).containsText("Warum blinkt mein Router?");
    assertFalse(page.url().contains("kind="), page.url());
    assertFalse(requests("typing=true").isEmpty());
    assertEquals(List.of(), console);
  }

  @Test
  void withoutTheServerTheFilesAnswerAndItIsNotAskedAgain() {
    page.route("**/api/v1/**", Route::abort);
    page.navigate(server.url("/search/?q=" + SearchPortal.encoded("Kündigung")));
    assertThat(page.locator("#_hits > li").first()).isVisible();
    assertThat(page.locator(".filters")).hasCount(0);
    page.locator("main input[name=q]").fill("Router");
    assertThat(page.locator("#_hits")).containsText("Warum blinkt mein Router?");
    box().fill("Umzug");
    assertThat(options().first()).containsText("Umzug");
    assertEquals(1, requests("/api/v1/").size(), requests::toString);
    assertFalse(requests("assets/search/de/index.json").isEmpty());
  }

  @Test
  void aServerThatKeepsSilentIsNotWaitedFor() {
    page.route("**/api/v1/**", _ -> {});
    page.navigate(server.url("/faq/umzug/"));
    box().fill("Kündigung");
    assertThat(options().first()).isVisible();
    assertEquals(1, requests("/api/v1/").size(), requests::toString);
  }

  @Test
  void aServerThatIsNotReadyIsNotWaitedFor() {
    page.route("**/api/v1/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    page.navigate(server.url("/en/"));
    box().fill("cancel");
    assertThat(options().first()).containsText("How do I cancel my contract?");
  }

  @Test
  void withoutScriptsTheBoxLeadsToThePageOfTheServer() {
    withoutScripts();
    page.navigate(server.url("/en/faq/cancel/"));
    box().fill("cancel contract");
    box().press("Enter");
    page.waitForURL(server.url("/search?q=cancel+contract&lang=en"));
    assertThat(page.locator("main .card-title a").first()).hasText("How do I cancel my contract?");
    page.navigate(server.url("/search?q=" + SearchPortal.encoded("Kündigung")));
    page.locator(".filters a[href*='kind=faq']").click();
    assertThat(page.locator(".filters [aria-current=true]").first()).containsText("Häufige Fragen");
    page.locator("main .card-title a").first().click();
    page.waitForURL(server.url("/faq/kuendigen/"));
  }

  @Test
  void onThePageOfTheServerTheScriptOffersPages() {
    page.navigate(server.url("/search?q=" + SearchPortal.encoded("Kündigung")));
    accessible();
    Locator input = page.locator("main input[name=q]");
    input.fill("Umzug");
    assertThat(options().first()).containsText("Umzug");
    input.press("Enter");
    page.waitForURL(server.url("/search?q=Umzug&lang=de"));
    assertThat(page.locator("main .card-title a").first()).containsText("Umzug");
  }
}

package org.klartext.api.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartext.Browser;
import org.klartext.portal.Probe;

/**
 * The pages of the server in a browser: everybody can use them, and the script makes them easier.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceBrowserTest {
  private static final Pattern RECEIPT = Pattern.compile(".*/show/de/receipt-held");

  private final List<AutoCloseable> opened = new ArrayList<>();
  private ServicePortal portal;
  private ServiceServer server;
  private Browser browser;
  private Page page;
  private final List<String> console = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    browser = Browser.start();
    opened.add(browser);
    portal = ServicePortal.build(folder);
    opened.add(portal);
    server = ServiceServer.start(portal);
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
    console.clear();
    page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
  }

  @AfterEach
  void close() {
    page.close();
  }

  /** Of pages that look alike the one with the most in it. */
  static Stream<String> fullest() {
    return Stream.of(
        "search",
        "search found",
        "search vain",
        "search starting",
        "ask preview",
        "ask wrong",
        "comment wrong",
        "report wrong",
        "receipt held",
        "receipt masked",
        "receipt published",
        "receipt rejected",
        "receipt erased",
        "receipt wrong",
        "report open",
        "message closed",
        "login wrong",
        "setup wrong",
        "account wrong",
        "account changed",
        "api");
  }

  static Stream<String> widest() {
    return Stream.concat(
        fullest(),
        Stream.of("search hostile", "ask hostile", "comment hostile", "receipt hostile"));
  }

  @ParameterizedTest
  @MethodSource("fullest")
  void axeFindsNothingOnAPhoneAndOnADeskInTheLightAndInTheDark(String name) {
    List<String> faults = new ArrayList<>();
    for (int width : List.of(390, 1440)) {
      page.setViewportSize(width, 900);
      page.navigate(server.address("de", name));
      page.evaluate("() => document.querySelectorAll('details').forEach(it => it.open = true)");
      page.evaluate(AxeBuilder.getAxeScript());
      faults.addAll(Probe.AXE.list(page));
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Probe.SETTLE.ask(page);
        faults.addAll(Probe.AXE_COLOURS.list(page));
      }
    }
    assertEquals(List.of(), faults);
    assertEquals(List.of(), console);
  }

  @ParameterizedTest
  @MethodSource("widest")
  void nothingSticksOutOrIsCutOffAtAnyWidth(String name) {
    List<String> faults = new ArrayList<>();
    for (String lang : List.of("de", "en")) {
      page.navigate(server.address(lang, name));
      page.evaluate("() => document.querySelectorAll('details').forEach(it => it.open = true)");
      for (int width : List.of(320, 390, 1440)) {
        page.setViewportSize(width, 900);
        Probe.SETTLE.ask(page);
        Probe.CUT_OFF.list(page).forEach(fault -> faults.add(lang + " " + width + ": " + fault));
        Probe.COVERED.list(page).forEach(fault -> faults.add(lang + " " + width + ": " + fault));
      }
    }
    assertEquals(List.of(), faults);
  }

  private Locator field(String name) {
    return page.locator(".dialogue-form [name=" + name + "]");
  }

  private void openInPlace() {
    page.navigate(server.published());
    awaitScript();
    link().click();
    assertThat(field("body")).isFocused();
    assertTrue(page.url().endsWith("/published"), page.url());
  }

  private void awaitScript() {
    String script =
        "performance.getEntriesByType('resource').find(it => /dialogue-[^/]*js/.test(it.name))";
    page.waitForFunction("() => " + script);
    page.evaluate("() => import(" + script + ".name).then(() => null)");
  }

  private Locator link() {
    return page.locator("a[data-inplace]");
  }

  private Locator button(String label) {
    return page.getByText(label, new Page.GetByTextOptions().setExact(true));
  }

  @Test
  void aFormIsOpenedInPlaceAndEscapeLeadsBackToTheLink() {
    openInPlace();
    assertThat(link()).hasAttribute("aria-expanded", "true");
    assertEquals(List.of(), Probe.CUT_OFF.list(page));
    page.keyboard().press("Escape");
    assertThat(page.locator(".in-place")).hasCount(0);
    assertThat(link()).isFocused();
    assertEquals(List.of(), console);
  }

  @Test
  void cancellingClosesTheFormAndKeepsWhatWasTyped() {
    openInPlace();
    field("body").fill("Noch nicht fertig");
    field("email").fill("jana@example.org");
    page.locator(".cancel").click();
    assertThat(page.locator(".in-place")).hasCount(0);
    openInPlace();
    assertThat(field("body")).hasValue("Noch nicht fertig");
    assertThat(field("email")).hasValue("");
  }

  @Test
  void whatIsAcceptedLeadsToTheReceiptAndIsForgotten() {
    openInPlace();
    field("body").fill("Das stimmt.");
    button("Kommentar absenden").click();
    page.waitForURL(RECEIPT);
    openInPlace();
    assertThat(field("body")).hasValue("");
  }

  @Test
  void aRefusedFormComesBackInPlaceWithItsFaults() {
    openInPlace();
    field("body").fill("falsch");
    button("Kommentar absenden").click();
    assertThat(page.locator(".in-place .problems")).isFocused();
    assertThat(field("email")).hasAttribute("aria-invalid", "true");
    page.evaluate(AxeBuilder.getAxeScript());
    assertEquals(List.of(), Probe.AXE.list(page));
    field("body").fill("besser");
    button("Kommentar absenden").click();
    page.waitForURL(RECEIPT);
  }

  @Test
  void withoutAConnectionTheTextStaysAndAMessageSaysSo() {
    openInPlace();
    field("body").fill("weg");
    button("Kommentar absenden").click();
    assertThat(page.locator(".told")).containsText("Ihr Text steht noch da");
    assertThat(field("body")).hasValue("weg");
    assertThat(button("Kommentar absenden")).isEnabled();
  }

  @Test
  void aMessageInsteadOfAFormIsSaidAboveTheButtons() {
    openInPlace();
    field("body").fill("zu");
    button("Kommentar absenden").click();
    assertThat(page.locator(".told")).containsText("keine Kommentare mehr");
    assertThat(field("body")).hasValue("zu");
  }

  @Test
  void thePreviewFollowsTheTextOnceItWasAskedFor() {
    page.navigate(server.address("de", "ask"));
    awaitScript();
    field("body").fill("eins");
    assertThat(page.locator(".preview")).isHidden();
    button("Vorschau").click();
    assertThat(page.locator(".preview b")).hasText("eins");
    field("body").fill("zwei");
    assertThat(page.locator(".preview b")).hasText("zwei");
    assertTrue(page.url().endsWith("/show/de/ask"), page.url());
  }

  @Test
  void whereTheLinkLeadsToAnotherSiteItStaysALink() {
    page.route(
        "http://api.example/**",
        route ->
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setBody("dort")));
    page.navigate(server.published());
    awaitScript();
    link().evaluate("link => (link.href = 'http://api.example/pages/x/reply')");
    link().click();
    page.waitForURL("http://api.example/**");
  }
}

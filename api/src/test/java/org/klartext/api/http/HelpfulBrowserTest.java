package org.klartext.api.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.Browser;
import org.klartext.api.TestServer;
import org.klartext.portal.Probe;

/** Saying whether a page has helped, in a browser: with and without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpfulBrowserTest {
  private static final String THANKS = "Danke für Ihre Antwort.";
  private static final String SORRY = "Danke, dass Sie es sagen. Fragen Sie nach dem, was fehlt.";

  private final List<AutoCloseable> opened = new ArrayList<>();
  private TestServer server;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    browser = Browser.start();
    opened.add(browser);
    server = TestServer.in(folder).start();
    opened.add(server);
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable it : opened.reversed()) {
      it.close();
    }
  }

  private static Locator button(Page page, String name) {
    return page.locator(".helpful button")
        .getByText(name, new Locator.GetByTextOptions().setExact(true));
  }

  private static void assertTold(Page page, String text) {
    page.waitForLoadState(); // before there are styles, everything can be seen
    Locator status = page.locator(".helpful [role=status] p:visible");
    assertThat(status).hasText(text);
    assertThat(page.locator(".helpful button:visible")).hasCount(0);
    assertThat(page.locator("#_helpful")).isHidden();
  }

  private static void assertAsked(Page page) {
    assertThat(page.locator(".helpful button:visible")).hasCount(2);
    assertThat(page.locator(".helpful [role=status] p:visible")).hasCount(0);
  }

  /** Until the script is there, the form works without it. */
  private static void awaitScript(Page page) {
    String script =
        "performance.getEntriesByType('resource').find(it => /dialogue-[^/]*js/.test(it.name))";
    page.waitForFunction("() => " + script);
    page.evaluate("() => import(" + script + ".name).then(() => null)");
  }

  @Test
  void withoutJavaScriptAndCookiesThePageItselfThanks() {
    try (BrowserContext context =
            browser.context(new NewContextOptions().setJavaScriptEnabled(false));
        Page page = context.newPage()) {
      page.navigate(server.url("/artikel/router/"));
      assertAsked(page);
      button(page, "Ja").click();
      assertThat(page).hasURL(server.url("/artikel/router/#_yes"));
      assertTold(page, THANKS);
      page.navigate(server.url("/artikel/router/"));
      button(page, "Nein").click();
      assertThat(page).hasURL(server.url("/artikel/router/#_no"));
      assertTold(page, SORRY);
      assertEquals(List.of(), context.cookies());
      page.locator("#_no a").click();
      assertThat(page.locator("option[selected]")).hasAttribute("value", "netz");
    }
  }

  @Test
  void withJavaScriptNobodyLeavesThePlace() {
    try (Page page = browser.open()) {
      page.navigate(server.url("/artikel/still/"));
      awaitScript(page);
      page.evaluate("() => (window.stays = true)");
      page.waitForResponse(
          it -> it.url().endsWith("/helpful") && it.status() == 200,
          () -> button(page, "Nein").press("Enter"));
      assertTold(page, SORRY);
      assertEquals(true, page.evaluate("() => window.stays"));
      assertThat(page).hasURL(server.url("/artikel/still/"));
      page.reload();
      assertAsked(page);
    }
  }

  @Test
  void whereTheScriptCannotSendThePageDoes() {
    try (Page page = browser.open()) {
      page.navigate(server.url("/artikel/stumm/"));
      awaitScript(page);
      page.route(
          "**/helpful",
          route -> {
            if ("application/json".equals(route.request().headers().get("accept"))) {
              route.abort();
            } else {
              route.resume();
            }
          });
      button(page, "Ja").click();
      assertThat(page).hasURL(server.url("/artikel/stumm/#_yes"));
      assertTold(page, THANKS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#_yes", "#_no"})
  void axeFindsNothingAndNothingSticksOut(String place) {
    List<String> faults = new ArrayList<>();
    try (Page page = browser.open()) {
      for (int width : List.of(320, 1280)) {
        page.setViewportSize(width, 900);
        page.navigate(server.url("/artikel/router/" + place));
        page.evaluate(AxeBuilder.getAxeScript());
        faults.addAll(Probe.AXE.list(page));
        faults.addAll(Probe.CUT_OFF.list(page));
        faults.addAll(Probe.COVERED.list(page));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
          Probe.SETTLE.ask(page);
          faults.addAll(Probe.AXE_COLOURS.list(page));
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void itIsNotPrinted() {
    try (Page page = browser.open()) {
      page.navigate(server.url("/artikel/router/"));
      assertThat(page.locator(".helpful")).isVisible();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".helpful")).isHidden();
    }
  }
}

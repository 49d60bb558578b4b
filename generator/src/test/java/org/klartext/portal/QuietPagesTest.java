package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages ask nobody else, say nothing on the console, stay where they are, and are small. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuietPagesTest {
  private static final int LIMIT = 15 * 1024;
  private static final String WATCH_SHIFTS =
      """
      window.shifts = [];
      window.shiftObserver = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      shiftObserver.observe({ type: "layout-shift", buffered: true });
      """;
  private static final String SHIFTS =
      """
      () => [...shifts, ...shiftObserver.takeRecords()].map((shift) =>
        `${shift.value} by ` + shift.sources.map(({ node }) =>
          node ? `${node.localName ?? "text"}.${node.className ?? ""}` : "?").join(", "))
      """;

  private final Portals portals;
  private final List<String> faults = new ArrayList<>();
  private final Map<Look, Page> watched = new HashMap<>();

  QuietPagesTest(Portals portals) {
    this.portals = portals;
  }

  List<PortalPage> everything() {
    return portals.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aPageAsksOnlyItsOwnPortalSaysNothingAndStaysWhereItIs(PortalPage shown) {
    faults.clear();
    for (Look look : List.of(Look.PHONE, Look.DESK.inTheDark())) {
      Page page = watched.computeIfAbsent(look, this::watch);
      page.navigate(shown.address());
      Probe.SETTLE.ask(page);
      Probe.SCROLL_THROUGH.ask(page);
      if (page.evaluate(SHIFTS) instanceof List<?> shifts) {
        shifts.forEach(shift -> faults.add("moves at " + look.width() + " px: " + shift));
      }
    }
    faults.removeIf(fault -> fault.startsWith("asks for " + shown.origin() + "/"));
    assertEquals(List.of(), faults, shown::toString);
  }

  private Page watch(Look look) {
    Page page = portals.open(look);
    page.route("**", QuietPagesTest::wholeAtOnce);
    page.onRequest(request -> faults.add("asks for " + request.url()));
    page.onResponse(response -> {
      if (response.status() >= 400) {
        faults.add(response.status() + " for " + response.url());
      }
    });
    page.onConsoleMessage(message -> faults.add(message.type() + ": " + message.text()));
    page.onPageError(error -> faults.add("error: " + error));
    page.addInitScript(WATCH_SHIFTS);
    return page;
  }

  /**
   * How much of a page is shown while the rest of it still comes depends on the machine; here it is
   * shown when all is there, so that everything that moves later is the page's own doing.
   */
  private static void wholeAtOnce(Route route) {
    if (!route.request().resourceType().equals("document")) {
      route.resume();
      return;
    }
    APIResponse response = route.fetch();
    String html =
        response
            .text()
            .replaceFirst("<head>", "<head><link rel=expect href='#_all' blocking=render>")
            .replaceFirst("</body>", "<i id=_all hidden></i></body>");
    route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(html));
  }

  @Test
  void noPageNeedsAPolicyThatAllowsInlineScriptsOrStyles() throws Exception {
    faults.clear();
    for (Portal portal : portals.all()) {
      for (PortalPage page : portal.pages()) {
        Document html = Jsoup.parse(page.file(), "UTF-8");
        html.select("style, [style], script:not([src]):not([type=application/ld+json])")
            .forEach(element -> faults.add(page + ": " + element.outerHtml()));
        for (Element element : html.select("[^on], [href^=javascript:]")) {
          for (Attribute attribute : element.attributes()) {
            faults.add(page + ": " + attribute);
          }
        }
      }
    }
    assertEquals(List.of(), faults.stream().limit(20).toList());
  }

  @Test
  void whatIsMissingIsAnsweredWithAPageThatLooksLikeTheOthers() {
    try (Page page = portals.open(Look.DESK)) {
      List<String> missing = new ArrayList<>();
      page.onResponse(response -> {
        if (response.status() != 200) {
          missing.add(response.url());
        }
      });
      String address = portals.ours().origin() + "/gibt/es/nicht/";
      page.navigate(address);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertEquals(List.of(address), missing);
      assertEquals(
          portals.ours().text("de", "notFound.title"), page.locator("main h1").innerText());
    }
  }

  @Test
  void theStylesAndTheScriptsOfAnArticleAreSmall() throws Exception {
    PortalPage article = portals.ours().kind("article");
    int styles = 0;
    int scripts = 0;
    try (Page page = portals.open(Look.DESK)) {
      List<Response> responses = new ArrayList<>();
      page.onResponse(responses::add);
      page.navigate(article.address());
      page.waitForLoadState(LoadState.NETWORKIDLE);
      for (Response response : responses) {
        String type = response.headers().getOrDefault("content-type", "");
        if (type.startsWith("text/css")) {
          styles += compressed(response.body());
        } else if (type.startsWith("text/javascript")) {
          scripts += compressed(response.body());
        }
      }
    }
    assertTrue(styles > 0, "There are no styles");
    assertTrue(styles <= LIMIT, "All styles together are " + styles + " bytes");
    assertTrue(scripts <= LIMIT, "All scripts together are " + scripts + " bytes");
  }

  private static int compressed(byte[] body) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(result)) {
      gzip.write(body);
    }
    return result.size();
  }
}

package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.Browser;
import org.klartext.api.TestClock;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** The way of a question through the house, as whoever asked it sees it in a browser. */
class ResponsibilityJourneyTest {
  private static final String TITLE = "Warum startet der Router immer neu?";
  private static final String HELP =
      "Das Netzteil ist zu schwach: Nehmen Sie eines mit zwei Ampere, dann bleibt er an.";

  @TempDir private Path folder;

  /** Wednesday, 25 November 2026, 11:00 in Berlin. */
  private final TestClock clock = new TestClock();

  private final List<AutoCloseable> opened = new ArrayList<>();
  private TestServer server;
  private Page page;
  private String[] mira = {};
  private String[] jan = {};

  @BeforeEach
  void start() throws Exception {
    Browser browser = Browser.start();
    opened.add(browser);
    server =
        TestServer.in(folder).with(TestPortal.TWO_EXPERTS).at(clock).start().as(Role.MODERATOR);
    opened.add(server);
    mira = server.expert("mira-konto", "mira");
    jan = server.expert("jan-konto", "jan");
    BrowserContext context =
        browser.context(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setLocale("de-DE"));
    opened.add(context);
    page = context.newPage();
  }

  /** Where there is no browser, nothing was opened. */
  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable it : opened.reversed()) {
      it.close();
    }
  }

  @Test
  void aQuestionIsOverdueHandedOverAnsweredAcceptedAndBecomesAPage() throws Exception {
    String receipt = ask();
    String id = TestServer.idOf(URI.create(receipt).getPath());
    assertTrue(page.getByText("Mira Beispiel").first().isVisible(), "from the first moment");
    assertTrue(page.locator("time[datetime='2026-11-26T09:00:20Z']").first().isVisible());
    assertEquals(200, server.approve(id).status());
    page.reload();
    follow("Auf der Seite ansehen");
    String address = page.url();
    assertTrue(page.locator("main a[href$='/experten/mira/']").first().isVisible());

    clock.pass(Duration.ofHours(23)); // the promised eight business hours are over
    shows(address, "main a[href$='/experten/jan/']");
    assertTrue(page.getByText("Überfällig").first().isVisible());
    assertTrue(page.getByText(Pattern.compile("[Ee]inmal weitergegeben")).first().isVisible());
    page.navigate(receipt);
    assertTrue(page.getByText("Überfällig").first().isVisible());
    assertTrue(page.getByText("Jan Beispiel").first().isVisible());

    handOver(id);
    shows(address, "main a[href$='/experten/mira/']");
    assertTrue(page.getByText(Pattern.compile("[Zz]weimal weitergegeben")).first().isVisible());
    assertFalse(page.content().contains("Sie hat ihn verkauft"), "why is nobody's business");

    assertEquals(422, answer(id, "Bitte wenden Sie sich an unsere Hotline: 0800 0000000."));
    page.reload();
    assertFalse(page.content().contains("0800 0000000"));
    assertEquals(201, answer(id, HELP));
    page.reload();
    Locator answer = page.locator(".reply").filter(new Locator.FilterOptions().setHasText(HELP));
    assertTrue(answer.locator("a[href$='/experten/mira/']").first().isVisible(), "signed");

    page.navigate(receipt);
    press("Das hat geholfen");
    assertTrue(page.getByText("Diese hat geholfen").isVisible());
    page.navigate(address);
    assertTrue(page.locator(".badge-accepted").first().isVisible());

    String faq = promote(id);
    shows(address, "main a[href$='/faq/router-startet-neu/']");
    page.navigate(server.url("/faq/router-startet-neu/"));
    assertTrue(page.content().contains("zwei Ampere"), faq);
    follow(TITLE);
    assertEquals(address, page.url(), "and back");
    figures();
  }

  /** What the house says of itself to everybody. */
  private void figures() {
    clock.pass(Duration.ofMinutes(2)); // what can be undone is not counted yet
    JsonNode counted = server.get("/api/v1/dialogue/figures").json().path("all");
    assertEquals(1, counted.path("questions").asInt(), counted.toString());
    assertEquals(1, counted.path("answered").path("byStaff").asInt());
    assertEquals(8 * 3600, counted.path("answered").path("medianSeconds").asInt());
    assertEquals(1, counted.path("accepted").path("count").asInt());
    assertEquals(1, counted.path("handOvers").asInt());
    assertEquals(1, counted.path("escalations").asInt());
    assertEquals(1, counted.path("stopped").asInt());
    shows(server.url("/dialog/"), "main :text('8\u00a0Std.')");
    assertTrue(page.locator("main svg").first().isVisible());
    assertTrue(page.getByText(Pattern.compile("Übergaben")).first().isVisible());
  }

  private String ask() {
    page.navigate(server.url("/ask"));
    page.locator("[name=title]").fill(TITLE);
    page.locator("[name=body]").fill("Alle zwei Minuten ist er weg.");
    page.locator("[name=topic]").selectOption("netz");
    clock.pass(Duration.ofSeconds(20));
    press("Frage absenden");
    page.waitForURL(Pattern.compile(".*/receipt/.*"));
    return page.url();
  }

  private void handOver(String id) {
    String path = "/api/v1/questions/" + id + "/owner";
    String tag = server.get(path, jan).header("ETag");
    String[] headers =
        Stream.concat(Stream.of(jan), Stream.of("If-Match", tag)).toArray(String[]::new);
    Answer answer =
        server.json(
            "PUT", path, Map.of("expert", "mira", "reason", "Sie hat ihn verkauft"), headers);
    assertEquals(200, answer.status(), answer.body());
  }

  private int answer(String id, String text) {
    String path = "/api/v1/questions/" + id + "/answers";
    return server.post(path, Map.of("body", text), mira).status();
  }

  /** A draft is made, and an editor publishes it. */
  private String promote(String id) throws IOException {
    Answer promoted =
        server.post(
            "/api/v1/questions/" + id + "/promote", Map.of("title", "Router startet neu"), mira);
    assertEquals(201, promoted.status(), promoted.body());
    Path file = server.content().resolve(promoted.text("path"));
    Files.writeString(file, Files.readString(file).replace("draft: true\n", ""));
    return file.toString();
  }

  /** Looks at a page until it shows something. */
  private void shows(String address, String selector) {
    page.navigate(address);
    while (page.locator(selector).count() == 0) {
      page.navigate(address);
    }
    assertTrue(page.locator(selector).first().isVisible());
  }

  private void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
  }

  private void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }
}

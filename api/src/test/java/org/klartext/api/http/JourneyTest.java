package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.Browser;
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.identity.Role;

/** The way of a question and a comment, as people go it: in a browser, without JavaScript. */
class JourneyTest {
  /** What a browser says by itself of the form that was refused once. */
  private static final String REFUSED =
      "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)";

  private static final Pattern RECEIPT = Pattern.compile(".*/receipt/.*");

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private final List<String> console = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private TestServer server;
  private Page page;

  @BeforeEach
  void start() throws Exception {
    Browser browser = Browser.start();
    opened.add(browser);
    server = TestServer.in(folder).at(clock).start().as(Role.MODERATOR);
    opened.add(server);
    BrowserContext context =
        browser.context(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setLocale("de-DE"));
    opened.add(context);
    page = context.newPage();
    page.onConsoleMessage(message -> console.add(message.text()));
  }

  /** Where there is no browser, nothing was opened. */
  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable it : opened.reversed()) {
      it.close();
    }
  }

  @Test
  void aQuestionIsAskedPublishedCommentedReportedAndTheCommentRemoved() {
    String question = ask();
    assertTrue(server.approve(question).json().path("applied").asBoolean());
    page.reload();
    follow("Auf der Seite ansehen");
    assertEquals("Wie lange dauert der Versand?", page.locator("h1").textContent().strip());
    String address = page.url();

    String comment = comment();
    assertTrue(server.approve(comment).json().path("applied").asBoolean());
    page.navigate(address);
    assertTrue(page.content().contains("Das frage ich mich auch."));

    report();
    assertEquals(
        comment,
        server
            .get("/api/v1/moderation/queue?reported=true")
            .json()
            .path("data")
            .path(0)
            .path("id")
            .asString());
    server.decide(comment, Map.of("decision", "removed", "reason", "off-topic"));
    page.reload();
    assertTrue(page.content().contains("Ihre Meldung") || page.content().contains("Meldung"));
    page.navigate(address);
    assertFalse(page.content().contains("Das frage ich mich auch."));
    assertTrue(page.getByText("gehört nicht zum Thema").isVisible());
    assertEquals(List.of(REFUSED), console);
  }

  private String ask() {
    page.navigate(server.url("/"));
    page.getByRole(AriaRole.BANNER)
        .getByRole(
            AriaRole.LINK,
            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Frage stellen"))
        .click();
    page.locator("[name=title]").fill("Wie lange dauert der Versand?");
    page.locator("[name=name]").fill("Anna");
    page.locator("[name=body]").fill("   "); // something, for the browser
    clock.pass(Duration.ofSeconds(20));
    press("Frage absenden");
    assertTrue(page.locator(".wrong").first().isVisible(), "the missing text is named");
    assertEquals("Anna", page.locator("[name=name]").inputValue());
    page.locator("[name=body]").fill("Ich habe am Montag bestellt.");
    clock.pass(Duration.ofSeconds(20));
    press("Frage absenden");
    page.waitForURL(RECEIPT);
    assertTrue(page.getByText("wird geprüft").first().isVisible());
    return id();
  }

  private String comment() {
    follow("Kommentieren");
    page.locator("[name=body]").fill("Das frage ich mich auch.");
    clock.pass(Duration.ofSeconds(20));
    press("Kommentar absenden");
    page.waitForURL(RECEIPT);
    return id();
  }

  private void report() {
    page.locator(".reply")
        .filter(
            new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText("Das frage ich mich auch."))
        .getByRole(
            AriaRole.LINK,
            new com.microsoft.playwright.Locator.GetByRoleOptions()
                .setName(Pattern.compile("Melden.*")))
        .click();
    page.locator("[name=reason][value=off-topic]").check();
    clock.pass(Duration.ofSeconds(20));
    press("Meldung absenden");
    page.waitForURL(RECEIPT);
  }

  private String id() {
    return TestServer.idOf(URI.create(page.url()).getPath());
  }

  private void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
  }

  private void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }
}

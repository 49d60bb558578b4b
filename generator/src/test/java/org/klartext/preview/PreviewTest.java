package org.klartext.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.Browser;
import org.klartext.TreeArchive;
import org.klartext.build.BuildOptions;
import org.klartext.site.BaseUrl;
import org.klartext.site.Edition;

/** What an editor sees in a real browser while files change. */
class PreviewTest {
  @TempDir private Path folder;
  private PreviewServer server;
  private Preview preview;
  private Thread follower;

  @BeforeEach
  void start() throws Exception {
    TreeArchive.write(
        folder.resolve("content"),
        """
        -- site.yaml --
        title: Portal
        baseUrl: https://portal.example/hilfe/
        defaultLanguage: de
        languages: [de]
        -- de/_index.md --
        ---
        title: Start
        ---
        Willkommen.
        -- de/faq/wlan.md --
        ---
        title: Warum geht das WLAN nicht?
        draft: true
        ---
        Bitte den Router neu starten.

        https://www.youtube.com/watch?v=abcdefghijk
        """);
    Path out = folder.resolve("site");
    server = PreviewServer.start(out, 0);
    BuildOptions options =
        new BuildOptions(
            folder.resolve("content"),
            folder.resolve("themes"),
            out,
            folder.resolve("var"),
            Edition.PUBLIC,
            true,
            Optional.empty(),
            Optional.of(BaseUrl.parse("http://localhost:" + server.port() + "/")),
            false,
            false,
            true);
    preview = Preview.start(options, server, InstantSource.system(), report -> {});
    follower = Thread.ofPlatform().start(this::follow);
  }

  private void follow() {
    try {
      preview.follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    follower.interrupt();
    follower.join();
    preview.close();
    server.close();
  }

  @Test
  void anEditIsOnTheScreenWithoutATouch() throws Exception {
    try (Browser browser = Browser.start()) {
      Page page = browser.open();
      page.navigate(address("/faq/wlan/"));
      write("Bitte das Netzteil ziehen.");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("Netzteil");
    }
  }

  @Test
  void whileAFileIsBrokenThePageStaysAndSaysWhatIsWrong() throws Exception {
    try (Browser browser = Browser.start()) {
      Page page = browser.open();
      page.navigate(address("/faq/wlan/"));
      Files.writeString(file(), "---\ntitle: [offen\n");
      PlaywrightAssertions.assertThat(page.locator("summary", having("1 error"))).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("de/faq/wlan.md:")).isVisible();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("Router");
      write("Wieder gut.");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("Wieder gut");
      assertEquals(0, page.locator("summary", having("1 error")).count());
    }
  }

  @Test
  void aVideoIsAskedForOnlyWhenSomebodyPlaysIt() {
    try (Browser browser = Browser.start()) {
      Page page = browser.open();
      List<String> elsewhere = new ArrayList<>();
      List<String> messages = new ArrayList<>();
      page.onRequest(request -> {
        if (!request.url().startsWith(address("/"))) {
          elsewhere.add(request.url());
        }
      });
      page.onConsoleMessage(message -> messages.add(message.text()));
      page.navigate(address("/faq/wlan/"));
      PlaywrightAssertions.assertThat(page.locator(".video button")).isVisible();
      assertEquals(List.of(), elsewhere);
      assertEquals(List.of(), messages);
      page.locator(".video button").click();
      PlaywrightAssertions.assertThat(page.locator(".video iframe")).isAttached();
    }
  }

  @Test
  void aNameThatOnlyLeadsToThisMachineGetsNothing() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address("/"))).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertTrue(answer.body().contains("Willkommen"), answer.body());
      HttpRequest up =
          HttpRequest.newBuilder(URI.create(address("/..%2f..%2fcontent/site.yaml"))).build();
      assertEquals(404, client.send(up, HttpResponse.BodyHandlers.ofString()).statusCode());
    }
    try (java.net.Socket socket = new java.net.Socket("localhost", server.port())) {
      String request = "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
      assertFalse(answer.contains("Willkommen"));
    }
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private String address(String path) {
    return "http://localhost:" + server.port() + path;
  }

  private Path file() {
    return folder.resolve("content/de/faq/wlan.md");
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), "---\ntitle: WLAN\ndraft: true\n---\n" + text + "\n");
  }
}

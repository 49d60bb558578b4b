package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.Browser;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;
import org.klartext.api.entrance.Fields;
import org.klartext.api.entrance.Limits;
import org.klartext.api.entrance.RefusedException;
import org.klartext.cli.Commands;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** No payload of the known collections runs, wherever a visitor puts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XssTest {
  private static final int PAYLOADS_A_COMMENT = 10;
  private static final int COMMENTS_A_PAGE = 90;
  private static final int PAYLOADS_A_TITLE = 240;

  private static final String FILL =
      """
      (text) => {
        const form = document.querySelector(".dialogue-form");
        for (const name of ["title", "body", "name", "email", "website"]) {
          form.elements[name].removeAttribute("maxlength");
          form.elements[name].type = "text";
          form.elements[name].value = text;
        }
        form.noValidate = true;
      }
      """;

  private final Map<String, String> receipts = new LinkedHashMap<>();
  private final List<String> questions = new ArrayList<>();
  private List<String> payloads;
  private TestServer server;
  private Browser browser;
  private Lookout lookout;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    payloads = Payloads.all();
    server =
        TestServer.in(folder)
            .with(TestPortal.ARCHIVE + articles())
            .flag("--limits-title", "100000")
            .flag("--limits-name", "100000")
            .flag("--limits-body", "1000000")
            .flag("--limits-request", "8MiB")
            .start()
            .as(Role.MODERATOR);
    comment();
    ask();
    approve();
    browser = Browser.start();
    lookout = new Lookout(browser, server);
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private String articles() {
    return IntStream.range(0, pages())
        .mapToObj(it ->
            "-- de/artikel/ziel-%1$d.md --\n---\ntitle: Ziel %1$d\nid: ziel%1$d\ndate: 2026-11-01\n---\nX\n"
                .formatted(it))
        .collect(Collectors.joining());
  }

  private int pages() {
    return payloads.size() / (COMMENTS_A_PAGE * PAYLOADS_A_COMMENT) + 1;
  }

  private void comment() throws Exception {
    List<Callable<String>> tasks = new ArrayList<>();
    for (List<String> part : Payloads.parts(payloads, PAYLOADS_A_COMMENT)) {
      String path = "/api/v1/pages/ziel" + tasks.size() / COMMENTS_A_PAGE + "/comments";
      tasks.add(() -> sent(path, Map.of("body", body(part), "name", together(part))));
    }
    payloads.stream()
        .filter(XssTest::isWebsite)
        .forEach(it ->
            tasks.add(() ->
                sent("/api/v1/pages/ziel0/comments", Map.of("body", "Sieh her.", "website", it))));
    all(tasks).forEach(it -> receipts.put(TestServer.idOf(it), it));
  }

  /** True if a payload would be taken as the address of somebody's website. */
  private static boolean isWebsite(String payload) {
    Fields fields = new Fields(Map.of("website", payload), Limits.USUAL);
    Optional<String> website = fields.website();
    try {
      fields.requireValid();
      return website.isPresent();
    } catch (RefusedException e) {
      return false;
    }
  }

  /** As an address in every way in which Markdown writes one, then as they are. */
  private static String body(List<String> part) {
    StringBuilder body = new StringBuilder("Ein Text.\n\n");
    for (int i = 0; i < part.size(); i++) {
      body.append(
          """
          [a](%1$s) ![b](%1$s) [c](<%1$s> "%1$s")

          <%1$s>

          [%2$d]: %1$s

          [%2$d]

          """
              .formatted(part.get(i), i));
    }
    return body + String.join("\n\n", part);
  }

  private String sent(String path, Map<String, String> values) {
    Answer answer = server.post(path, values);
    assertEquals(202, answer.status(), answer.body());
    return answer.text("receipt");
  }

  private void ask() throws Exception {
    List<Callable<String>> tasks = new ArrayList<>();
    for (List<String> part : Payloads.parts(payloads, PAYLOADS_A_TITLE)) {
      String text = together(part);
      Map<String, String> values =
          Map.of("title", text, "body", text, "name", text, "topic", "netz");
      tasks.add(() -> sent("/api/v1/questions", values));
    }
    for (String receipt : all(tasks)) {
      receipts.put(TestServer.idOf(receipt), receipt);
      questions.add(TestServer.idOf(receipt));
    }
  }

  private static String together(List<String> payloads) {
    return payloads.stream().map(Payloads::line).collect(Collectors.joining(" "));
  }

  private static List<String> all(List<Callable<String>> tasks) throws Exception {
    try (ExecutorService several = Executors.newFixedThreadPool(16)) {
      List<String> results = new ArrayList<>();
      for (Future<String> result : several.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    }
  }

  private void approve() {
    JsonNode waiting = queue();
    while (!waiting.isEmpty()) {
      List<Map<String, String>> items = new ArrayList<>();
      waiting.forEach(it ->
          items.add(
              Map.of(
                  "id", it.path("id").asString(),
                  "etag", it.path("etag").asString(),
                  "decision", "approved")));
      Answer answer = server.post("/api/v1/moderation/decisions", Map.of("items", items));
      assertEquals(200, answer.status(), answer.body());
      answer
          .json()
          .path("data")
          .forEach(it -> assertEquals(200, it.path("status").asInt(), it.toString()));
      waiting = queue();
    }
  }

  private JsonNode queue() {
    Answer queue = server.get("/api/v1/moderation/queue?limit=100");
    assertEquals(200, queue.status(), queue.body());
    assertEquals("application/json", queue.header("Content-Type"));
    assertEquals("nosniff", queue.header("X-Content-Type-Options"));
    return queue.json().path("data");
  }

  @Test
  void parsedNoPublishedPageHoldsAnythingDangerous() throws Exception {
    List<String> dangers = new ArrayList<>();
    int pages = 0;
    for (Path page : files(".html")) {
      String html = Files.readString(page);
      if (!html.contains("http-equiv=\"refresh\"") || html.contains("<main")) {
        Dangers.inPage(html).forEach(it -> dangers.add(page + ": " + it));
        pages++;
      }
    }
    assertEquals(List.of(), dangers);
    assertTrue(pages > questions.size() + 10, "only " + pages);
  }

  @Test
  void theHtmlInDocumentsAndReceiptsIsHarmless() throws Exception {
    List<String> dangers = Collections.synchronizedList(new ArrayList<>());
    for (Path document : files(".json")) {
      JsonNode data =
          new tools.jackson.databind.json.JsonMapper().readTree(Files.readString(document));
      data.findValues("html").forEach(it -> dangers.addAll(Dangers.inFragment(it.asString())));
    }
    List<Callable<String>> tasks =
        receipts.values().stream()
            .<Callable<String>>map(it ->
                () -> {
                  Answer page = server.get(it);
                  assertEquals(200, page.status(), page.body());
                  dangers.addAll(Dangers.inPage(page.body()));
                  return it;
                })
            .toList();
    all(tasks);
    assertEquals(List.of(), List.copyOf(dangers));
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(server.out())) {
      return files.filter(it -> it.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void openedNoPublishedPageRunsAnything() throws Exception {
    List<String> paths = new ArrayList<>(List.of("/", "/fragen/", "/themen/netz/"));
    IntStream.range(0, pages()).forEach(it -> paths.add("/artikel/ziel-" + it + "/"));
    for (Path page : files("index.html")) {
      String path = "/" + server.out().relativize(page).getParent() + "/";
      if (questions.stream().anyMatch(it -> path.endsWith("-" + it + "/"))) {
        paths.add(path);
      }
    }
    assertTrue(paths.size() >= questions.size() + 4, paths.toString());
    Payloads.parts(questions, 5).forEach(it -> paths.add(receipts.get(it.getFirst())));
    assertEquals(List.of(), lookout.seen(page -> paths.forEach(it -> open(page, it))));
  }

  @Test
  void aSearchThatFindsThemRunsNothing() {
    assertEquals(
        List.of(),
        lookout.seen(page -> {
          open(page, "/");
          String search = page.locator("form.search").first().getAttribute("action");
          for (String word : List.of("alert", "script", "onerror", "javascript")) {
            open(page, search + "?q=" + word);
            page.locator("#_hits li").first().waitFor();
            Lookout.touch(page);
          }
        }));
  }

  @Test
  void aFormThatComesBackWithThemRunsNothing() {
    assertEquals(
        List.of(),
        lookout.seen(page ->
            Payloads.parts(payloads, 1_800).stream()
                .map(XssTest::together)
                .forEach(it -> {
                  previewedAndRefusedInPlace(page, it);
                  refusedAsAPage(page, it);
                })));
  }

  private void previewedAndRefusedInPlace(Page page, String text) {
    open(page, "/ask");
    page.evaluate(FILL, text);
    page.locator("[name=preview]").click();
    page.locator(".preview .prose > *").first().waitFor();
    assertEquals(List.of(), Lookout.touch(page));
    page.locator(".dialogue-form [type=submit]:not([name=preview])").click();
    page.locator(".is-wrong [name=website]").waitFor();
    assertEquals(List.of(), Lookout.touch(page));
    assertEquals(text, page.locator("[name=title]").inputValue());
  }

  private void refusedAsAPage(Page page, String text) {
    page.navigate(server.url("/ask"));
    page.evaluate(FILL, text);
    page.evaluate("() => document.querySelector('.dialogue-form').submit()");
    page.locator(".is-wrong [name=website]").waitFor();
    assertEquals(List.of(), Lookout.touch(page));
    assertEquals(text, page.locator("[name=title]").inputValue());
    assertEquals(List.of(), Dangers.inPage(page.content()));
  }

  private void open(Page page, String path) {
    page.navigate(server.url(path));
    assertEquals(List.of(), Lookout.touch(page), path);
    assertTrue(page.url().startsWith(server.url("/")), page.url());
  }

  @Test
  void theFilesInTheTreeCanBeRead() {
    StringWriter said = new StringWriter();
    List<String> arguments =
        List.of(
            "check",
            "--content",
            server.content().toString(),
            "--themes",
            server.content().resolveSibling("themes").toString(),
            "--state",
            server.content().resolveSibling("var-of-check").toString());
    CommandLine commands =
        Commands.commandLine(InstantSource.system(), arguments)
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said));
    commands
        .getSubcommands()
        .values()
        .forEach(it -> it.setOut(commands.getOut()).setErr(commands.getErr()));
    int status = commands.execute(arguments.toArray(String[]::new));
    assertEquals(0, status, said::toString);
  }
}

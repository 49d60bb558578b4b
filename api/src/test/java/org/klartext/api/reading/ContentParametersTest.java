package org.klartext.api.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import tools.jackson.databind.JsonNode;

/** What the server answers beyond the static build: parameters of lists and of pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentParametersTest {
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).with(ContentPortal.ARCHIVE).start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Answer get(String address) {
    return server.get("/api/v1/" + address.replace("[", "%5B").replace("]", "%5D"));
  }

  private JsonNode read(String address) {
    Answer answer = get(address);
    assertEquals(200, answer.status(), () -> address + answer.body());
    return answer.json();
  }

  private static List<String> ids(JsonNode list) {
    return StreamSupport.stream(list.path("data").spliterator(), false)
        .map(it -> it.path("id").asString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "articles?filter[topic]=netz               | router,umzug",
        "articles?filter[tag]=Vertrag              | umzug",
        "articles?filter[tag]=Vertrag,Moving       | umzug,moving",
        "articles?filter[author]=mira&lang=de      | router,umzug",
        "articles?lang=en                          | moving",
        "pages?filter[kind]=question,expert        | 0frage000001,MIRA",
        "questions?filter[state]=open              | 0frage000001",
        "questions?filter[state]=answered,closed   | ''",
        "pages?filter[state]=open                  | 0frage000001",
        "articles?filter[date]=2026-11-01          | router,still,stumm",
        "articles?filter[date]=2026-10-02..        | router,still,stumm",
        "articles?filter[date]=..2026-10-31        | umzug,moving",
        "articles?filter[updated]=2026-11-05..2026-11-05 | umzug",
        "articles?filter[date]=2026-10-31T23:00:00Z..2026-11-01T00:00:00%2B01:00 |"
            + " router,still,stumm",
        "articles?filter[topic]=geheim             | ''",
        "articles?filter[tag]=Geheimwort           | ''",
      })
  void listsAreFiltered(String address, String expected) {
    String mira = ids(read("experts")).getFirst();
    Set<String> wanted =
        expected.isEmpty() ? Set.of() : Set.of(expected.replace("MIRA", mira).split(","));
    JsonNode list = read(address);
    assertEquals(new TreeSet<>(wanted), new TreeSet<>(ids(list)));
    assertEquals(wanted.size(), list.at("/meta/total").asInt(-1));
  }

  @Test
  void titlesAreOrderedAsPeopleLookThemUp() {
    assertEquals(
        List.of("umzug", "router", "still", "stumm"), ids(read("articles?sort=title&lang=de")));
    assertEquals(
        List.of("stumm", "still", "router", "umzug"), ids(read("articles?sort=-title&lang=de")));
  }

  @Test
  void theNewestComeFirstAndThoseWithoutADateLast() {
    List<String> ids = ids(read("pages?sort=-date&filter[kind]=article,topic&lang=de"));
    assertEquals(List.of("router", "still", "stumm", "umzug"), ids.subList(0, 4));
    assertEquals(5, ids.size());
    assertEquals("umzug", ids(read("articles?sort=-updated")).getFirst());
    List<String> oldest = ids(read("pages?sort=date&filter[kind]=article,topic&lang=de"));
    assertEquals("umzug", oldest.getFirst());
    assertEquals(ids.getLast(), oldest.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sort=title&", "sort=-title&", "sort=date&", "sort=-updated&"})
  void everyEntryComesOnceHoweverLongThePagesAre(String order) {
    List<String> whole = ids(read("faq?" + order + "page[size]=100"));
    List<String> found = new ArrayList<>();
    String next = "/api/v1/faq?" + order + "page%5Bsize%5D=37&filter%5Bkind%5D=faq";
    while (!next.isEmpty()) {
      Answer answer = server.get(next);
      found.addAll(ids(answer.json()));
      next = answer.json().at("/links/next").asString("");
      assertEquals(next.isEmpty() ? "" : "<" + next + ">; rel=\"next\"", answer.header("Link"));
    }
    assertEquals(ContentPortal.FAQ, found.size());
    assertEquals(ContentPortal.FAQ, Set.copyOf(found).size());
    assertEquals(whole, found.subList(0, 100));
  }

  @Test
  void aPlaceInAListStaysWhereItIsWhenItsEntryGoes() throws Exception {
    JsonNode first = read("faq?page[size]=10");
    String behind = ids(read("faq?page[size]=11")).getLast();
    String last = ids(first).getLast();
    Path file = server.content().resolve("de/faq/" + last.replace("faq-", "frage-") + ".md");
    String text = Files.readString(file);
    Files.delete(file);
    awaitStatus(404, last);
    String next = first.at("/links/next").asString();
    assertEquals(behind, ids(server.get(next).json()).getFirst());
    Files.writeString(file, text);
    awaitStatus(200, last);
  }

  private void awaitStatus(int status, String page) {
    while (server.get("/api/v1/pages/" + page).status() != status) {
      Thread.onSpinWait();
    }
  }

  @Test
  void onlyTheFieldsThatAreWantedCome() {
    JsonNode entry = read("articles?fields=id,title").at("/data/0");
    assertEquals(Set.of("id", "title"), Set.copyOf(entry.propertyNames()));
    JsonNode page = read("pages/umzug?fields=title,html").path("data");
    assertEquals(Set.of("title", "html"), Set.copyOf(page.propertyNames()));
    JsonNode tag = read("tags?fields=slug").at("/data/0");
    assertEquals(Set.of("slug"), Set.copyOf(tag.propertyNames()));
  }

  @Test
  void everyFieldOfADocumentCanBeAskedFor() {
    Set<String> fields = new TreeSet<>();
    for (String list : List.of("pages", "articles", "questions", "topics", "experts")) {
      read(list).path("data").forEach(it -> fields.addAll(it.propertyNames()));
    }
    read("pages?fields=" + String.join(",", fields));
    Set<String> ofPages = new TreeSet<>();
    for (String page : List.of("umzug", "router", "0frage000001")) {
      ofPages.addAll(read("pages/" + page).path("data").propertyNames());
    }
    read("pages/umzug?fields=" + String.join(",", ofPages));
  }

  @Test
  void whatBelongsToAPageComesWithIt() {
    JsonNode page = read("pages/umzug?include=authors,topics,related,replies");
    JsonNode included = page.path("included");
    assertEquals("Mira Beispiel", included.at("/authors/0/title").asString());
    assertEquals("Technik", included.at("/authors/0/role").asString());
    assertEquals("netz", included.at("/topics/0/slug").asString());
    assertEquals("umzug", included.at("/replies/0/page").asString());
    assertEquals("Hat geklappt.", included.at("/replies/0/comments/0/text").asString());
    List<String> related = texts(page.at("/data/related"));
    assertEquals("router", related.getFirst());
    assertEquals(
        related,
        StreamSupport.stream(included.path("related").spliterator(), false)
            .map(it -> it.path("id").asString())
            .toList());
  }

  private static List<String> texts(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).map(JsonNode::asString).toList();
  }

  @Test
  void whatBelongsToTheEntriesOfAListComesOnce() {
    JsonNode list = read("articles?include=authors,topics&filter[topic]=netz&fields=id");
    assertEquals(2, list.path("data").size());
    assertEquals(1, list.at("/included/authors").size());
    assertEquals(1, list.at("/included/topics").size());
    assertFalse(list.path("included").has("replies"));
    JsonNode asked = read("questions?include=replies");
    assertEquals("Bei mir auch.", asked.at("/included/replies/0/comments/0/text").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/artikel/umzug/", "/artikel/umzug", "/alt/umzug/"})
  void aPageIsFoundByItsAddressesAlsoByOldOnes(String permalink) {
    Answer answer = server.get("/api/v1/pages?permalink=" + permalink);
    assertEquals(read("pages/umzug"), answer.json());
    assertEquals("/api/v1/pages/umzug", answer.header("Content-Location"));
    assertEquals(
        "umzug", read("pages?permalink=" + permalink + "&fields=id").at("/data/id").asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pages?permalink=/artikel/intern/",
        "pages?permalink=/nichts/",
        "pages?permalink=..%2F..%2Fetc",
        "pages?permalink=%2F..%2F",
        "pages?permalink=x",
        "pages/preisliste",
        "pages/entwurf",
        "pages/morgen.json",
        "pages/preisliste/replies",
        "pages/nichts/replies",
        "pages/page-9.json",
        "faq/page-99.json",
        "faq/x",
        "pages/..%2Fsite",
      })
  void whatIsNotThereIsNotFound(String address) {
    Answer answer = server.get("/api/v1/" + address);
    assertEquals(404, answer.status(), answer.body());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals("not-found", answer.text("code"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "site?lang=de",
        "pages/umzug?lang=de",
        "pages/umzug?fields=id,titel",
        "pages/umzug?include=authors,everything",
        "pages/umzug/replies?page[size]=3",
        "pages?permalink=/artikel/umzug/&lang=de",
        "articles?colour=red",
        "articles?filter[colour]=red",
        "articles?filter[kind]=essay",
        "articles?filter[state]=lost",
        "articles?filter[date]=yesterday",
        "articles?filter[date]=2026-02-30",
        "articles?filter[date]=..",
        "articles?filter[date]=2026-01-01..2026-02-01..2026-03-01",
        "articles?filter[date]=-1000000000-01-01",
        "articles?lang=fr",
        "articles?lang=de&lang=en",
        "articles?fields=password",
        "articles?include=secrets",
        "articles?sort=colour",
        "articles?sort=place",
        "articles?sort=--title",
        "articles?page[size]=0",
        "articles?page[size]=101",
        "articles?page[size]=1e2",
        "articles?page[size]=-1",
        "articles?page[after]=x",
        "articles?page[after]=%00",
        "articles/index.json?lang=de",
        "articles?edition=secret",
        "tags?include=authors",
        "tags?filter[kind]=faq",
      })
  void whatCannotBeMeantIsRefusedByName(String address) {
    Answer answer = get(address);
    assertEquals(400, answer.status(), answer.body());
    if (!address.contains("%00")) {
      assertEquals("invalid-parameter", answer.text("code"));
      String query = address.substring(address.indexOf('?') + 1);
      Set<String> names =
          Set.of(query.split("&")).stream()
              .map(it -> it.substring(0, it.indexOf('=')))
              .collect(Collectors.toSet());
      assertTrue(
          names.stream().anyMatch(it -> answer.text("detail").startsWith(it + ": ")),
          answer.text("detail"));
    }
  }

  @Test
  void aPlaceOfAnotherListIsRefusedOrHarmless() {
    String cursor = cursor(read("faq?page[size]=5"));
    assertEquals(400, list("faq", "sort=title&", cursor).status());
    assertEquals(200, list("articles", "", cursor).status());
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x15;
      String other = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertTrue(Set.of(200, 400).contains(list("faq", "", other).status()));
      assertEquals(400, list("faq", "sort=-date&", other).status());
    }
    assertEquals(400, list("faq", "", "x".repeat(5_000)).status());
  }

  private Answer list(String list, String before, String cursor) {
    String after = URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    return server.get("/api/v1/" + list + "?" + before + "page%5Bafter%5D=" + after);
  }

  private static String cursor(JsonNode list) {
    String next = list.at("/links/next").asString();
    return next.substring(next.lastIndexOf('=') + 1);
  }
}

package org.klartext.api.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.klartext.api.TestServer.Answer;
import tools.jackson.databind.JsonNode;

/** The same from the server. */
class ServedContentTest extends ServerSuite {
  ServedContentTest() {
    super(ContentPortal.ARCHIVE);
  }

  @Test
  void everyFileOfTheStaticBuildIsServedWithTheSameBytes() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(server.out().resolve("api/v1"))) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertTrue(files.size() > ContentPortal.FAQ, () -> files.size() + " files");
    for (Path file : files) {
      String path = "/" + server.out().relativize(file);
      Answer answer = server.get(path);
      assertArrayEquals(
          Files.readAllBytes(file),
          answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertTrue(answer.header("ETag").matches("\"[0-9a-f]{32}\""), path);
    }
  }

  /** Whoever says what they like to get takes the way of the routes. */
  @Test
  void theShortWayAndThatOfTheRoutesLeadToTheSame() throws Exception {
    List<String> addresses =
        List.of(
            "site",
            "site.json",
            "pages",
            "pages/index.json",
            "pages/index",
            "pages/page-2",
            "pages/page-2.json",
            "pages/page-9.json",
            "pages/umzug",
            "pages/umzug.json",
            "pages/umzug/replies",
            "pages/umzug/replies.json",
            "pages/router/replies",
            "pages/preisliste",
            "pages/nichts",
            "pages/",
            "articles",
            "articles/index",
            "articles/index.json",
            "articles/umzug",
            "faq/page-2.json",
            "faq/page-2",
            "tags",
            "tags/index.json",
            "",
            "nichts",
            "nichts.json",
            "pages%2Fumzug",
            "pages//umzug",
            "faq?sort=-date&page%5Bsize%5D=5",
            "faq?nichts=1");
    for (String address : addresses) {
      String path = "/api/v1/" + address;
      server.get(path); // a list that has been asked for is known from then on
      Answer plain = server.get(path);
      Answer routed = server.get(path, "Accept", "application/json, */*;q=0.1");
      assertEquals(told(routed), told(plain), path);
      Answer again = server.get(path, "If-None-Match", plain.header("ETag"));
      assertEquals(plain.status() == 200 ? 304 : plain.status(), again.status(), path);
    }
  }

  private static List<Object> told(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.remove("date");
    return List.of(answer.status(), headers, answer.body());
  }

  @Test
  void shortAddressesLeadToTheSameDocuments() {
    assertEquals(read("pages/umzug.json"), read("pages/umzug"));
    assertEquals(read("pages/umzug/replies.json"), read("pages/umzug/replies"));
    assertEquals(read("site.json"), read("site"));
    for (String list :
        List.of("pages", "articles", "faq", "questions", "topics", "experts", "tags")) {
      assertEquals(read(list + "/index.json"), read(list), list);
    }
  }

  @Test
  void aPageWithoutRepliesHasAnEmptyListOfThem() {
    JsonNode replies = read("pages/router/replies");
    assertEquals(0, replies.at("/data/comments").size());
    assertEquals(0, replies.at("/meta/total").asInt(-1));
    assertEquals("open", replies.at("/meta/comments").asString());
  }
}

package org.klartext.api.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a program reads without parameters, wherever it reads it. */
abstract class ContentSuite {
  /** The document at an address that another document has named, or below {@code /api/v1/}. */
  abstract JsonNode read(String address);

  private static List<String> texts(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).map(JsonNode::asString).toList();
  }

  private static List<String> ids(JsonNode list) {
    return StreamSupport.stream(list.path("data").spliterator(), false)
        .map(it -> it.path("id").asString())
        .toList();
  }

  /** All pages of a list. */
  private List<JsonNode> whole(String list) {
    List<JsonNode> pages = new ArrayList<>();
    pages.add(read(list + "/index.json"));
    while (pages.getLast().path("links").has("next")) {
      pages.add(read(pages.getLast().path("links").path("next").asString()));
    }
    return pages;
  }

  @Test
  void thePortalSaysWhatItIs() {
    JsonNode site = read("site.json").path("data");
    assertEquals("Portal", site.path("title").asString());
    assertEquals(List.of("de", "en"), texts(site.path("languages")));
    assertEquals(List.of("answer", "comment", "question"), texts(site.path("accepts")));
    assertEquals("/en/", site.path("homes").path(1).path("permalink").asString());
  }

  @Test
  void aPageSaysEverythingItsHtmlShows() {
    JsonNode page = read("pages/umzug.json");
    JsonNode data = page.path("data");
    assertEquals("article", data.path("kind").asString());
    assertEquals("umzug", data.path("slug").asString());
    assertEquals("/artikel/umzug/", data.path("permalink").asString());
    assertEquals("2026-11-05T00:00:00+01:00", data.path("updated").asString());
    assertEquals("Netz", data.path("topics").path(0).path("title").asString());
    assertEquals("Mira Beispiel", data.path("authors").path(0).path("title").asString());
    assertEquals(List.of("Umzug", "Vertrag"), texts(data.path("tags")));
    assertTrue(data.path("html").asString().contains("<strong>nichts</strong>"));
    assertEquals("vorher", data.path("headings").path(0).path("id").asString());
    assertEquals(
        "Hat geklappt.", data.path("replies").path("comments").path(0).path("text").asString());
    assertTrue(page.path("meta").path("digest").asString().matches("[0-9a-f]{32}"));
  }

  @Test
  void aPageLeadsToItselfAndToItsReplies() {
    JsonNode links = read("pages/umzug.json").path("links");
    assertEquals(read("pages/umzug.json"), read(links.path("self").asString()));
    JsonNode replies = read(links.path("replies").asString());
    assertEquals("Berta", replies.at("/data/comments/0/author/name").asString());
    assertEquals(1, replies.at("/meta/total").asInt());
    assertEquals(read("pages/umzug.json"), read(replies.at("/links/page").asString()));
    assertFalse(read("pages/router.json").path("links").has("replies"));
  }

  @Test
  void aListIsReadToItsEndByFollowingItsLinks() {
    List<JsonNode> pages = whole("faq");
    assertEquals(List.of(100, 100, 30), pages.stream().map(it -> it.path("data").size()).toList());
    List<String> ids = pages.stream().flatMap(it -> ids(it).stream()).toList();
    assertEquals(ContentPortal.FAQ, new HashSet<>(ids).size());
    pages.forEach(it -> assertEquals(ContentPortal.FAQ, it.at("/meta/total").asInt()));
  }

  @Test
  void everyPageIsInTheListOfPagesAndInThatOfItsKind() {
    Map<String, String> kinds = new TreeMap<>();
    for (JsonNode page : whole("pages")) {
      page.path("data")
          .forEach(it -> kinds.put(it.path("id").asString(), it.path("kind").asString()));
    }
    Map<String, String> lists =
        Map.of(
            "articles",
            "article",
            "faq",
            "faq",
            "questions",
            "question",
            "topics",
            "topic",
            "experts",
            "expert");
    lists.forEach((list, kind) -> {
      List<String> expected =
          kinds.entrySet().stream()
              .filter(it -> it.getValue().equals(kind))
              .map(Map.Entry::getKey)
              .toList();
      List<String> listed = whole(list).stream().flatMap(it -> ids(it).stream()).sorted().toList();
      assertEquals(expected, listed, list);
    });
  }

  @Test
  void anEntryLeadsToTheDocumentOfItsPage() {
    for (JsonNode entry : read("articles/index.json").path("data")) {
      JsonNode page = read(entry.path("document").asString()).path("data");
      for (String field : List.of("id", "kind", "lang", "slug", "permalink", "title")) {
        assertEquals(entry.path(field), page.path(field), field);
      }
    }
  }

  @Test
  void entriesSayWhatOnlyTheirKindHas() {
    JsonNode question = read("questions/index.json").at("/data/0");
    assertEquals("open", question.path("status").asString());
    assertEquals("Anna Beispiel", question.path("asker").asString());
    assertEquals(0, question.path("answers").asInt(-1));
    JsonNode expert = read("experts/index.json").at("/data/0");
    assertEquals("Technik", expert.path("role").asString());
    JsonNode topic = read("topics/index.json").at("/data/0");
    assertEquals(8, topic.path("promiseHours").asInt());
    assertEquals(3, topic.path("pages").asInt());
  }

  @Test
  void tagsAreListedWithTheirPages() {
    JsonNode tags = read("tags/index.json").path("data");
    assertEquals(
        List.of("moving", "umzug", "vertrag"),
        StreamSupport.stream(tags.spliterator(), false)
            .map(it -> it.path("slug").asString())
            .sorted()
            .toList());
    tags.forEach(tag -> assertEquals(1, tag.path("pages").asInt()));
  }

  @Test
  void whatIsNotPublicLeavesNoTrace() {
    for (String list :
        List.of("pages", "articles", "faq", "questions", "topics", "experts", "tags")) {
      for (JsonNode page : whole(list)) {
        assertFalse(page.toString().toLowerCase(Locale.ROOT).contains("geheim"), list);
        assertFalse(page.toString().contains("preisliste"), list);
      }
    }
    assertFalse(read("pages/umzug.json").toString().toLowerCase(Locale.ROOT).contains("geheim"));
  }
}

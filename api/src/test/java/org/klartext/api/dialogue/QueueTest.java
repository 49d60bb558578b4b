package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.unique;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** Moderators find what waits for them. */
@ParameterizedClass
@EnumSource
class QueueTest {
  private static final String SPAM =
      "https://a.example https://b.example https://c.example https://d.example"
          + " https://e.example https://f.example";

  @Parameter TestDatabases database = TestDatabases.SQLITE;
  private final TestClock clock = new TestClock();
  private TestServer server;
  private Conversation talk;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).on(database).at(clock).start().as(Role.MODERATOR);
    talk = new Conversation(server);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void theOldestComesFirstAndSpamLastHoweverLongThePartsAre() throws Exception {
    List<String> honest = new ArrayList<>();
    List<String> spam = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      spam.add(talk.comment("router", unique(SPAM)).id());
      clock.pass(Duration.ofSeconds(1));
      honest.add(talk.comment("router", unique("Hier blinkt nichts.")).id());
    }
    for (int limit : List.of(1, 2, 3, 100)) {
      List<String> seen = all("", limit);
      assertEquals(honest, seen.subList(0, 5));
      assertEquals(spam, seen.subList(5, 10));
    }
    assertEquals(spam, all("&state=quarantined", 2));
    assertEquals(honest, all("&state=held", 2));
  }

  @Test
  void filtersNarrowIt() throws Exception {
    Sent comment = talk.comment("router", unique("Hier blinkt nichts."));
    Sent answer = talk.answer("0frage000001", unique("Das ist der Stromsparer."));
    Sent german = talk.ask("Was kostet das?");
    Sent english =
        Sent.of(
            server.post(
                "/api/v1/questions",
                Map.of("title", "What is it?", "body", unique("Who knows?"), "lang", "en")));
    Sent onTopic =
        Sent.of(
            server.post(
                "/api/v1/questions",
                Map.of("title", "Wo ist es?", "body", unique("Wer weiß es?"), "topic", "netz")));
    assertEquals(List.of(comment.id()), all("&kind=comment", 100));
    assertEquals(List.of(answer.id()), all("&kind=answer", 100));
    assertEquals(
        sorted(german.id(), english.id(), onTopic.id()), sorted(all("&kind=question", 100)));
    assertEquals(List.of(english.id()), all("&lang=en", 100));
    assertTrue(all("&topic=netz", 100).contains(onTopic.id()));
    assertEquals(List.of(onTopic.id()), all("&topic=netz&kind=question", 100));
    talk.approve(comment);
    assertEquals(List.of(), all("&kind=comment", 100));
    assertEquals(List.of(comment.id()), all("&kind=comment&state=published", 100));
  }

  private static List<String> sorted(String... ids) {
    return sorted(List.of(ids));
  }

  private static List<String> sorted(List<String> ids) {
    List<String> sorted = new ArrayList<>(ids);
    Collections.sort(sorted);
    return sorted;
  }

  /** Ids of all parts, one after another. */
  private List<String> all(String filter, int limit) {
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      JsonNode part = server.get("/api/v1/moderation/queue?limit=" + limit + filter + after).json();
      List<String> found =
          part.path("data").valueStream().map(it -> it.path("id").asString()).toList();
      assertTrue(found.size() <= limit);
      ids.addAll(found);
      after = part.path("after").isMissingNode() ? "" : "&after=" + part.path("after").asString();
    } while (!after.isEmpty());
    return ids;
  }
}

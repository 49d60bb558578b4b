package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands under a page, from its files to what readers see. */
class RepliesTest {
  private static final String QUESTION = "fragen/warum-blinkt-das-rote-licht-q1/index.html";
  private static final String REPLIES = "de/fragen/2026/q1.replies/";

  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void makeTree() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
  }

  @AfterEach
  void end() {
    place.close();
  }

  private void answer(String id, String keys, String text) throws Exception {
    place.write(
        REPLIES + id + ".md",
        "---\nid: %s\nkind: answer\ndate: 2026-06-01\n%s\n---\n%s\n".formatted(id, keys, text));
  }

  private JsonNode document(String path) throws Exception {
    return JsonMapper.shared().readTree(place.output(path));
  }

  @Test
  void aRemovedReplySaysWhenItWasTakenAway() throws Exception {
    answer("01B", "removed: {reason: spam, date: 2026-07-02T08:00:00Z}", "Werbung");
    place.build();
    JsonNode removed = document("api/v1/pages/q1.json").at("/data/replies/answers/1/removed");
    assertEquals("spam", removed.path("reason").asString());
    assertEquals("2026-07-02T10:00:00+02:00", removed.path("date").asString());
  }

  @Test
  void aRemovedAnswerCountsNowhere() throws Exception {
    answer("01B", "author: {name: Uwe}", "Neu starten.");
    answer("01C", "removed: {reason: spam, date: 2026-07-02}", "Werbung");
    place.build();
    assertTrue(place.output(QUESTION).contains("2 Antworten"), place.output(QUESTION));
    assertTrue(place.output("fragen/index.html").contains("2 Antworten"));
    assertTrue(place.output(QUESTION).contains("\"answerCount\":2"));
  }
}

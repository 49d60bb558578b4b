package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.site.Problem;
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

  private List<String> problems() throws Exception {
    return place.build().problems().stream()
        .map(it -> it.severity() + " " + it.code() + " " + it.file() + ":" + it.position().line())
        .toList();
  }

  @Test
  void anOwnerAnAuthorAndAnAcceptedAnswerThatNobodyKnowsAreTold() throws Exception {
    place.replace(REPLIES + "_state.yaml", "owner: mira", "owner: mirra");
    place.replace(REPLIES + "_state.yaml", "accepted: 01A", "accepted: 01X");
    answer("01B", "author: {expert: niemand}", "Neu starten.");
    assertEquals(
        List.of(
            "WARNING unknown-expert " + REPLIES + "01B.md:5",
            "WARNING unknown-expert " + REPLIES + "_state.yaml:2",
            "WARNING unknown-answer " + REPLIES + "_state.yaml:3"),
        problems());
    List<Problem> all = place.buildAfresh().problems();
    assertTrue(all.getFirst().message().contains("author: There is no published expert “niemand”"));
    assertEquals(Optional.of("Did you mean “mira”?"), all.get(1).hint());
  }

  @Test
  void anAcceptedAnswerThatWasRemovedOrIsACommentIsTold() throws Exception {
    place.replace(REPLIES + "01A.md", "date: 2026-05-02", "removed: {reason: withdrawn}");
    assertEquals(
        List.of(
            "ERROR missing-key " + REPLIES + "01A.md:2",
            "WARNING unknown-answer " + REPLIES + "_state.yaml:3"),
        problems());
    place.replace(REPLIES + "01A.md", "removed: {reason: withdrawn}", "date: 2026-05-02");
    place.replace(REPLIES + "01A.md", "kind: answer", "kind: comment");
    assertEquals(List.of("WARNING unknown-answer " + REPLIES + "_state.yaml:3"), problems());
  }

  @Test
  void aRelativeLinkInAnAnswerOfOursIsTold() throws Exception {
    String text = "Siehe\n[hier](../../faq/wlan.md), [dort](/faq/wlan/) und `[x](y.md)`.";
    answer("01B", "author: {expert: mira}", text);
    answer("01C", "author: {name: Uwe}", text);
    assertEquals(List.of("WARNING relative-link " + REPLIES + "01B.md:8"), problems());
    Problem problem = place.buildAfresh().problems().getFirst();
    assertEquals(8, problem.position().column());
    assertEquals(
        Optional.of("Write the address of the page, such as /faq/example/."), problem.hint());
    assertTrue(place.output(QUESTION).contains("href=\"/hilfe/faq/wlan/\""));
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

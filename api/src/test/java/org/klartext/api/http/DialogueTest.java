package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;

/** From a question to a page, and away again. */
class DialogueTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsApprovedBecomesAFileAndAPage(TestDatabases database) throws Exception {
    try (TestServer server = TestServer.in(folder).on(database).start().as(Role.MODERATOR)) {
      Answer sent =
          server.post(
              "/api/v1/questions",
              Map.of(
                  "title", "Wie lange dauert das?",
                  "body", "Ich **warte** seit gestern.",
                  "topic", "netz",
                  "name", "Anna"));
      assertEquals(202, sent.status(), sent.body());
      assertEquals("held", sent.text("state"));
      String id = TestServer.idOf(sent.text("receipt"));
      assertEquals(404, server.get("/fragen/wie-lange-dauert-das-" + id + "/").status());

      Answer approved = server.approve(id);
      assertEquals(200, approved.status(), approved.body());
      assertTrue(approved.json().path("applied").asBoolean(), approved.body());
      Answer page = server.get("/fragen/wie-lange-dauert-das-" + id + "/");
      assertEquals(200, page.status(), approved.body());
      assertTrue(page.body().contains("<strong>warte</strong>"), page.body());
      Path file = server.content().resolve("de/fragen/2026/" + id + ".md");
      assertTrue(Files.readString(file).contains("Wie lange dauert das?"));

      Answer answered =
          server.post(
              "/api/v1/questions/" + id + "/answers", Map.of("body", "Drei Tage.", "name", "Otto"));
      assertEquals(202, answered.status(), answered.body());
      String answer = TestServer.idOf(answered.text("receipt"));
      assertTrue(server.approve(answer).json().path("applied").asBoolean());
      String state =
          Files.readString(
              server.content().resolve("de/fragen/2026/" + id + ".replies/_state.yaml"));
      assertTrue(state.contains("state: answered"), state);

      Answer removed =
          server.decide(answer, Map.of("decision", "removed", "reason", "advertising"));
      assertEquals(200, removed.status(), removed.body());
      String text = server.get("/fragen/wie-lange-dauert-das-" + id + "/").body();
      assertFalse(text.contains("Drei Tage"), text);
      assertTrue(text.contains("Werbung"), text);
    }
  }
}

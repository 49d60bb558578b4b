package org.klartext.api.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** The same from the server of a portal that writes nothing but pages. */
class UnwrittenContentTest extends ServerSuite {
  UnwrittenContentTest() {
    super(ContentPortal.ARCHIVE.replace("defaultOwner:", "outputs: []\ndefaultOwner:"));
  }

  @Test
  void nothingOfItIsInTheOutputFolder() {
    assertFalse(Files.exists(server.out().resolve("api")));
    assertTrue(Files.exists(server.out().resolve("artikel/umzug/index.html")));
    assertFalse(Files.exists(server.out().resolve("artikel/umzug/index.md")));
  }

  @Test
  void aPageIsThereAsMarkdown() {
    Answer answer = server.get("/api/v1/pages/umzug", "Accept", "text/markdown");
    assertEquals(200, answer.status());
    assertTrue(answer.body().contains("Kündigen Sie **nichts**."), answer.body());
  }

  @Test
  void whatIsApprovedIsThereAtOnce() throws Exception {
    server.as(Role.MODERATOR);
    Answer sent =
        server.json(
            "POST",
            "/api/v1/pages/router/comments",
            Map.of("name", "Ida", "body", "Läuft wieder."));
    String id = TestServer.idOf(sent.json().path("receipt").asString());
    assertEquals(200, server.approve(id).status());
    JsonNode replies = read("pages/router/replies");
    assertEquals(1, replies.at("/data/comments").size(), replies.toString());
    assertFalse(Files.exists(server.out().resolve("api")));
  }
}

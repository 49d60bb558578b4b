package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.store.Database;

/** Very many contributions come in a row. */
class FloodTest {
  private static final int ALL = 50_000;
  private static final int CLIENTS = 64;

  @Test
  void fiftyThousandAreTakenWithLittleMemory(@TempDir Path folder) throws Exception {
    String moderator = ServerProcess.prepare(folder);
    Set<String> ids = new HashSet<>();
    try (ServerProcess server = ServerProcess.start(folder, moderator)) {
      List<Callable<List<String>>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        clients.add(() -> send(server, first));
      }
      Conversation.atOnce(clients).forEach(ids::addAll);
      assertEquals(ALL, ids.size());
      assertEquals(200, server.get("/api/v1/moderation/queue").status());
      server.terminate();
      server.status();
    }
    try (Database database = ServerProcess.database(folder)) {
      Map<String, Long> counts = database.query(tx -> tx.contributions().counts());
      assertEquals(Map.of("held", (long) ALL), counts);
      for (String id : ids) {
        assertTrue(database.query(tx -> tx.contributions().find(id)).isPresent(), id);
      }
    }
  }

  private static List<String> send(ServerProcess server, int first) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int number = first; number < ALL; number += CLIENTS) {
      Map<String, String> body = Map.of("body", "Das ist Beitrag Nummer " + number + ".");
      Answer answer = server.send("POST", "/api/v1/pages/router/comments", body);
      assertEquals(202, answer.status(), answer.body());
      ids.add(TestServer.idOf(answer.text("receipt")));
    }
    return ids;
  }
}

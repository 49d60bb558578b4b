package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.applied;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;

/** Where nothing can be written, requests are refused or publications wait; nothing is lost. */
class DiskTest {
  @TempDir Path folder;

  private interface Happening {
    void with(SmallDisk disk, Conversation talk) throws Exception;
  }

  /** A server with one folder on a disk of its own. */
  private void on(String name, Happening happening) throws Exception {
    TreeArchive.write(folder.resolve("content"), TestPortal.ARCHIVE);
    try (SmallDisk disk = SmallDisk.at(folder.resolve(name), "4m")) {
      if (name.equals("content")) {
        TreeArchive.write(folder.resolve("content"), TestPortal.ARCHIVE);
      }
      try (TestServer server = TestServer.in(folder).start().as(Role.MODERATOR)) {
        happening.with(disk, new Conversation(server));
      }
    }
  }

  @Test
  void whatCannotBeStoredIsRefusedAndWhatWasStoredStays() throws Exception {
    on(
        "var",
        (disk, talk) -> {
          Sent held = talk.comment("router", unique("Ich war schon da."));
          disk.fill();
          List<Sent> accepted = new ArrayList<>();
          Answer answer = send(talk);
          while (answer.status() == 202) {
            accepted.add(Sent.of(answer));
            answer = send(talk);
          }
          assertEquals(503, answer.status(), answer.body());
          assertEquals("unavailable", answer.text("code"));
          assertEquals("5", answer.header("Retry-After"));
          assertEquals(503, talk.server().approve(held.id()).status());
          assertEquals("held", talk.state(held));
          assertEquals(200, talk.server().get("/artikel/router/").status());
          Answer ready = talk.server().get("/health/ready");
          assertEquals(503, ready.status());
          assertTrue(ready.text("store").contains("full"), ready.body());
          assertTrue(talk.server().get("/metrics").body().contains("klartext_store_failing 1.0"));
          disk.empty();
          accepted.add(Sent.of(send(talk)));
          accepted.forEach(it -> assertEquals("held", talk.state(it)));
          assertEquals(200, talk.server().get("/health/ready").status());
          talk.approve(held);
        });
  }

  private static Answer send(Conversation talk) {
    return talk.server()
        .post("/api/v1/pages/router/comments", Map.of("body", unique("Noch etwas.".repeat(800))));
  }

  @Test
  void aFullTreeLetsPublicationsWait() throws Exception {
    on("content", (disk, talk) -> waits(talk, "publications", disk::fill, disk::empty));
  }

  @Test
  void aReadOnlyTreeLetsPublicationsWait() throws Exception {
    on("content", (disk, talk) -> waits(talk, "publications", disk::lock, disk::unlock));
  }

  @Test
  void aFullOutputLetsPagesWait() throws Exception {
    on("site", (disk, talk) -> waits(talk, "site", disk::fill, disk::empty));
  }

  @Test
  void aReadOnlyOutputLetsPagesWait() throws Exception {
    on("site", (disk, talk) -> waits(talk, "site", disk::lock, disk::unlock));
  }

  private interface Change {
    void happen() throws Exception;
  }

  private static void waits(Conversation talk, String where, Change worse, Change better)
      throws Exception {
    String text = unique("Ich werde warten.");
    String gone = unique("Ich will weg.");
    Sent coming = talk.comment("router", text);
    Sent going = talk.commented(gone);
    worse.happen();
    Answer approved = talk.server().approve(coming.id());
    assertEquals(200, approved.status(), approved.body());
    assertFalse(approved.json().path("applied").asBoolean());
    assertEquals("published", talk.state(coming));
    talk.at(going, "withdraw", Map.of("confirm", "yes"));
    Sent meanwhile = talk.comment("router", unique("Mich nimmt man noch."));
    until(() -> !talk.server().get("/health/ready").text(where).equals("up"));
    until(() -> !talk.server().get("/health/ready").text("publications").equals("up"));
    String metrics = talk.server().get("/metrics").body();
    assertTrue(metrics.contains("klartext_publications_waiting 1.0"), metrics);
    assertFalse(talk.article().contains(text));
    better.happen();
    until(() -> talk.article().contains(text) && !talk.article().contains(gone));
    until(() -> talk.server().get("/health/ready").text("publications").equals("up"));
    assertTrue(Files.readString(talk.commentFile(going)).contains("reason: withdrawn"));
    applied(talk.server().approve(meanwhile.id()));
  }
}

package org.klartext.api.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;

/** What only people of the house read. */
class EditionsTest {
  private static final String INTERNAL = "edition=internal";

  private TestServer server;

  EditionsTest(@TempDir Path folder) throws Exception {
    server = TestServer.in(folder).with(ContentPortal.ARCHIVE).start();
  }

  @BeforeEach
  void signIn() throws Exception {
    server = server.as(Role.EDITOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void draftsAndInternalPagesAreReadWithALogin() {
    Answer list = server.get("/api/v1/pages/preisliste?" + INTERNAL);
    assertEquals(200, list.status(), list.body());
    assertEquals("internal", list.json().at("/data/audience").asString());
    assertEquals("geheim", list.json().at("/data/topics/1/permalink").asString().split("/", -1)[2]);
    Answer draft = server.get("/api/v1/pages/entwurf?" + INTERNAL);
    assertTrue(draft.json().at("/data/draft").asBoolean());
    Answer all = server.get("/api/v1/articles?" + INTERNAL + "&filter%5Btopic%5D=netz");
    assertEquals(4, all.json().path("data").size(), all.body());
    assertEquals(
        404,
        server.get("/api/v1/pages/morgen?" + INTERNAL).status(),
        "what appears by itself is no draft");
  }

  @Test
  void noCacheKeepsThem() {
    for (String address : new String[] {"pages/router", "articles", "site", "pages?lang=de"}) {
      String mark = address.contains("?") ? "&" : "?";
      Answer answer = server.get("/api/v1/" + address + mark + INTERNAL);
      assertEquals("private, no-store", answer.header("Cache-Control"), address);
      assertEquals("", answer.header("ETag"));
      assertEquals("", answer.header("Last-Modified"));
    }
  }

  @Test
  void nobodyElseGetsThem() throws Exception {
    Answer nobody = server.get("/api/v1/pages/preisliste?" + INTERNAL, "Authorization", "Bearer x");
    assertEquals(401, nobody.status());
    assertFalse(nobody.body().contains(ContentPortal.MARKER));
    assertEquals(404, server.get("/api/v1/pages/preisliste").status(), "not without asking for it");
    assertEquals(404, server.get("/api/v1/pages/preisliste?edition=public").status());
  }

  @Test
  void theyAreFoundByASearchOfTheirEditionAlone() {
    String search = "/api/v1/search?q=" + ContentPortal.MARKER;
    Answer internal = server.get(search + "&" + INTERNAL);
    assertEquals("private, no-store", internal.header("Cache-Control"));
    assertTrue(internal.json().at("/meta/total").asInt() >= 2, internal.body());
    assertTrue(internal.body().contains("preisliste") && internal.body().contains("entwurf"));
    Answer suggested = server.get("/api/v1/suggest?q=geheim&" + INTERNAL);
    assertTrue(suggested.body().contains("preisliste"), suggested.body());
    Answer nobody = server.get(search + "&" + INTERNAL, "Authorization", "Bearer x");
    assertEquals(401, nobody.status());
    while (server.get(search).status() == 503) {
      Thread.onSpinWait();
    }
    for (String address : new String[] {search, search + "&edition=public"}) {
      Answer published = server.get(address);
      assertEquals(0, published.json().at("/meta/total").asInt(-1), published.body());
    }
  }

  @Test
  void theyFollowTheTree() throws Exception {
    assertEquals(404, server.get("/api/v1/pages/neu?" + INTERNAL).status());
    Files.writeString(
        server.content().resolve("de/artikel/neu.md"),
        "---\ntitle: Neu\nid: neu\naudience: internal\n---\nGeheimwort neu.\n");
    while (server.get("/api/v1/pages/neu?" + INTERNAL).status() == 404) {
      Thread.onSpinWait();
    }
    assertEquals(404, server.get("/api/v1/pages/neu").status());
  }

  @Test
  void nothingOfThemIsWrittenToTheOutput() throws Exception {
    server.get("/api/v1/pages/preisliste?" + INTERNAL);
    server.get("/api/v1/pages?" + INTERNAL);
    try (Stream<Path> files = Files.walk(server.out())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(ContentPortal.MARKER), file.toString());
      }
    }
    assertFalse(Files.exists(server.out().resolveSibling("var/internal")));
  }
}

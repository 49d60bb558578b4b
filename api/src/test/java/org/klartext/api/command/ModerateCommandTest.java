package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code klartext moderate} decides from a terminal, by the API alone. */
class ModerateCommandTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.in(folder).start().as(Role.MODERATOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Typed type(String input, String... arguments) {
    Map<String, String> variables =
        Map.of("KLARTEXT_SERVER", server.url(""), "KLARTEXT_TOKEN", server.token());
    List<String> all = new ArrayList<>(List.of("moderate"));
    all.addAll(List.of(arguments));
    return Typed.with(variables, input, all.toArray(String[]::new));
  }

  private String comment(String body) {
    return comment(body, "Otto");
  }

  private String comment(String body, String name) {
    TestServer.Answer sent =
        server.post("/api/v1/pages/router/comments", Map.of("body", body, "name", name));
    assertEquals(202, sent.status(), sent.body());
    return TestServer.idOf(sent.text("receipt"));
  }

  private String question(String title) {
    TestServer.Answer sent =
        server.post(
            "/api/v1/questions",
            Map.of("title", title, "body", "Bitte sagt es mir.", "name", "Ida"));
    assertEquals(202, sent.status(), sent.body());
    return TestServer.idOf(sent.text("receipt"));
  }

  private String state(String id) {
    return server.queued(id).path("state").asString();
  }

  private void report(String reply) {
    assertEquals(
        202,
        server
            .post(
                "/api/v1/replies/" + reply + "/reports",
                Map.of("reason", "insult", "body", "Das ist grob."))
            .status());
  }

  @Test
  void theQueueIsListedOldestFirst() {
    String first = comment("Er steht im Keller.");
    String second = question("Wie lange dauert das?");
    Typed list = type("", "list");
    assertEquals(0, list.status(), list.all());
    List<String> lines = list.out().lines().toList();
    assertEquals(3, lines.size(), list.out());
    assertTrue(lines.get(1).startsWith(first + "@1.1  comment   held "), list.out());
    assertTrue(lines.get(1).endsWith("Otto  Router"), list.out());
    assertTrue(lines.get(2).startsWith(second + "@1.1"), list.out());
    Typed questions = type("", "list", "--kind", "question", "--json");
    JsonNode json = JsonMapper.shared().readTree(questions.out());
    assertEquals(1, json.path("entries").size(), questions.out());
    assertEquals("Wie lange dauert das?", json.at("/entries/0/title").asString());
    Typed some = type("", "list", "--limit", "1");
    assertEquals(2, some.out().lines().count(), some.out());
    assertTrue(some.err().contains("--limit"), some.err());
  }

  @Test
  void decisionsAreTakenAndUndone() {
    String good = question("Wie lange dauert das?");
    String bad = comment("Kauft bei mir.");
    Typed approved = type("", "approve", good);
    assertEquals(0, approved.status(), approved.all());
    assertEquals(
        good + ": approved, public at /fragen/wie-lange-dauert-das-" + good + "/.\n",
        approved.out());
    Typed rejected = type("", "reject", bad, "--reason", "advertising", "--word", "Nicht hier.");
    assertEquals(bad + ": rejected (advertising).\n", rejected.out(), rejected.err());
    assertEquals("Nicht hier.", server.queued(bad).path("word").asString());
    Typed undone = type("", "undo", bad);
    assertEquals(bad + ": undone; it is held as before.\n", undone.out(), undone.err());
    Typed closed = type("", "close", good, "--duplicate-of", "router", "--word", "Steht dort.");
    assertEquals(0, closed.status(), closed.all());
    assertEquals(good + ": closed (duplicate).\n", closed.out());
    assertEquals("Steht dort.", server.queued(good).path("word").asString());
    assertEquals(0, type("", "undo", good).status());
    Typed removed = type("", "remove", good, "--reason", "duplicate", "--duplicate-of", "router");
    assertEquals(good + ": removed (duplicate).\n", removed.out(), removed.err());
    Typed show = type("", "show", good);
    assertTrue(show.out().contains("reason: duplicate, router, 20"), show.out());
    Typed list = type("", "list", "--state", "removed");
    assertTrue(list.out().contains(good), list.out());
  }

  @Test
  void whatCannotBeDoneWithOneDoesNotStopTheOthers() {
    String first = comment("Er steht im Keller.");
    String second = comment("Er steht auf dem Dach.");
    Typed typed = type("", "approve", first, "01AAAAAAAAAAAAAAAAAAAAAAAA", "../x", second);
    assertEquals(1, typed.status(), typed.all());
    assertEquals("published", state(first));
    assertEquals("published", state(second));
    assertTrue(typed.err().contains("There is no contribution “01AAAA"), typed.err());
    assertTrue(typed.err().contains("“../x” is no id"), typed.err());
  }

  @Test
  void aVersionThatIsNamedIsTheOnlyOneThatIsDecidedOn() {
    String id = comment("Er steht im Keller.");
    assertEquals(200, server.decide(id, Map.of("decision", "rejected", "reason", "spam")).status());
    Typed late = type("", "approve", id + "@1.1");
    assertEquals(1, late.status(), late.all());
    assertTrue(late.err().contains("Somebody was faster"), late.err());
    assertTrue(late.err().contains("klartext moderate show " + id), late.err());
    assertEquals("rejected", state(id));
    Typed twice = type("", "remove", id, "--reason", "spam");
    assertEquals(1, twice.status());
    assertFalse(twice.err().isBlank());
  }

  @Test
  void oneEntryAfterAnotherIsShownAndDecided() {
    String first = question("Wie lange dauert das?");
    String second = comment("Kauft bei mir.");
    String third = comment("Er steht auf dem Dach.");
    Typed typed = type("x\na\nr\n\nr\nspam\nNein.\ns\nq\n");
    assertEquals(0, typed.status(), typed.all());
    assertEquals("published", state(first));
    assertEquals("rejected", state(second));
    assertEquals("spam", server.queued(second).at("/removal/reason").asString());
    assertEquals("Nein.", server.queued(second).path("word").asString());
    assertEquals("held", state(third));
    String out = typed.out();
    assertTrue(out.contains("  Wie lange dauert das?\n\n  Bitte sagt es mir.\n"), out);
    assertTrue(out.contains("on Router, /artikel/router/\nfrom Otto\n"), out);
    assertTrue(out.contains("Type one of the letters"), out);
    assertTrue(out.contains("approved, public at /fragen/wie-lange"), out);
  }

  @Test
  void theLastDecisionsOfARoundCanBeUndone() {
    String first = comment("Er steht im Keller.");
    String second = comment("Er steht auf dem Dach.");
    Typed typed = type("a\na\nu\nr\no\n\nq\n");
    assertEquals(0, typed.status(), typed.all());
    assertEquals("published", state(first));
    assertEquals("rejected", state(second));
    assertTrue(typed.out().contains(second + ": undone; it is held as before."), typed.out());
    Typed nothing = type("");
    assertEquals("There is nothing.\n", nothing.out());
  }

  @Test
  void whereTheInputEndsNothingIsDecided() {
    String id = comment("Er steht im Keller.");
    assertEquals(0, type("r\ns\n").status());
    assertEquals("held", state(id));
    assertEquals(0, type("").status());
    assertEquals("held", state(id));
  }

  @Test
  void whatReadersReportIsRemovedOrStays() {
    String rude = comment("Ihr könnt nichts.");
    String fine = comment("Er steht auf dem Dach.");
    assertEquals(0, type("", "approve", rude, fine).status());
    report(rude);
    report(fine);
    report("01M6NZESW5NZTWHCPKMH6P24GN");
    Typed list = type("", "list", "--reported");
    assertEquals(3, list.out().lines().count(), list.out());
    Typed typed = type("a\nm\ni\n\nk\nq\n", "--reported");
    assertEquals(0, typed.status(), typed.all());
    assertTrue(typed.out().contains("reported: insult\n  Das ist grob.\n"), typed.out());
    assertEquals("removed", state(rude));
    assertEquals("published", state(fine));
    assertEquals(0, server.queued(fine).path("reports").asInt());
    String byHand = "01M6NZESW5NZTWHCPKMH6P24GN";
    assertTrue(typed.out().contains("klartext moderate keep " + byHand), typed.out());
    assertEquals(byHand + ": stays; 1 report is closed.\n", type("", "keep", byHand).out());
    assertEquals(byHand + ": there was no open report.\n", type("", "keep", byHand).out());
  }

  @Test
  void longTextIsShownInLinesThatFit() {
    String id = comment("Vorher 👩‍💻 " + "lang ".repeat(40));
    Typed typed = type("", "show", id);
    assertEquals(0, typed.status(), typed.all());
    assertTrue(typed.out().contains("  Vorher 👩‍💻 lang"), typed.out());
    assertTrue(typed.out().lines().allMatch(it -> it.length() <= 100), typed.out());
  }

  @Test
  void theTokenComesFromTheEnvironmentOrAFileAndTheCureIsNamed() throws Exception {
    Map<String, String> none = Map.of("KLARTEXT_SERVER", server.url(""));
    Typed missing = Typed.with(none, "", "moderate", "list");
    assertEquals(2, missing.status());
    assertTrue(missing.err().contains("klartext token create"), missing.err());
    Path file = Files.writeString(folder.resolve("token"), server.token() + "\nrest\n");
    Typed fromFile = Typed.with(none, "", "moderate", "list", "--token-file", file.toString());
    assertEquals(0, fromFile.status(), fromFile.all());
    Map<String, String> wrong = new HashMap<>(none);
    wrong.put("KLARTEXT_TOKEN", "klt_falsch");
    Typed unknown = Typed.with(wrong, "", "moderate", "list");
    assertEquals(2, unknown.status());
    assertTrue(unknown.err().contains("does not know this token"), unknown.err());
    assertTrue(unknown.err().contains("klartext token create"), unknown.err());
    server.as(Role.EDITOR);
    Typed editor = type("", "list");
    assertEquals(2, editor.status());
    assertTrue(editor.err().contains("--scope moderation"), editor.err());
  }

  @Test
  void whereNoServerIsASentenceSaysSo() throws Exception {
    String nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = "http://localhost:" + socket.getLocalPort();
    }
    Typed typed = type("", "list", "--server", nobody);
    assertEquals(2, typed.status());
    assertTrue(typed.err().startsWith("klartext: No server answers at " + nobody), typed.err());
    Typed elsewhere = type("", "list", "--server", server.url("/somewhere"));
    assertEquals(2, elsewhere.status());
    assertTrue(elsewhere.err().contains("is not Klartext's API"), elsewhere.err());
  }
}

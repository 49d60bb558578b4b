package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.atOnce;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestDatabases;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;
import org.klartext.api.identity.Role;
import tools.jackson.databind.JsonNode;

/** Questions go from one expert to another inside the house, and never get lost on the way. */
class OwnershipTest {
  @TempDir private Path folder;

  /** Wednesday, 25 November 2026, 11:00 in Berlin. */
  private final TestClock clock = new TestClock();

  private String[] mira = {};
  private String[] jan = {};

  private TestServer start(TestDatabases database) throws Exception {
    TestServer server =
        TestServer.in(folder)
            .on(database)
            .with(OwnerTest.EXPERTS)
            .at(clock)
            .start()
            .as(Role.MODERATOR);
    mira = server.expert("mira-konto", "mira");
    jan = server.expert("jan-konto", "jan");
    return server;
  }

  private static Sent ask(TestServer server) {
    return Sent.of(
        server.post(
            "/api/v1/questions",
            Map.of("title", unique("Wer weiß es"), "body", unique("Sagt es."), "topic", "netz")));
  }

  private static Sent asked(TestServer server) {
    Sent sent = ask(server);
    new Conversation(server).approve(sent);
    return sent;
  }

  private static Answer owner(TestServer server, Sent sent, String... as) {
    Answer answer = server.get("/api/v1/questions/" + sent.id() + "/owner", as);
    assertEquals(200, answer.status(), answer.body());
    return answer;
  }

  private static String ownerOf(TestServer server, Sent sent) {
    return owner(server, sent).json().path("owner").path("expert").asString();
  }

  private static Answer handOver(
      TestServer server, Sent sent, Map<String, String> body, String... as) {
    return seeing(owner(server, sent).header("ETag"), server, sent, body, as);
  }

  private static Answer seeing(
      String tag, TestServer server, Sent sent, Map<String, String> body, String... as) {
    String[] headers =
        Stream.concat(Stream.of(as), Stream.of("If-Match", tag)).toArray(String[]::new);
    return server.json("PUT", "/api/v1/questions/" + sent.id() + "/owner", body, headers);
  }

  private static Answer claim(TestServer server, Sent sent, String... as) {
    return server.json("PUT", "/api/v1/questions/" + sent.id() + "/claim", Map.of(), as);
  }

  private static Answer release(TestServer server, Sent sent, String... as) {
    return server.send(server.request("/api/v1/questions/" + sent.id() + "/claim", as).DELETE());
  }

  @ParameterizedTest
  @EnumSource
  void anOwnerPassesAQuestionOnWithAReasonThatStaysInTheHouse(TestDatabases database)
      throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      Sent sent = asked(server);
      String due = owner(server, sent).text("due");
      assertEquals("mira", ownerOf(server, sent));
      Answer none = handOver(server, sent, Map.of("expert", "jan"), mira);
      assertEquals(422, none.status(), none.body());
      assertEquals("/reason", none.json().at("/errors/0/pointer").asString());
      String why = "Jan hat die Anlage gebaut";
      Answer done = handOver(server, sent, Map.of("expert", "jan", "reason", why), mira);
      assertEquals(200, done.status(), done.body());
      assertEquals("jan", ownerOf(server, sent));
      assertEquals(due, owner(server, sent).text("due"), "the promise stays");
      assertEquals(
          "state: open\nowner: jan\ndue: " + due + "\nhandedOver: 1\n",
          Files.readString(talk.stateFile(sent)));
      assertTrue(talk.history(sent).contains("handed-over"));
      assertEquals(List.of(), Conversation.filesWith(server.content(), why));
      assertFalse(
          server.get(sent.receipt()).body().contains(why), "the asker is told who, not why");
      assertTrue(server.get(sent.receipt()).body().contains("Jan Beispiel"));
      Answer again = handOver(server, sent, Map.of("expert", "mira", "reason", "doch"), mira);
      assertEquals(403, again.status(), "it is not hers any more");
      assertEquals("not-yours", again.text("code"));
    }
  }

  @Test
  void aModeratorDistributesWhatNobodyCanSeeYetWithoutReasonAndWithoutCount() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Sent sent = ask(server);
      assertEquals(200, handOver(server, sent, Map.of("expert", "jan")).status());
      assertEquals(0, owner(server, sent).json().path("handedOver").asInt());
      new Conversation(server).approve(sent);
      Answer later = handOver(server, sent, Map.of("expert", "mira"));
      assertEquals(422, later.status(), "everybody sees whose it is now");
    }
  }

  @Test
  void aQuestionGoesToNobodyWhoCannotAnswer() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Sent sent = asked(server);
      for (String expert : List.of("ute", "nobody", "Mira Beispiel")) {
        Answer answer = handOver(server, sent, Map.of("expert", expert, "reason", "Urlaub"));
        assertEquals(422, answer.status(), answer.body());
        assertEquals("unknown-expert", answer.text("code"));
      }
      Answer same = handOver(server, sent, Map.of("expert", "mira", "reason", "Urlaub"));
      assertEquals("already-owner", same.text("code"));
      assertEquals(422, handOver(server, sent, Map.of("reason", "Urlaub"), mira).status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoHandOversAtOnceOneIsToldThatTheOtherWasFaster(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      server.expert("ute-konto", "ute");
      Sent sent = asked(server);
      String tag = owner(server, sent).header("ETag");
      List<Answer> answers =
          atOnce(
              () -> seeing(tag, server, sent, Map.of("expert", "jan", "reason", "eins")),
              () -> seeing(tag, server, sent, Map.of("expert", "ute", "reason", "zwei")));
      assertEquals(List.of(200, 412), answers.stream().map(Answer::status).sorted().toList());
      assertEquals(1, owner(server, sent).json().path("handedOver").asInt());
      assertEquals(
          428,
          server
              .json(
                  "PUT",
                  "/api/v1/questions/" + sent.id() + "/owner",
                  Map.of("expert", "mira", "reason", "drei"))
              .status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClaimIsALeaseThatEndsByItself(TestDatabases database) throws Exception {
    try (TestServer server = start(database)) {
      Sent sent = asked(server);
      Answer claimed = claim(server, sent, jan);
      assertEquals(200, claimed.status(), claimed.body());
      assertEquals("jan", claimed.json().at("/claim/expert").asString());
      assertEquals("2026-11-25T12:00:00Z", claimed.json().at("/claim/until").asString());
      assertEquals("mira", ownerOf(server, sent), "the owner stays");
      Answer other = claim(server, sent, mira);
      assertEquals(409, other.status(), "one at a time");
      assertEquals("claimed", other.text("code"));
      assertEquals(409, release(server, sent, mira).status(), "it is not hers to give back");
      clock.pass(Duration.ofHours(1));
      assertEquals(
          "2026-11-25T13:00:00Z",
          claim(server, sent, jan).json().at("/claim/until").asString(),
          "whoever has it gets more time");
      clock.pass(Duration.ofHours(2));
      assertTrue(owner(server, sent).json().path("claim").isMissingNode(), "over");
      assertEquals(200, claim(server, sent, mira).status());
      assertEquals(200, release(server, sent, mira).status());
      assertEquals(200, claim(server, sent, jan).status());
      assertEquals(200, release(server, sent).status(), "a moderator may");
      assertEquals(409, release(server, sent).status());
    }
  }

  @Test
  void claimsNeedAProfileAndATimeWithinADay() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Sent sent = asked(server);
      assertEquals("no-profile", claim(server, sent).text("code"), "a moderator has none");
      String path = "/api/v1/questions/" + sent.id() + "/claim";
      for (String minutes : List.of("0", "1441", "-1", "ein", "99999")) {
        assertEquals(
            422, server.json("PUT", path, Map.of("minutes", minutes), mira).status(), minutes);
      }
      assertEquals(200, server.json("PUT", path, Map.of("minutes", "1440"), mira).status());
      Answer nobody = server.json("PUT", "/api/v1/questions/nobody/claim", Map.of(), mira);
      assertEquals(404, nobody.status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOverdueQuestionGoesToTheNextExpertOfItsTopicAndToTheTopOfTheQueue(TestDatabases database)
      throws Exception {
    try (TestServer server = start(database)) {
      Conversation talk = new Conversation(server);
      Sent general = talk.ask(unique("Ohne Thema und früher da"));
      clock.pass(Duration.ofMinutes(1));
      Sent held = ask(server);
      clock.pass(Duration.ofMinutes(1));
      Sent open = asked(server);
      assertEquals("jan", ownerOf(server, held));
      assertEquals("mira", ownerOf(server, open), "she has one already, and he as many");
      assertEquals(general.id(), top(server));
      clock.pass(Duration.ofDays(1)); // eight business hours are over, sixteen are not
      until(() -> ownerOf(server, open).equals("jan"));
      until(() -> ownerOf(server, held).equals("mira"));
      until(() -> top(server).equals(held.id()));
      assertEquals("2026-11-26T09:02:00Z", owner(server, open).text("overdueSince"));
      assertTrue(talk.history(open).contains("escalated"));
      until(() -> Files.readString(talk.stateFile(open)).contains("owner: jan\n"));
      clock.pass(Duration.ofDays(3)); // another eight business hours
      until(() -> ownerOf(server, open).equals("mira"));
      assertEquals("2026-11-26T09:02:00Z", owner(server, open).text("due"), "nothing gets better");
      assertEquals(List.of(held.id(), open.id(), general.id()), listed(server, "?limit=2"));
    }
  }

  private static String top(TestServer server) {
    return server.get("/api/v1/moderation/queue").json().at("/data/0/id").asString();
  }

  /** All questions that somebody waits for, page by page. */
  private static List<String> listed(TestServer server, String parameters, String... as) {
    JsonNode page = server.get("/api/v1/moderation/questions" + parameters, as).json();
    Stream<String> ids = page.path("data").valueStream().map(it -> it.path("id").asString());
    String after = page.path("after").asString("");
    return after.isEmpty()
        ? ids.toList()
        : Stream.concat(ids, listed(server, parameters + "&after=" + after, as).stream())
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
  }

  @Test
  void whoWorksOnAnOverdueQuestionKeepsItUntilTheClaimEnds() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Sent sent = asked(server);
      clock.pass(Duration.ofHours(22)); // just before the promise is broken
      assertEquals(200, claim(server, sent, mira).status());
      Sent other = asked(server);
      clock.pass(Duration.ofMinutes(90));
      Sent probe = asked(server);
      assertEquals("jan", ownerOf(server, other));
      assertEquals("mira", ownerOf(server, sent));
      clock.pass(Duration.ofHours(1));
      until(() -> ownerOf(server, sent).equals("jan"));
      assertEquals("open", owner(server, probe).text("status"));
    }
  }

  @Test
  void aListShowsWhatIsMine() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Sent first = asked(server);
      Sent second = asked(server);
      assertEquals(List.of(first.id()), listed(server, "?owner=me", mira));
      assertEquals(List.of(second.id()), listed(server, "?owner=jan", mira));
      claim(server, second, mira);
      assertEquals(2, listed(server, "?owner=me", mira).size(), "what is claimed, too");
      new Conversation(server).answered(first, unique("Man muss den Hebel umlegen."));
      assertEquals(List.of(second.id()), listed(server, "?owner=me", mira));
      assertEquals(List.of(first.id()), listed(server, "?status=answered", mira));
      assertEquals(400, server.get("/api/v1/moderation/questions?status=lost").status());
      assertEquals(400, server.get("/api/v1/moderation/questions?after=MQ").status());
      assertEquals(400, server.get("/api/v1/moderation/questions?x=1").status());
    }
  }

  @Test
  void anExpertWhoseProfileIsDeletedLeavesNoQuestionBehind() throws Exception {
    try (TestServer server = start(TestDatabases.SQLITE)) {
      Conversation talk = new Conversation(server);
      Sent sent = asked(server);
      assertEquals("mira", ownerOf(server, sent));
      Files.delete(server.content().resolve("de/experten/mira.md"));
      until(() -> ownerOf(server, sent).equals("jan"));
      until(() -> Files.readString(talk.stateFile(sent)).contains("owner: jan\n"));
      assertTrue(talk.history(sent).contains("handed-over"));
    }
  }

  @Test
  void aPromiseOfNoTimeIsNoneAndTheUsualOneCounts() throws Exception {
    String archive = OwnerTest.EXPERTS.replace("promise: 8h", "promise: 0h");
    try (TestServer server = TestServer.in(folder).with(archive).at(clock).start()) {
      assertTrue(
          server.service().report().problems().stream()
              .anyMatch(it -> it.message().contains("promise")),
          "whoever wrote it is told");
      Answer answer =
          server.post(
              "/api/v1/questions",
              Map.of("title", "Wann?", "body", "Sagt es bitte.", "topic", "netz"));
      assertEquals("2026-11-27T08:00:00Z", answer.text("due"), "sixteen business hours");
    }
  }

  @Test
  void whereNobodyEverWorksAQuestionStillHasADueTime() throws Exception {
    String days =
        java.util.stream.IntStream.range(0, 800)
            .mapToObj(it -> java.time.LocalDate.parse("2026-01-01").plusDays(it).toString())
            .collect(java.util.stream.Collectors.joining(", "));
    String archive =
        OwnerTest.EXPERTS.replace(
            "defaultOwner: mira\n", "defaultOwner: mira\nholidays: [" + days + "]\n");
    try (TestServer server =
        TestServer.in(folder).with(archive).at(clock).start().as(Role.MODERATOR)) {
      Answer answer =
          server.post("/api/v1/questions", Map.of("title", "Wann?", "body", "Sagt es bitte."));
      assertEquals("2026-11-26T02:00:00Z", answer.text("due"), "every hour counts: sixteen");
    }
  }
}

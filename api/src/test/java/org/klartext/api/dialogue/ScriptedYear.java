package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartext.api.dialogue.Conversation.unique;
import static org.klartext.api.dialogue.Conversation.until;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.klartext.api.TestClock;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.dialogue.Conversation.Sent;

/**
 * A year of a portal, day by day and through HTTP. Questions of the topic "netz" are promised an
 * answer within 8 hours and go from mira to jan and back if that is not kept; those of "vertrag",
 * within 9, and those without a topic, within 16, are ute's, and go nowhere.
 */
final class ScriptedYear {
  static final String ARCHIVE =
      TestPortal.ARCHIVE
              .replace(
                  "defaultOwner: mira",
                  """
                  defaultOwner: ute
                  hours: {mon-fri: "08:00-17:00"}
                  holidays: [2026-04-03, 2026-04-06, 2026-05-01, 2026-12-25, 2027-01-01]\
                  """)
              .replace("experts: [mira]", "experts: [mira, jan]")
              .replace("date: 2026-11-01", "date: 2025-12-01")
          + """
          -- de/themen/vertrag.md --
          ---
          title: Vertrag
          experts: [ute]
          promise: 9h
          ---
          Alles zum Vertrag.
          -- de/faq/zuruecksetzen.md --
          ---
          title: Den Router zurücksetzen
          id: zurueck
          ---
          Zehn Sekunden drücken.
          -- de/experten/jan.md --
          ---
          title: Jan Beispiel
          ---
          Auch er.
          -- de/experten/ute.md --
          ---
          title: Ute Beispiel
          ---
          Sie auch.
          """;

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String NONE = "";
  private static final String NETZ = "netz";
  private static final String VERTRAG = "vertrag";
  private static final String SIMULATED = "Bitte wenden Sie sich an unsere Hotline: 0800 0000000.";
  private static final String BACK = "Welches Modell haben Sie, grau oder schwarz?";
  private static final String REAL =
      "Halten Sie die Taste an der Rückseite zehn Sekunden gedrückt, bis die Lampe grün leuchtet.";

  private final TestServer server;
  private final TestClock clock;
  private final Conversation talk;
  private final Map<String, String[]> experts = new HashMap<>();
  private final Map<String, Sent> questions = new HashMap<>();

  /** With a server whose requests carry a moderator's token. */
  ScriptedYear(TestServer server, TestClock clock) throws Exception {
    this.server = server;
    this.clock = clock;
    this.talk = new Conversation(server);
    for (String expert : new String[] {"mira", "jan", "ute"}) {
      experts.put(expert, server.expert(expert + "-konto", expert));
    }
  }

  /** Sets the clock, to a time in Berlin. */
  static void at(TestClock clock, String local) {
    Instant then = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    clock.pass(Duration.between(clock.instant(), then));
  }

  private void at(String local) {
    at(clock, "2026-" + local);
  }

  private void seconds(int seconds) {
    clock.pass(Duration.ofSeconds(seconds));
  }

  /** A question that waits for a decision. */
  private Sent ask(String time, String name, String topic, String body) {
    at(time);
    Map<String, String> values = new HashMap<>();
    values.put("title", unique("Wie setze ich den Router zurück " + name));
    values.put("body", unique(body));
    if (!topic.isEmpty()) {
      values.put("topic", topic);
    }
    questions.put(name, Sent.of(server.post("/api/v1/questions", values)));
    return question(name);
  }

  private Sent ask(String time, String name, String topic) {
    return ask(time, name, topic, "Er reagiert nicht mehr.");
  }

  /** A question that everybody sees five minutes later. */
  private Sent asked(String time, String name, String topic) {
    Sent sent = ask(time, name, topic);
    clock.pass(Duration.ofMinutes(5));
    talk.approve(sent);
    return sent;
  }

  private Sent question(String name) {
    return questions.get(name);
  }

  private Answer tries(String time, String name, String expert, Map<String, String> body) {
    at(time);
    return server.post(
        "/api/v1/questions/" + question(name).id() + "/answers", body, experts.get(expert));
  }

  /** An expert answers, and everybody sees it at once. */
  private Sent answers(String time, String name, String expert, String body) {
    Answer answer = tries(time, name, expert, Map.of("body", body));
    assertEquals(201, answer.status(), answer.body());
    return new Sent(answer.text("id"), "");
  }

  private Sent answers(String time, String name, String expert) {
    return answers(time, name, expert, unique(REAL));
  }

  private void isStopped(String time, String name, String expert) {
    assertEquals(422, tries(time, name, expert, Map.of("body", SIMULATED)).status());
  }

  /** A reader answers; half an hour later everybody sees it. */
  private Sent readerAnswers(String time, String name, String body) {
    at(time);
    Sent sent = talk.answer(question(name).id(), body);
    clock.pass(Duration.ofMinutes(30));
    talk.approve(sent);
    return sent;
  }

  private Sent readerAnswers(String time, String name) {
    return readerAnswers(time, name, unique(REAL));
  }

  private void says(String time, String name, String action, Map<String, String> values) {
    at(time);
    Answer answer = talk.at(question(name), action, values);
    assertEquals(200, answer.status(), answer.body());
  }

  private void accepts(String time, String name, Sent answer) {
    says(time, name, "accept", Map.of("answer", answer.id()));
  }

  private void reopens(String time, String name) {
    says(time, name, "unhelpful", Map.of());
  }

  private void decide(String time, Sent sent, String decision, String reason) {
    at(time);
    Map<String, String> values = new HashMap<>(Map.of("decision", decision));
    if (!decision.equals("closed") && !reason.isEmpty()) {
      values.put("reason", reason);
    }
    if (reason.equals("duplicate")) {
      values.put("duplicateOf", "zurueck");
    }
    Answer answer = server.decide(sent.id(), values);
    assertEquals(200, answer.status(), answer.body());
  }

  private void approve(String time, Sent sent) {
    decide(time, sent, "approved", "");
  }

  /** Takes the last decision back, twenty seconds later. */
  private void undo(Sent sent) {
    seconds(20);
    assertEquals(200, talk.undo(sent).status());
  }

  private Sent comments(String time, String page) {
    at(time);
    return talk.comment(page, unique("Das geht mir auch so."));
  }

  private void handOver(String time, String name, String from, String to) {
    at(time);
    String path = "/api/v1/questions/" + question(name).id() + "/owner";
    String tag = server.get(path).header("ETag");
    String[] headers =
        Stream.concat(Stream.of(experts.get(from)), Stream.of("If-Match", tag))
            .toArray(String[]::new);
    Answer answer =
        server.json("PUT", path, Map.of("expert", to, "reason", "weiß es besser"), headers);
    assertEquals(200, answer.status(), answer.body());
  }

  /** The server finds out by itself that a promise was broken. */
  private void escalates(String time, String name, String to) throws Exception {
    at(time);
    String path = "/api/v1/questions/" + question(name).id() + "/owner";
    until(() -> server.get(path).json().path("owner").path("expert").asString().equals(to));
  }

  /** January to April. */
  void firstThird() throws Exception {
    asked("01-05T09:00", "q1", NETZ);
    answers("01-05T11:15", "q1", "mira");
    asked("01-06T10:00", "q2", NETZ);
    Sent helped = readerAnswers("01-06T11:30", "q2");
    accepts("01-07T10:00", "q2", helped);
    asked("01-09T16:30", "q3", VERTRAG);
    answers("01-12T08:45", "q3", "ute");
    asked("01-14T08:00", "q4", NONE);
    decide("01-20T09:30", spam("01-20T09:00", "s1", NONE), "rejected", "spam");
    ask("01-31T20:00", "q5", VERTRAG);

    approve("02-02T09:00", question("q5"));
    isStopped("02-02T09:30", "q5", "ute");
    Map<String, String> anyway = Map.of("body", SIMULATED, "overrule", "Gefragt war die Nummer");
    Answer overruled = tries("02-02T10:00", "q5", "ute", anyway);
    accepts("02-03T09:00", "q5", new Sent(overruled.text("id"), ""));
    asked("02-09T09:00", "q6", NETZ);
    answers("02-09T10:00", "q6", "mira", BACK);
    says("02-10T11:00", "q6", "reply", Map.of("reply", "Es ist das graue Modell."));
    answers("02-10T15:00", "q6", "mira");
    asked("02-16T08:00", "q7", NETZ);
    handOver("02-16T09:00", "q7", "mira", "jan");
    escalates("02-17T08:30", "q7", "mira");
    answers("02-17T10:00", "q7", "mira");
    readerAnswers("02-18T11:30", "q4");
    asked("02-20T14:00", "q9", NONE);
    asked("02-23T10:00", "q8", VERTRAG);
    undo(answers("02-23T11:00", "q8", "ute"));
    answers("02-24T09:00", "q8", "ute");
    Sent comment = comments("02-24T09:10", question("q8").id());
    decide("02-24T09:20", comment, "rejected", "insult");
    undo(comment);
    approve("02-24T09:30", comment);
    approve("02-27T16:00", spam("02-27T15:00", "q10", NETZ));
    undo(question("q10"));

    approve("03-02T09:00", question("q10"));
    answers("03-02T11:30", "q10", "mira");
    decide("03-03T10:00", question("q9"), "closed", "duplicate");
    decide("03-10T11:00", ask("03-10T10:00", "q15", NETZ), "rejected", "off-topic");
    Sent hawker = asked("03-11T09:00", "q16", NETZ);
    answers("03-11T10:05", "q16", "mira");
    decide("03-12T09:00", hawker, "removed", "spam");
    asked("03-19T09:00", "q12", VERTRAG);
    Sent first = readerAnswers("03-19T09:30", "q12");
    accepts("03-19T12:00", "q12", first);
    decide("03-19T12:30", comments("03-19T12:20", question("q12").id()), "rejected", "insult");
    decide("03-19T12:40", comments("03-19T12:35", "router"), "rejected", "advertising");
    reopens("03-20T10:00", "q12");
    Sent second = answers("03-20T15:00", "q12", "ute");
    accepts("03-23T09:00", "q12", second);
    asked("03-27T16:00", "q11", NETZ);
    answers("03-30T09:00", "q11", "mira");
    ask("03-31T23:30", "q13", VERTRAG);

    ask("04-01T00:30", "q14", NONE);
    approve("04-01T09:00", question("q13"));
    answers("04-01T13:00", "q13", "ute");
    says("04-02T10:00", "q14", "withdraw", Map.of("confirm", "yes"));
    asked("04-02T15:00", "q17", VERTRAG);
    answers("04-07T10:00", "q17", "ute");
    asked("04-13T09:00", "q18", VERTRAG);
    readerAnswers("04-13T09:10", "q18", "Ruf doch einfach bei der Hotline an: 0800 0000000.");
    Sent telling = readerAnswers("04-13T10:00", "q18");
    decide("04-14T09:00", telling, "removed", "personal-data");
    asked("04-20T10:00", "q19", NONE);
    answers("04-20T11:00", "q19", "ute", BACK);
    asked("04-24T12:00", "q20", NETZ);
    answers("04-24T14:00", "q20", "mira");
    says("04-27T09:00", "q20", "erase", Map.of("confirm", "yes"));
  }

  private Sent spam(String time, String name, String topic) {
    String links = "Kauft https://a.example https://b.example https://c.example ".repeat(3);
    Sent sent = ask(time, name, topic, links);
    assertEquals("quarantined", talk.state(sent));
    return sent;
  }

  /** May, in which nothing happens, to August. */
  void secondThird() throws Exception {
    says("06-01T09:00", "q19", "reply", Map.of("reply", "Das schwarze Modell habe ich."));
    answers("06-01T10:00", "q19", "ute");
    Sent helped = readerAnswers("06-02T09:00", "q18");
    accepts("06-02T11:00", "q18", helped);
    asked("06-08T09:00", "q21", NETZ);
    handOver("06-08T10:00", "q21", "mira", "jan");
    handOver("06-08T11:00", "q21", "jan", "mira");
    answers("06-08T12:00", "q21", "mira");
    asked("06-15T08:00", "q22", NETZ);
    escalates("06-15T16:30", "q22", "jan");
    answers("06-16T09:00", "q22", "jan");
    asked("06-30T16:00", "q23", VERTRAG);

    decide("07-01T10:00", question("q23"), "closed", "duplicate");
    undo(question("q23"));
    readerAnswers("07-01T10:30", "q23");
    asked("07-06T09:00", "q24", NETZ);
    isStopped("07-06T09:10", "q24", "mira");
    isStopped("07-06T09:20", "q24", "mira");
    answers("07-06T09:30", "q24", "mira");
    ask("07-24T23:59", "q26", NONE);
    ask("07-25T00:00", "q27", NONE);
    approve("07-27T08:00", question("q26"));
    approve("07-27T08:00", question("q27"));
    ask("07-31T16:59", "q25", NONE);

    decide("08-03T09:00", question("q25"), "rejected", "unlawful");
    decide("08-03T09:10", question("q26"), "removed", "advertising");
    answers("08-03T10:00", "q27", "ute");
    asked("08-10T09:00", "q28", VERTRAG);
    Sent rude = readerAnswers("08-10T09:30", "q28");
    undo(rude);
    decide("08-10T10:05", rude, "rejected", "insult");
    readerAnswers("08-10T10:30", "q28");
  }

  /** September to December. */
  void lastThird() throws Exception {
    asked("09-01T09:00", "q29", NETZ);
    Sent gone = answers("09-01T10:00", "q29", "mira");
    at("09-01T10:30");
    assertEquals(
        200, server.send(server.request("/api/v1/contributions/" + gone.id()).DELETE()).status());
    answers("09-01T11:00", "q29", "mira");
    decide("09-07T10:00", spam("09-07T09:00", "s2", NETZ), "rejected", "advertising");
    asked("09-09T10:00", "q31", VERTRAG);
    readerAnswers("09-09T10:30", "q31", BACK);
    answers("09-09T12:00", "q31", "ute");

    asked("10-02T00:00", "q35", NONE);
    asked("10-23T15:00", "q32", VERTRAG);
    answers("10-26T10:00", "q32", "ute");
    ask("10-30T23:45", "q33", NONE);
    ask("10-31T00:00", "q34", NONE);

    approve("11-02T08:00", question("q33"));
    answers("11-02T09:00", "q33", "ute");
    decide("11-02T09:10", question("q34"), "rejected", "duplicate");
    Sent reader = readerAnswers("11-02T10:00", "q35");
    at("11-03T09:00");
    Answer accepted =
        server.json(
            "PUT",
            "/api/v1/questions/" + question("q35").id() + "/accepted",
            Map.of("answer", reader.id()));
    assertEquals(200, accepted.status(), accepted.body());
    reopens("11-04T09:00", "q35");
    asked("11-09T09:00", "q36", NETZ);
    answers("11-09T09:30", "q36", "mira");

    answers("12-01T10:00", "q35", "ute");
    reopens("12-01T11:00", "q35");
    answers("12-02T10:00", "q35", "ute");
    Sent hasty = asked("12-07T09:00", "q38", NETZ);
    undo(hasty);
    approve("12-07T09:10", hasty);
    Sent good = readerAnswers("12-07T09:30", "q38");
    accepts("12-07T11:00", "q38", good);
    asked("12-24T16:00", "q37", VERTRAG);
    answers("12-28T09:00", "q37", "ute");
    ask("12-30T11:00", "q39", NONE);
  }
}

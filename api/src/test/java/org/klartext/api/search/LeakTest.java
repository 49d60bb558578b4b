package org.klartext.api.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.klartext.api.search.SearchPortal.encoded;
import static org.klartext.api.search.SearchPortal.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;

/** What readers must not see leaves no trace in anything that the search says. */
class LeakTest {
  /** Words that stand in nothing public, each with a typing error that would be corrected to it. */
  private static final Map<String, String> MARKERS =
      Map.ofEntries(
          Map.entry("internwort", "Quastelflix"),
          Map.entry("internthema", "Zimpelmoor"),
          Map.entry("interntag", "Drabbelkranz"),
          Map.entry("internperson", "Hulmedorn"),
          Map.entry("entwurf", "Wropselgarn"),
          Map.entry("zukunft", "Plimperung"),
          Map.entry("vorbei", "Knasterquell"),
          Map.entry("gefragt", "Jolkenbart"),
          Map.entry("wartend", "Brimselhaus"),
          Map.entry("abgelehnt", "Tostelwurz"),
          Map.entry("entfernt", "Gnurpelstein"),
          Map.entry("entfernteAntwort", "Fliskenrohr"),
          Map.entry("kommentar", "Schwurbelast"),
          Map.entry("ausgelassen", "Mepselkraut"));

  private static final String HIDDEN =
      """
      -- de/faq/intern.md --
      ---
      title: Wie läuft die Quastelflix intern?
      id: intern
      audience: internal
      topics: [zimpelmoor, vertrag]
      tags: [Drabbelkranz]
      authors: [hulmedorn]
      asked: [Was macht Jolkenbart?]
      ---
      ## Quastelflix im Haus
      Nur für uns: Quastelflix.
      -- de/themen/zimpelmoor.md --
      ---
      title: Zimpelmoor
      audience: internal
      experts: [hulmedorn]
      ---
      Zimpelmoor.
      -- de/experten/hulmedorn.md --
      ---
      title: Hedda Hulmedorn
      audience: internal
      ---
      Hulmedorn.
      -- de/faq/entwurf.md --
      ---
      title: Was ist Wropselgarn?
      id: entwurf
      draft: true
      ---
      Wropselgarn.
      -- de/faq/bald.md --
      ---
      title: Wann kommt die Plimperung?
      id: bald
      date: 2027-02-01
      ---
      Plimperung.
      -- de/faq/vorbei.md --
      ---
      title: Was war der Knasterquell?
      id: vorbei
      date: 2026-01-01
      expires: 2026-06-01
      ---
      Knasterquell.
      -- de/faq/intern.replies/01M6NZESW5NZTWHCPKMH6P24GP.md --
      ---
      id: 01M6NZESW5NZTWHCPKMH6P24GP
      kind: comment
      author: {name: Otto}
      date: 2026-11-20T09:00:00Z
      lang: de
      ---
      Schwurbelast.
      -- de/artikel/halb.md --
      ---
      title: Ein Artikel, der zur Hälfte öffentlich ist
      id: halb
      ---
      Das hier sehen alle.

      :::: {audience=internal}
      Mepselkraut sehen nur wir.
      ::::
      """;

  private static String sent(TestServer server, String path, Map<String, String> values) {
    Answer answer = server.post(path, values);
    assertEquals(202, answer.status(), answer::body);
    return TestServer.idOf(answer.text("receipt"));
  }

  private static Map<String, String> question(String marker) {
    return Map.of("title", "Was kostet " + marker + "?", "body", "Ich meine " + marker + ".");
  }

  @Test
  void nothingHiddenLeavesATrace(@TempDir Path folder) throws Exception {
    TestServer.Plan plan =
        TestServer.in(folder).with(SearchPortal.ARCHIVE + HIDDEN).at(new TestClock());
    try (TestServer server = SearchPortal.ready(plan).as(Role.MODERATOR)) {
      sent(server, "/api/v1/questions", question("Brimselhaus"));
      String refused = sent(server, "/api/v1/questions", question("Tostelwurz"));
      server.decide(refused, Map.of("decision", "rejected", "reason", "off-topic"));
      String removed = sent(server, "/api/v1/questions", question("Gnurpelstein"));
      String answer =
          sent(
              server,
              "/api/v1/questions/0frage000001/answers",
              Map.of("body", "Nehmen Sie ein Fliskenrohr und drehen Sie daran."));
      for (String id : List.of(removed, answer)) {
        assertEquals(200, server.approve(id).status());
      }
      until(() -> total(server, "Gnurpelstein") == 1 && total(server, "Fliskenrohr") == 1);
      for (String id : List.of(removed, answer)) {
        server.decide(id, Map.of("decision", "removed", "reason", "off-topic"));
      }
      until(() -> total(server, "Gnurpelstein") == 0 && total(server, "Fliskenrohr") == 0);
      assertEquals(List.of(), traces(server));
    }
  }

  private static int total(TestServer server, String text) {
    return SearchPortal.search(server, text).json().path("meta").path("total").asInt();
  }

  /** Answers to everything that could bring a marker to light. */
  private static List<String> traces(TestServer server) {
    List<String> traces = new ArrayList<>();
    List<String> texts = new ArrayList<>(List.of("Vertrag", "Netz", "intern", "Artikel Hälfte"));
    for (String marker : MARKERS.values()) {
      texts.addAll(
          List.of(
              marker,
              marker.substring(0, 4),
              marker.substring(0, marker.length() - 2),
              marker.replaceFirst("(.)(.)$", "$2$1"),
              marker.replaceFirst("^(.)(.)", "$1x$2"),
              "Was kostet " + marker + " im Vertrag?"));
    }
    for (String text : texts) {
      for (String lang : List.of("de", "en")) {
        String query = "q=" + encoded(text) + "&lang=" + lang;
        for (Answer answer :
            List.of(
                server.get("/api/v1/search?page%5Bsize%5D=50&" + query),
                server.get("/api/v1/suggest?" + query),
                server.post("/api/v1/similar", Map.of("title", text, "lang", lang)),
                server.get("/search?" + query))) {
          assertEquals(200, answer.status(), answer::body);
          String said = said(answer).toLowerCase(Locale.ROOT);
          MARKERS.forEach((where, marker) -> {
            if (said.contains(marker.toLowerCase(Locale.ROOT))) {
              traces.add(where + " for “" + text + "”: " + said);
            }
          });
          assertFalse(said.contains("\"intern\""), said);
        }
      }
    }
    return traces;
  }

  /** All but what repeats what was typed: an address, a field, “nothing about …”. */
  private static String said(Answer answer) {
    if (answer.body().startsWith("{")) {
      return answer.json().path("data").toString() + answer.json().path("meta");
    }
    return Jsoup.parse(answer.body()).select("main :is(.cards, .filters, .meant)").text();
  }
}

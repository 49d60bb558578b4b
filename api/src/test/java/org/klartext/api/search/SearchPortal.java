package org.klartext.api.search;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.build.BuildException;
import tools.jackson.databind.JsonNode;

/** A small portal in which there is something to be found. */
final class SearchPortal {
  /** Two languages, of which the second has not everything; pages of every kind. */
  static final String ARCHIVE =
      """
      -- site.yaml --
      title: {de: Portal, en: Portal}
      baseUrl: http://localhost/
      timeZone: Europe/Berlin
      defaultLanguage: de
      languages: [de, en]
      fallbackLanguages: [en]
      defaultOwner: mira
      -- de/_index.md --
      ---
      title: Start
      ---
      Willkommen.
      -- en/_index.md --
      ---
      title: Home
      ---
      Welcome.
      -- de/faq/kuendigen.md --
      ---
      title: Wie kündige ich meinen Vertrag?
      id: kuendigen
      translationKey: kuendigen
      description: In drei Schritten.
      date: 2026-03-02
      updated: 2026-10-05
      topics: [vertrag]
      tags: [Fristen]
      authors: [mira]
      ---
      Schreiben Sie uns einen Brief.

      ## Welche Frist gilt

      Die Kündigung muss einen Monat vor dem Ende der Laufzeit bei uns sein.

      ## Was danach geschieht

      Sie bekommen eine Bestätigung und die letzte Abrechnung.
      -- de/faq/umzug.md --
      ---
      title: Was muss ich bei einem Umzug tun?
      id: umzug
      topics: [vertrag, netz]
      ---
      Nennen Sie uns die neue Anschrift. Eine Kündigung ist nicht nötig.
      -- de/artikel/kuendigung.md --
      ---
      title: Warum eine Kündigung einfach sein muss
      id: einfach
      topics: [vertrag]
      tags: [Haltung]
      authors: [mira]
      ---
      Wer gehen will, soll gehen können.
      -- de/fragen/2026/0frage000001.md --
      ---
      id: 0frage000001
      title: Warum blinkt mein Router?
      slug: warum-blinkt-mein-router
      date: 2026-11-20T08:00:00Z
      author: {name: Anna Beispiel}
      topic: netz
      lang: de
      ---
      Seit gestern blinkt die Lampe am Router.
      -- de/fragen/2026/0frage000001.replies/01M6NZESW5NZTWHCPKMH6P24GN.md --
      ---
      id: 01M6NZESW5NZTWHCPKMH6P24GN
      kind: answer
      author: {expert: mira}
      date: 2026-11-20T09:00:00Z
      lang: de
      ---
      Er holt sich neue Firmware. Nach zehn Minuten ist das Geflacker vorbei.
      -- de/themen/netz.md --
      ---
      title: Netz
      experts: [mira]
      ---
      Alles zum Netz.
      -- de/themen/vertrag.md --
      ---
      title: Vertrag und Laufzeit
      experts: [mira]
      ---
      Alles zum Vertrag.
      -- de/experten/mira.md --
      ---
      title: Mira Beispiel
      role: Technik
      ---
      Kennt sich aus.
      -- en/faq/cancel.md --
      ---
      title: How do I cancel my contract?
      id: cancel
      translationKey: kuendigen
      ---
      Write us a letter.
      """;

  private SearchPortal() {}

  /** Starts a server on it and waits until its search is ready. */
  static TestServer start(Path folder) throws Exception {
    return ready(TestServer.in(folder).with(ARCHIVE));
  }

  /** Starts a server and waits until its search is ready. */
  static TestServer ready(TestServer.Plan plan) throws IOException, BuildException {
    TestServer server = plan.start();
    until(() -> server.get("/api/v1/suggest?q=x").status() == 200);
    return server;
  }

  /** Something that comes true by itself. */
  interface Condition {
    boolean holds();
  }

  /** Waits until it does. */
  static void until(Condition condition) {
    while (!condition.holds()) {
      try {
        Thread.sleep(10); // looks again
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** A text in an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What the search answers. */
  static Answer search(TestServer server, String text, String... parameters) {
    String more = parameters.length == 0 ? "" : "&" + String.join("&", parameters);
    return server.get("/api/v1/search?q=" + encoded(text) + more);
  }

  /** The ids of the pages in an answer, in their order. */
  static List<String> ids(Answer answer) {
    return stream(answer.json().path("data")).map(it -> it.path("id").asString("")).toList();
  }

  /** The entries of a list. */
  static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}

package org.klartext.api.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.search.SearchPortal.ids;
import static org.klartext.api.search.SearchPortal.search;
import static org.klartext.api.search.SearchPortal.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;

/** What is published, changed or taken away is found as it is now. */
class FollowingTest {
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = SearchPortal.start(folder).as(Role.MODERATOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void found(String text, String... pages) {
    until(() -> ids(search(server, text)).equals(List.of(pages)));
  }

  private String sent(String path, Map<String, String> values) {
    Answer answer = server.post(path, values);
    assertEquals(202, answer.status(), answer::body);
    return TestServer.idOf(answer.text("receipt"));
  }

  private String ask(String title) {
    return sent("/api/v1/questions", Map.of("title", title, "body", "Das wüsste ich gern."));
  }

  @Test
  void anApprovedQuestionIsFoundAndARemovedOneIsNot() {
    String id = ask("Wann kommt der Zwitscherkasten?");
    assertEquals(List.of(), ids(search(server, "Zwitscherkasten")));
    assertEquals(200, server.approve(id).status());
    found("Zwitscherkasten", id);
    assertEquals(List.of(id), ids(server.get("/api/v1/suggest?q=Zwitscherkasten")));
    assertEquals(
        List.of(id), ids(server.post("/api/v1/similar", Map.of("title", "Zwitscherkasten"))));
    Answer removed = server.decide(id, Map.of("decision", "removed", "reason", "spam"));
    assertEquals(200, removed.status(), removed::body);
    found("Zwitscherkasten");
    assertEquals(List.of(), ids(server.get("/api/v1/suggest?q=Zwitscherkasten")));
  }

  @Test
  void anApprovedAnswerIsFoundAtItsPlaceAndARemovedOneIsNot() {
    String id =
        sent(
            "/api/v1/questions/0frage000001/answers",
            Map.of("body", "Drücken Sie auf den Glimmerknopf, bis er leuchtet."));
    assertEquals(List.of(), ids(search(server, "Glimmerknopf")));
    server.approve(id);
    found("Glimmerknopf", "0frage000001");
    assertEquals(
        id,
        search(server, "Glimmerknopf")
            .json()
            .path("data")
            .path(0)
            .path("section")
            .path("anchor")
            .asString());
    server.decide(id, Map.of("decision", "removed", "reason", "off-topic"));
    found("Glimmerknopf");
  }

  @Test
  void whatComesAtTheSameTimeIsFoundAltogether() {
    List<String> questions = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      questions.add(ask("Was kostet der Zwitscherkasten Nummer " + number + "?"));
    }
    Thread.ofVirtual().start(() -> questions.subList(0, 6).forEach(server::approve));
    questions.subList(6, 12).forEach(server::approve);
    until(() ->
        search(server, "Zwitscherkasten", "page%5Bsize%5D=50")
                .json()
                .path("meta")
                .path("total")
                .asInt()
            == 12);
  }

  private void edit(String path, String from, String to) throws IOException {
    Path file = server.content().resolve(path);
    String text = Files.readString(file);
    assertTrue(text.contains(from), text);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void anEditByHandIsFollowed() throws IOException {
    edit("de/faq/umzug.md", "Nennen Sie uns", "Nennen Sie dem Zwitscherkasten");
    found("Zwitscherkasten", "umzug");
    Files.delete(server.content().resolve("de/faq/umzug.md"));
    found("Zwitscherkasten");
    Files.writeString(
        server.content().resolve("de/faq/neu.md"),
        "---\ntitle: Was ist der Zwitscherkasten?\nid: neu\n---\nEin Kasten.\n");
    found("Zwitscherkasten", "neu");
    edit("de/faq/neu.md", "id: neu", "id: neu\naudience: internal");
    found("Zwitscherkasten");
  }

  @Test
  void anotherNameOfATopicFindsItsPages() throws IOException {
    edit("de/themen/netz.md", "title: Netz", "title: Zwitscherkasten");
    until(() -> ids(search(server, "Zwitscherkasten")).contains("umzug"));
  }

  @Test
  void aTopicThatMovesAwayTakesItsNameWithIt() throws IOException {
    edit("de/themen/netz.md", "title: Netz", "title: Zwitscherkasten");
    until(() -> ids(search(server, "Zwitscherkasten")).contains("umzug"));
    Path topic = server.content().resolve("de/themen/netz.md");
    Files.move(topic, topic.resolveSibling("anderes.md"));
    until(() -> !ids(search(server, "Zwitscherkasten")).contains("umzug"));
  }

  @Test
  void aNameComesFromTheLanguageThatStandsInFirst() throws IOException {
    Path content = server.content();
    Files.createDirectories(content.resolve("en/themen"));
    Files.createDirectories(content.resolve("fr/faq"));
    Files.writeString(
        content.resolve("en/themen/netz.md"), "---\ntitle: Zwitscherkasten\nid: net\n---\n");
    Files.writeString(
        content.resolve("fr/faq/box.md"),
        "---\ntitle: Ma box\nid: box\ntopics: [netz]\n---\nOui.\n");
    edit("site.yaml", "languages: [de, en]", "languages: [de, en, fr]");
    until(() -> ids(search(server, "box", "lang=fr")).equals(List.of("box")));
    assertEquals(List.of(), ids(search(server, "Zwitscherkasten", "lang=fr")));
    edit("site.yaml", "languages: [de, en, fr]", "languages: [en, de, fr]");
    until(() -> ids(search(server, "Zwitscherkasten", "lang=fr")).equals(List.of("box")));
  }

  @Test
  void aTranslationTakesThePlaceOfWhatStoodInForIt() throws IOException {
    assertTrue(ids(search(server, "Umzug", "lang=en")).contains("umzug"));
    Files.writeString(
        server.content().resolve("en/faq/umzug.md"),
        "---\ntitle: What do I do when I move?\nid: move\n---\nTell us your new address.\n");
    until(() -> ids(search(server, "move address", "lang=en")).contains("move"));
    assertEquals(List.of(), ids(search(server, "Umzug", "lang=en")));
  }

  @Test
  void afterARestartTheSearchIsThereAgain() throws Exception {
    server.restart();
    until(() -> search(server, "Umzug").status() == 200);
    assertTrue(ids(search(server, "Umzug")).contains("umzug"));
  }

  @Test
  void whatMeansTheSameIsFoundAsSoonAsTheSiteSaysSo() throws IOException {
    assertEquals(List.of(), ids(search(server, "Zwitscherkasten")));
    Path data = Files.createDirectories(server.content().resolve("_data"));
    Files.writeString(
        data.resolve("synonyms.yaml"), "de: [[Zwitscherkasten, die neue Anschrift]]\n");
    found("Zwitscherkasten", "umzug");
    edit("de/faq/umzug.md", "Nennen Sie uns", "Nennen Sie dem Klapperkasten");
    found("Klapperkasten", "umzug");
    assertEquals(List.of("umzug"), ids(search(server, "Zwitscherkasten")));
  }

  @Test
  void anIndexThatIsBrokenOrCannotBeWrittenKeepsNoServerFromStarting() throws Exception {
    Path folder = server.content().resolveSibling("var/search/public/de");
    server.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[100]);
      }
    }
    startAgain();
    server.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
    Files.writeString(folder, "a file where the folder should be");
    startAgain();
  }

  private void startAgain() throws Exception {
    server = SearchPortal.ready(TestServer.in(server.content().getParent()));
    assertTrue(ids(search(server, "Umzug")).contains("umzug"));
    edit("de/faq/umzug.md", "Nennen Sie uns", "Nennen Sie dem Zwitscherkasten");
    found("Zwitscherkasten", "umzug");
    edit("de/faq/umzug.md", "Nennen Sie dem Zwitscherkasten", "Nennen Sie uns");
    found("Zwitscherkasten");
  }
}

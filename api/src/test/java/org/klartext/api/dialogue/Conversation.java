package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import tools.jackson.databind.JsonNode;

/**
 * What visitors and moderators say to a server, in a line each.
 *
 * @param server they talk to; requests carry a moderator's token
 */
record Conversation(TestServer server) {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** A text that nobody else has sent: repetitions are held. */
  static String unique(String text) {
    return text + " " + Integer.toString(46_655 + NUMBER.incrementAndGet(), 36);
  }

  /**
   * A contribution and the secret way to it.
   *
   * @param id of it
   * @param receipt path of the page
   */
  record Sent(String id, String receipt) {
    static Sent of(Answer answer) {
      assertEquals(202, answer.status(), answer.body());
      return new Sent(TestServer.idOf(answer.text("receipt")), answer.text("receipt"));
    }
  }

  Sent ask(String title) {
    return ask(title, unique("Ich wüsste es gern."));
  }

  Sent ask(String title, String body) {
    return Sent.of(
        server.post("/api/v1/questions", Map.of("title", title, "body", body, "name", "Anna")));
  }

  Sent comment(String page, String body) {
    return Sent.of(
        server.post(
            "/api/v1/pages/" + page + "/comments",
            Map.of("body", body, "name", "Otto", "email", "otto@portal.example")));
  }

  Sent answer(String question, String body) {
    return Sent.of(server.post("/api/v1/questions/" + question + "/answers", Map.of("body", body)));
  }

  /** A new question that everybody can see. */
  Sent asked(String title) {
    Sent sent = ask(title);
    approve(sent);
    return sent;
  }

  /** A new comment on the article that everybody can see. */
  Sent commented(String body) {
    Sent sent = comment("router", body);
    approve(sent);
    return sent;
  }

  /** A new answer that everybody can see. */
  Sent answered(Sent question, String body) {
    Sent sent = answer(question.id(), body);
    approve(sent);
    return sent;
  }

  Answer approve(Sent sent) {
    return applied(server.approve(sent.id()));
  }

  Answer remove(Sent sent, String reason) {
    return applied(server.decide(sent.id(), Map.of("decision", "removed", "reason", reason)));
  }

  Answer undo(Sent sent) {
    return server.send(
        server
            .request("/api/v1/contributions/" + sent.id() + "/decision", "If-Match", tag(sent))
            .DELETE());
  }

  /** Was done, and can be seen. */
  static Answer applied(Answer answer) {
    assertEquals(200, answer.status(), answer.body());
    assertTrue(answer.json().path("applied").asBoolean(), answer.body());
    return answer;
  }

  JsonNode look(Sent sent) {
    return server.queued(sent.id());
  }

  String state(Sent sent) {
    return look(sent).path("state").asString();
  }

  String tag(Sent sent) {
    return "\"" + look(sent).path("etag").asString() + "\"";
  }

  /** What has been done with it, oldest first. */
  List<String> history(Sent sent) {
    return look(sent)
        .path("decisions")
        .valueStream()
        .map(it -> it.path("action").asString())
        .toList();
  }

  /** What the contributor does at the receipt. */
  Answer at(Sent sent, String action, Map<String, String> values) {
    return server.post(sent.receipt() + "/" + action, values);
  }

  Path questionFile(Sent question) {
    return server.content().resolve("de/fragen/2026/" + question.id() + ".md");
  }

  Path stateFile(Sent question) {
    return replies(question).resolve("_state.yaml");
  }

  /** What its file says of a question, but for who is responsible and until when. */
  String stateOf(Sent question) throws IOException {
    return Files.readString(stateFile(question))
        .lines()
        .filter(it -> !it.startsWith("owner: ") && !it.startsWith("due: "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  Path answerFile(Sent question, Sent answer) {
    return replies(question).resolve(answer.id() + ".md");
  }

  private Path replies(Sent question) {
    return server.content().resolve("de/fragen/2026/" + question.id() + ".replies");
  }

  Path commentFile(Sent comment) {
    return server.content().resolve("de/artikel/router.replies/" + comment.id() + ".md");
  }

  String article() {
    return server.get("/artikel/router/").body();
  }

  /** Does all of it at the same moment. */
  @SafeVarargs
  static <T> List<T> atOnce(Callable<T>... tasks) throws Exception {
    List<Callable<T>> all = new ArrayList<>();
    for (Callable<T> task : tasks) {
      all.add(task);
    }
    return atOnce(all);
  }

  /** Does all of it at the same moment. */
  static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> task : tasks) {
        running.add(
            threads.submit(() -> {
              start.await();
              return task.call();
            }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    }
  }

  /** Something that comes true by itself. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits until it does. */
  static void until(Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.sleep(20); // looks again
    }
  }

  /** Waits without a way out. */
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How often a text contains another. */
  static long times(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  /** The files of a folder, with all below it, that contain a text. */
  static List<Path> filesWith(Path folder, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : files(folder)) {
      if (read(file).contains(text)) {
        found.add(file);
      }
    }
    return found;
  }

  /** All files; a server that works at the same time may take some away while one looks. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path below, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** One byte a character: also what is no text can be looked through. */
  static String read(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}

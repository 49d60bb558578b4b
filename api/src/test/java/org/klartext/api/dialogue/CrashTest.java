package org.klartext.api.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.dialogue.Conversation.until;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.contribution.State;
import org.klartext.api.store.Database;

/** The process is killed again and again while people write and decide. */
class CrashTest {
  private static final int KILLS = 8;
  private static final int THREADS = 4;
  private static final int SIGTERM = 128 + 15;
  private static final Pattern TOKEN = Pattern.compile("qx\\d+xq");
  private static final String COMMENTS = "/api/v1/pages/router/comments";
  private static final String QUESTIONS = "/api/v1/questions";

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(20_261_125);
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile boolean ending;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /** What was sent, and what may have become of it. */
  private static final class Entry {
    private final String token;
    private final String path;
    private final String key;
    private volatile Optional<String> id = Optional.empty();
    private volatile Set<String> possible = Set.of("held");
    private volatile String told = "held";
    private volatile boolean touched = true;

    private Entry(String token, String path, String key) {
      this.token = token;
      this.path = path;
      this.key = key;
    }

    private Map<String, String> body() {
      return path.equals(QUESTIONS)
          ? Map.of("title", "Was ist das", "body", "Ich kenne " + token + " nicht.")
          : Map.of("body", "Es geht um " + token + ".");
    }

    private boolean isPublic() {
      return possible.equals(Set.of("published"));
    }
  }

  @Test
  void nothingIsLostAndNothingUnapprovedIsPublic() throws Exception {
    String moderator = ServerProcess.prepare(folder);
    for (int kill = 0; kill <= KILLS; kill++) {
      try (ServerProcess server = ServerProcess.start(folder, moderator)) {
        sendAgain(server);
        lookAtStore(server);
        until(() -> wrong().isEmpty());
        if (kill < KILLS) {
          killUnderLoad(server);
        } else {
          entries.values().forEach(it -> it.touched = true);
          lookAtStore(server);
          assertEquals(entries.size(), stored(server), "every text is there once");
        }
      }
    }
    assertTrue(entries.values().stream().anyMatch(Entry::isPublic), "it was no idle day");
  }

  @Test
  void whoIsAskedToEndFinishesWhatRuns() throws Exception {
    String moderator = ServerProcess.prepare(folder);
    try (ServerProcess server = ServerProcess.start(folder, moderator)) {
      work(
          server,
          200,
          () -> {
            ending = true;
            server.terminate();
          });
      assertEquals(SIGTERM, server.status());
    }
    entries.values().removeIf(it -> it.id.isEmpty());
    try (Database database = ServerProcess.database(folder)) {
      assertEquals(
          entries.size(),
          database.query(tx -> tx.contributions().counts()).values().stream()
              .mapToLong(Long::longValue)
              .sum(),
          "who was stored was told");
      for (Entry entry : entries.values()) {
        String id = entry.id.orElseThrow();
        String state =
            database.query(tx -> tx.contributions().find(id)).orElseThrow().state().key();
        assertEquals(entry.told, state, "who decided was told");
        entry.possible = Set.of(state);
      }
    }
    assertEquals(List.of(), wrong());
  }

  /** What nobody knows to have arrived is sent once more, with the same key. */
  private void sendAgain(ServerProcess server) throws IOException {
    for (Entry entry : entries.values()) {
      if (entry.id.isEmpty()) {
        submit(server, entry);
      }
    }
  }

  private void submit(ServerProcess server, Entry entry) throws IOException {
    Answer answer = server.send("POST", entry.path, entry.body(), "Idempotency-Key", entry.key);
    expect(202, answer);
    entry.id = Optional.of(TestServer.idOf(answer.text("receipt")));
  }

  private void expect(int status, Answer answer) throws IOException {
    if (ending && answer.status() == 503) {
      throw new IOException("It ends");
    }
    assertEquals(status, answer.status(), answer.body());
  }

  private void lookAtStore(ServerProcess server) throws IOException {
    for (Entry entry : entries.values()) {
      if (entry.touched) {
        Answer found = server.get("/api/v1/contributions/" + entry.id.orElseThrow());
        assertEquals(200, found.status(), entry.token);
        String state = found.text("state");
        assertTrue(entry.possible.contains(state), entry.token + ": " + state);
        entry.possible = Set.of(state);
        entry.touched = false;
      }
    }
  }

  private static long stored(ServerProcess server) throws IOException {
    Matcher counts =
        Pattern.compile("klartext_contributions\\{[^}]*} (\\d+)")
            .matcher(server.get("/metrics").body());
    return counts.results().mapToLong(it -> Long.parseLong(it.group(1))).sum();
  }

  /** What is not in the tree and on the pages as it stands in the store. */
  private List<String> wrong() throws IOException {
    Map<String, Integer> inTree = tokens(Conversation.files(folder.resolve("content")));
    Map<String, Integer> inSite = tokens(Conversation.files(folder.resolve("site")));
    String article = Conversation.read(folder.resolve("site/artikel/router/index.html"));
    Set<String> pages = new HashSet<>();
    Conversation.files(folder.resolve("site/fragen")).forEach(it -> pages.add(it.toString()));
    List<String> wrong = new ArrayList<>();
    for (Entry entry : entries.values()) {
      boolean shown = entry.isPublic();
      long onPage = timesOnPage(entry, article, pages);
      if (inTree.getOrDefault(entry.token, 0) != (shown ? 1 : 0)
          || inSite.containsKey(entry.token) != shown
          || (shown && onPage != 1)) {
        wrong.add(entry.token);
      }
    }
    return wrong;
  }

  private static long timesOnPage(Entry entry, String article, Set<String> pages) {
    String id = entry.id.orElseThrow();
    return entry.path.equals(QUESTIONS)
        ? pages.stream().filter(it -> it.endsWith("-" + id + "/index.html")).count()
        : Conversation.times(article, "id=\"" + id + "\"");
  }

  /** How many of the files contain it; what was being written at the end of all is none of them. */
  private static Map<String, Integer> tokens(Collection<Path> files) throws IOException {
    Map<String, Integer> tokens = new HashMap<>();
    for (Path file : files) {
      Set<String> found = new HashSet<>();
      String text = file.toString().endsWith(".tmp") ? "" : Conversation.read(file);
      TOKEN.matcher(text).results().forEach(it -> found.add(it.group()));
      found.forEach(it -> tokens.merge(it, 1, Integer::sum));
    }
    return tokens;
  }

  private void killUnderLoad(ServerProcess server) throws Exception {
    work(
        server,
        random.nextInt(20, 120),
        () -> {
          LockSupport.parkNanos(random.nextLong(30_000_000)); // any moment, not after an answer
          server.kill();
        });
  }

  private interface End {
    void come() throws InterruptedException;
  }

  private void work(ServerProcess server, int answers, End end) throws Exception {
    int enough = answered.get() + answers;
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> busy = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        SplittableRandom own = random.split();
        busy.add(people.submit(() -> talk(server, own)));
      }
      until(() -> answered.get() >= enough || busy.stream().anyMatch(Future::isDone));
      end.come();
      for (Future<Integer> each : busy) {
        each.get();
      }
    }
  }

  /** Writes and decides until nobody answers any more. */
  private int talk(ServerProcess server, SplittableRandom own) {
    int done = 0;
    while (true) {
      int next = number.incrementAndGet();
      Entry entry =
          new Entry(
              "qx" + next + "xq",
              own.nextInt(5) == 0 ? QUESTIONS : COMMENTS,
              "key-of-contribution-" + next);
      entries.put(entry.token, entry);
      try {
        submit(server, entry);
        answered.incrementAndGet();
        decide(server, entry, own);
        done++;
      } catch (IOException e) {
        return done; // the process is gone
      }
    }
  }

  private void decide(ServerProcess server, Entry entry, SplittableRandom own) throws IOException {
    if (own.nextInt(4) == 0) {
      return;
    }
    decide(server, entry, State.PUBLISHED, Map.of("decision", "approved"));
    if (own.nextInt(4) == 0) {
      decide(server, entry, State.REMOVED, Map.of("decision", "removed", "reason", "spam"));
    }
  }

  private void decide(ServerProcess server, Entry entry, State after, Map<String, String> decision)
      throws IOException {
    String then = after.key();
    Set<String> either = new HashSet<>(entry.possible);
    either.add(then);
    entry.possible = Set.copyOf(either);
    Answer answer = server.decide(entry.id.orElseThrow(), decision);
    expect(200, answer);
    entry.possible = Set.of(then);
    entry.told = then;
    answered.incrementAndGet();
  }
}

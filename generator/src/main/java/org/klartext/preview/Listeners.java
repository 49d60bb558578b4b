package org.klartext.preview;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.klartext.site.Problem;

/** The browsers that follow a preview (server-sent events, WHATWG HTML section 9.2). */
final class Listeners implements AutoCloseable {
  private static final int ALIVE_SECONDS = 20;

  private final Set<BlockingQueue<String>> queues = ConcurrentHashMap.newKeySet();
  private final List<List<String>> rendered = new ArrayList<>();
  private List<Problem> problems = List.of();
  private volatile boolean open = true;

  /** Tells all browsers what can be read anew; what is wrong is as before. */
  synchronized void sendRendered(List<String> paths) {
    rendered.add(List.copyOf(paths));
    send(paths);
  }

  /** Tells all browsers what is wrong now. */
  synchronized void sendProblems(List<Problem> wrong) {
    problems = List.copyOf(wrong);
    send(List.of());
  }

  private void send(List<String> paths) {
    String message = Message.json(paths, problems);
    queues.forEach(queue -> queue.add(message));
  }

  /** How many builds there have been; a page that is served now shows at least the last of them. */
  synchronized int builds() {
    return rendered.size();
  }

  /** A newcomer is told what happened since its page was served. */
  private synchronized BlockingQueue<String> join(int since) {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    List<String> missed =
        rendered.subList(Math.clamp(since, 0, rendered.size()), rendered.size()).stream()
            .flatMap(List::stream)
            .distinct()
            .toList();
    queue.add(Message.json(missed, problems));
    queues.add(queue);
    return queue;
  }

  /**
   * Follows until the browser leaves.
   *
   * @param since how many builds there had been when its page was served
   */
  void serve(HttpExchange exchange, int since) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    BlockingQueue<String> queue = join(since);
    try (OutputStream out = exchange.getResponseBody()) {
      while (open) {
        write(out, queue.poll(ALIVE_SECONDS, TimeUnit.SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queues.remove(queue);
    }
  }

  private static void write(OutputStream out, @Nullable String message) throws IOException {
    String event = message == null ? ": still here\n\n" : "data: " + message + "\n\n";
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    open = false;
    queues.forEach(queue -> queue.add("{}"));
  }
}

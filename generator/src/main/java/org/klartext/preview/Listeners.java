package org.klartext.preview;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The browsers that follow a preview (server-sent events, WHATWG HTML section 9.2). */
final class Listeners implements AutoCloseable {
  private static final int ALIVE_SECONDS = 20;

  private final Set<BlockingQueue<String>> queues = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> last = Optional.empty();
  private volatile boolean open = true;

  /** Sends a message to all; whoever comes later gets what is wrong, but need not reload. */
  void send(Message message) {
    last = Optional.of(message.forNewcomers());
    queues.forEach(queue -> queue.add(message.json()));
  }

  /** Follows until the browser leaves. */
  void serve(HttpExchange exchange) throws IOException {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    queues.add(queue);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      last.ifPresent(queue::add);
      while (open) {
        write(out, queue.poll(ALIVE_SECONDS, TimeUnit.SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queues.remove(queue);
    }
  }

  private static void write(OutputStream out, @org.jspecify.annotations.Nullable String message)
      throws IOException {
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

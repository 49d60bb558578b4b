package org.klartext.build;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of platform threads that work through lists. */
final class Workers implements AutoCloseable {
  /** As deep as for reading: a text that was remembered is parsed again when it is needed. */
  private static final long STACK_SIZE = 64L << 20;

  private final int count = Runtime.getRuntime().availableProcessors();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          count,
          Thread.ofPlatform().name("build-", 1).daemon(true).stackSize(STACK_SIZE).factory());

  /** One step of the work; may fail. */
  interface Step<T> {
    /** Does it. */
    void run(T item) throws Exception;
  }

  /**
   * Takes each step once, on any thread, and waits for all.
   *
   * @throws ExecutionException with the first failure as its cause
   */
  <T> void each(List<T> items, Step<T> step) throws InterruptedException, ExecutionException {
    ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>(items);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int index = 0; index < Math.min(count, items.size()); index++) {
      tasks.add(() -> work(queue, step));
    }
    for (Future<Void> task : threads.invokeAll(tasks)) {
      task.get();
    }
  }

  private static <T> Void work(ConcurrentLinkedQueue<T> queue, Step<T> step) throws Exception {
    for (T item = queue.poll(); item != null; item = queue.poll()) {
      step.run(item);
    }
    return null;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package org.klartext.build;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fixed number of platform threads that work through lists. */
final class Workers implements AutoCloseable {
  /** As deep as for reading: a text that was remembered is parsed again when it is needed. */
  private static final long STACK_SIZE = 64L << 20;

  private static final long TICK_MILLIS = 5;

  private final int count = Runtime.getRuntime().availableProcessors();

  /** Twice as many: what is done in a pause must not wait for what the pause is in. */
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2 * count,
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
    each(items, step, () -> {});
  }

  /**
   * The same for whoever has something to do meanwhile.
   *
   * @param pause run again and again by the thread that waits
   * @throws ExecutionException with the first failure as its cause
   */
  <T> void each(List<T> items, Step<T> step, Runnable pause)
      throws InterruptedException, ExecutionException {
    ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>(items);
    List<Future<Void>> tasks = new ArrayList<>();
    for (int index = 0; index < Math.min(count, items.size()); index++) {
      tasks.add(threads.submit(() -> work(queue, step)));
    }
    for (Future<Void> task : tasks) {
      await(task, pause);
    }
    for (Future<Void> task : tasks) {
      task.get();
    }
  }

  private static void await(Future<Void> task, Runnable pause) throws InterruptedException {
    while (!task.isDone()) {
      try {
        task.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        pause.run();
      } catch (ExecutionException e) {
        return; // told when all are over
      }
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

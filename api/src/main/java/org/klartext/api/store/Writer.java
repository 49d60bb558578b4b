package org.klartext.api.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One thread that takes what waits, runs it as a group, commits the group, then answers each: many
 * callers share one sync of the disk. If somebody's work fails, the group is run once more with a
 * savepoint for each. Whatever goes wrong, everybody gets an answer and the thread lives on.
 */
final class Writer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Writer.class.getName());
  private static final int LARGEST_GROUP = 256;
  private static final int ATTEMPTS = 8;

  /** Another server has changed the same rows: unique violation, serialisation, deadlock. */
  private static final Set<String> CLASHES = Set.of("23505", "40001", "40P01");

  private final Jdbi jdbi;
  private final LinkedBlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile Optional<String> failure = Optional.empty();
  private Optional<Handle> current = Optional.empty();

  private static final class Task<T> {
    private final Function<Handle, T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private int attempts;
    private boolean succeeded;
    private Runnable answer = () -> {};

    private Task(Function<Handle, T> work) {
      this.work = work;
    }

    private void run(Handle handle) {
      succeeded = false;
      T value = work.apply(handle);
      succeeded = true;
      answer = () -> result.complete(value);
    }

    private void fail(Throwable e) {
      succeeded = false;
      answer = () -> result.completeExceptionally(e);
    }
  }

  /**
   * A writer that opens a connection when it needs one.
   *
   * @param connections each keeps the statements it has prepared
   */
  Writer(ConnectionFactory connections) {
    this.jdbi = Jdbi.create(connections);
    jdbi.setStatementBuilderFactory(_ -> new KeptStatements());
    this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::work);
  }

  <T> T submit(Function<Handle, T> work) {
    Task<T> task = new Task<>(work);
    add(task);
    try {
      return task.result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Waiting for the database was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new StoreException("Work in the database has failed", e);
    }
  }

  /** Nothing may come in behind the last look at what waits: nobody would answer it. */
  private void add(Task<?> task) {
    synchronized (waiting) {
      if (closed) {
        throw new StoreException("The database is closed", new IllegalStateException());
      }
      waiting.add(task);
    }
  }

  /** Why the last write failed, if the database was to blame; empty as soon as one succeeds. */
  Optional<String> failure() {
    return failure;
  }

  private void work() {
    while (!closed || !waiting.isEmpty()) {
      try {
        List<Task<?>> group = new ArrayList<>();
        group.add(waiting.take());
        waiting.drainTo(group, LARGEST_GROUP - 1);
        run(group);
      } catch (InterruptedException e) {
        LOG.log(System.Logger.Level.DEBUG, "Only closing ends the writer", e);
      }
    }
    release();
  }

  private void run(List<Task<?>> group) {
    try {
      List<Task<?>> again = runTogether(group) ? List.of() : runApart(group);
      if (group.stream().anyMatch(task -> task.succeeded)) {
        failure = Optional.empty();
      }
      group.removeAll(again);
      group.forEach(task -> task.answer.run());
      waiting.addAll(again);
    } catch (RuntimeException | Error e) {
      release();
      StoreException why = failed(e);
      group.forEach(task -> task.fail(why));
      group.forEach(task -> task.answer.run());
    }
  }

  /**
   * Most groups have nobody who fails, and need no savepoints.
   *
   * @return false if somebody has failed; then nothing has happened
   */
  private boolean runTogether(List<Task<?>> group) {
    Handle handle = handle();
    handle.begin();
    try {
      for (Task<?> task : group) {
        task.run(handle);
      }
    } catch (RuntimeException | Error e) {
      rollback(handle, e);
      return false;
    }
    handle.commit();
    return true;
  }

  private static void rollback(Handle handle, Throwable why) {
    LOG.log(System.Logger.Level.DEBUG, "Somebody fails; the group is run apart", why);
    try {
      handle.rollback();
    } catch (JdbiException e) {
      throw why instanceof JdbiException cause ? cause : e; // a full disk has ended it already
    }
  }

  /**
   * Each under a savepoint of its own.
   *
   * @return those that have to be run once more
   */
  private List<Task<?>> runApart(List<Task<?>> group) {
    List<Task<?>> again = new ArrayList<>();
    Handle handle = handle();
    handle.begin();
    for (Task<?> task : group) {
      run(task, handle, again);
    }
    handle.commit();
    return again;
  }

  private void run(Task<?> task, Handle handle, List<Task<?>> again) {
    task.attempts++;
    handle.savepoint("task");
    try {
      task.run(handle);
      handle.releaseSavepoint("task");
    } catch (JdbiException e) {
      handle.rollbackToSavepoint("task");
      if (!isClash(e)) {
        task.fail(failed(e));
      } else if (task.attempts < ATTEMPTS) {
        again.add(task);
      } else {
        task.fail(new StoreException("Others were faster again and again", e));
      }
    } catch (RuntimeException | Error e) {
      handle.rollbackToSavepoint("task");
      task.fail(e);
    }
  }

  private StoreException failed(Throwable e) {
    String why = "The database cannot be written: " + deepest(e).getMessage();
    failure = Optional.of(why);
    return new StoreException(why, e);
  }

  private static boolean isClash(JdbiException e) {
    return deepest(e) instanceof SQLException sql && CLASHES.contains(sql.getSQLState() + "");
  }

  private static Throwable deepest(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last;
  }

  private Handle handle() {
    if (current.isEmpty()) {
      current = Optional.of(jdbi.open());
    }
    return current.get();
  }

  /** After a failure nobody knows in which state a connection is. */
  private void release() {
    try {
      current.ifPresent(Handle::close);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "A broken connection could not be closed", e);
    }
    current = Optional.empty();
  }

  /** Does what waits and ends; what comes later is refused. */
  @Override
  public void close() {
    synchronized (waiting) {
      if (!closed) {
        closed = true; // before the thread wakes, or it would go to sleep again
        waiting.add(new Task<>(_ -> true));
      }
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

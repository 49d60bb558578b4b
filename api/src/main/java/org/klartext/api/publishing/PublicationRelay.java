package org.klartext.api.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.klartext.api.contribution.Publication;
import org.klartext.api.store.Database;
import org.klartext.api.store.Publications.Conflict;
import org.klartext.api.store.StoreException;
import org.klartext.files.AtomicFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies every publication to this node's tree and records that it did. Safe to repeat: whatever
 * was cut off between two steps, the next run ends with the same files.
 */
public final class PublicationRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublicationRelay.class);
  private static final Duration ALIVE = Duration.ofDays(7);
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private final Database database;
  private final LiveSite site;
  private final String node;
  private final InstantSource clock;
  private final Duration rhythm;
  private final Consumer<Step> steps;
  private final Thread thread;
  private final Semaphore bell = new Semaphore(0);
  private final Object lock = new Object();
  private volatile CompletableFuture<Void> round = new CompletableFuture<>();
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean open = true;
  private Instant seen = Instant.EPOCH;
  private Map<String, Optional<String>> conflicts = Map.of();

  /** Where a run can be cut off; tests do. */
  public enum Step {
    /** What is missing has been read. */
    READ,
    /** A file has been written. */
    WRITTEN,
    /** That has been recorded. */
    RECORDED,
    /** Readers see it. */
    PUBLISHED
  }

  /** What became of a publication. */
  private sealed interface Outcome {
    record Applied() implements Outcome {}

    record Overruled() implements Outcome {}

    record InConflict(Optional<byte[]> found) implements Outcome {}
  }

  /**
   * A relay for one node, not yet running.
   *
   * @param database where publications are recorded
   * @param site whose tree is changed
   * @param node name of this node
   * @param clock tells when it is
   * @param steps is told how far it has come
   */
  public PublicationRelay(
      Database database, LiveSite site, String node, InstantSource clock, Consumer<Step> steps) {
    this.database = database;
    this.site = site;
    this.node = node;
    this.clock = clock;
    this.steps = steps;
    // other nodes cannot ring this one's bell
    this.rhythm = database.isEmbedded() ? Duration.ofSeconds(1) : Duration.ofMillis(250);
    this.thread = Thread.ofPlatform().name("publication-relay").daemon().unstarted(this::work);
  }

  /** Begins to apply what is missing, again and again. */
  public void start() {
    thread.start();
  }

  /** Says that there is something new. */
  public void ring() {
    bell.release();
  }

  /** Why publications wait at the moment; empty if all is well. */
  public Optional<String> failure() {
    return failure;
  }

  /**
   * Waits until publications are public on this node.
   *
   * @param ids of publications that have been committed
   * @param most how long to wait
   * @return false if they are not public by then
   */
  public boolean await(List<String> ids, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (true) {
      CompletableFuture<Void> current = round;
      if (database.query(tx -> tx.publications().areApplied(node, ids))) {
        return true;
      }
      ring();
      try {
        current.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException("Rounds do not fail", e);
      }
    }
  }

  private void work() {
    while (open) {
      try {
        if (bell.tryAcquire(rhythm.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
        applyMissing();
      } catch (InterruptedException e) {
        open = false;
      } catch (StoreException | UncheckedIOException e) {
        failed(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        LOG.error("A publication could not be applied; this is a fault of Klartext", e);
        failed(e.toString());
      }
    }
  }

  private void failed(String why) {
    if (!failure.equals(Optional.of(why))) {
      LOG.warn("Publications wait: {}", why);
    }
    failure = Optional.of(why);
  }

  /**
   * Applies what is missing now, once.
   *
   * @throws InterruptedException if the thread is to end before readers see it
   */
  public void applyMissing() throws InterruptedException {
    synchronized (lock) {
      List<Publication> missing = read();
      steps.accept(Step.READ);
      Map<Publication, Outcome> outcomes = new LinkedHashMap<>();
      Optional<String> trouble = Optional.empty();
      for (List<Publication> ofPath : byPath(missing).values()) {
        try {
          apply(ofPath, outcomes);
        } catch (IOException | UncheckedIOException e) {
          trouble = Optional.of(ofPath.getFirst().path() + ": " + e);
        }
      }
      forgetKnownConflicts(outcomes);
      if (!outcomes.isEmpty()) {
        publish(outcomes);
      }
      trouble.ifPresentOrElse(this::failed, () -> failure = Optional.empty());
      CompletableFuture<Void> done = round;
      round = new CompletableFuture<>();
      done.complete(null);
    }
  }

  /** A conflict that waits for people is told once, and again when the file changes. */
  private void forgetKnownConflicts(Map<Publication, Outcome> outcomes) {
    Map<String, Optional<String>> now = new HashMap<>();
    outcomes.forEach((publication, outcome) -> {
      if (outcome instanceof Outcome.InConflict(Optional<byte[]> found)) {
        now.put(publication.id(), found.map(Publisher::digest));
      }
    });
    outcomes
        .keySet()
        .removeIf(
            it -> now.containsKey(it.id()) && now.get(it.id()).equals(conflicts.get(it.id())));
    conflicts = now;
  }

  private List<Publication> read() {
    Instant now = clock.instant();
    if (seen.plus(HEARTBEAT).isBefore(now)) {
      database.transact(tx -> {
        tx.publications().seen(node, now);
        return true;
      });
      seen = now;
    }
    return database.query(tx -> tx.publications().missing(node));
  }

  private static Map<String, List<Publication>> byPath(List<Publication> publications) {
    Map<String, List<Publication>> byPath = new LinkedHashMap<>();
    publications.forEach(it -> byPath.computeIfAbsent(it.path(), _ -> new ArrayList<>()).add(it));
    return byPath;
  }

  /** In their order; behind a conflict the rest of a path waits, unless something forced comes. */
  private void apply(List<Publication> ofPath, Map<Publication, Outcome> outcomes)
      throws IOException {
    int forced = -1;
    for (int i = 0; i < ofPath.size(); i++) {
      forced = ofPath.get(i).forced() ? i : forced;
    }
    for (int i = 0; i < ofPath.size(); i++) {
      Publication publication = ofPath.get(i);
      Outcome outcome = i < forced ? new Outcome.Overruled() : apply(publication);
      outcomes.put(publication, outcome);
      if (outcome instanceof Outcome.InConflict) {
        return;
      }
    }
  }

  private Outcome apply(Publication publication) throws IOException {
    Optional<byte[]> found = Publisher.onDisk(site.content(), publication.path());
    Optional<String> digest = found.map(Publisher::digest);
    if (digest.equals(publication.digest())) {
      return new Outcome.Applied();
    }
    if (!publication.forced() && !digest.equals(publication.expected())) {
      return new Outcome.InConflict(found);
    }
    write(publication);
    steps.accept(Step.WRITTEN);
    return new Outcome.Applied();
  }

  private void write(Publication publication) throws IOException {
    String path = publication.path();
    if (publication.digest().isEmpty()) {
      AtomicFiles.delete(site.content(), path);
      return;
    }
    byte[] bytes =
        publication
            .content()
            .orElseThrow(() ->
                new IOException("The bytes of publication " + publication.id() + " are gone"));
    AtomicFiles.write(site.content(), path, bytes);
    boolean same =
        Publisher.onDisk(site.content(), path).map(Publisher::digest).equals(publication.digest());
    if (!same) {
      throw new IOException("The file is not what was written; the disk may be damaged");
    }
  }

  /** First what readers see, then the record: whoever asks the record may look at the page. */
  private void publish(Map<Publication, Outcome> outcomes) throws InterruptedException {
    Map<String, Optional<String>> written = new LinkedHashMap<>();
    outcomes.forEach((publication, outcome) -> {
      if (outcome instanceof Outcome.Applied) {
        written.put(publication.path(), publication.digest());
      }
    });
    if (!written.isEmpty()) {
      await(site.update(written));
      steps.accept(Step.PUBLISHED);
    }
    Instant now = clock.instant();
    database.transact(tx -> {
      outcomes.forEach((publication, outcome) -> {
        switch (outcome) {
          case Outcome.Applied _ -> tx.publications().apply(node, publication.id(), "applied", now);
          case Outcome.Overruled _ ->
              tx.publications().apply(node, publication.id(), "overruled", now);
          case Outcome.InConflict(Optional<byte[]> found) ->
              tx.publications().addConflict(new Conflict(node, publication, found, now));
        }
      });
      tx.publications().settle(now.minus(ALIVE));
      return true;
    });
    steps.accept(Step.RECORDED);
  }

  private void await(CompletableFuture<Void> published) throws InterruptedException {
    while (!published.isDone()) {
      try {
        published.get(rhythm.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!open) {
          throw new InterruptedException("The server ends before the pages can be written");
        }
        failed(site.failure().orElse("the pages are being written"));
      } catch (ExecutionException e) {
        throw new IllegalStateException("Publishing does not fail, it waits", e);
      }
    }
  }

  /** Applies what is still missing, as far as that works, and ends. */
  @Override
  public void close() {
    open = false;
    ring();
    try {
      thread.join();
      applyMissing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("What is not public yet will be at the next start: {}", e.getMessage());
    }
  }
}

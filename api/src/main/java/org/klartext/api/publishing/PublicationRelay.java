package org.klartext.api.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
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

  /** From the copying of a tree for a new node to its first start. */
  private static final Duration JOINING = Duration.ofHours(1);

  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private final Database database;
  private final LiveSite site;
  private final String node;
  private final InstantSource clock;
  private final Duration rhythm;
  private final Duration kept;
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
    this.kept = database.isEmbedded() ? Duration.ZERO : JOINING;
    this.thread = Thread.ofPlatform().name("publication-relay").daemon().unstarted(this::work);
  }

  /**
   * Says that a node lives: from now on publications are kept until it has applied them. To be said
   * before its tree is read.
   */
  public static void announce(Database database, String node, Instant now) {
    database
        .query(tx -> tx.publications().seen(node))
        .filter(last -> last.plus(ALIVE).isBefore(now))
        .ifPresent(last ->
            LOG.warn(
                "Node {} was last seen at {}. If other nodes have published since, their files may"
                    + " be missing here: copy the content folder of one of them, then start again.",
                node,
                last));
    database.transact(tx -> {
      tx.publications().seen(node, now);
      return true;
    });
  }

  /** Begins to apply what is missing, again and again. */
  public void start() {
    thread.start();
  }

  /** Says that there is something new. */
  public void ring() {
    bell.release();
  }

  /** Does something while no publication is applied: it changes the same files. */
  public void undisturbed(Runnable work) {
    synchronized (lock) {
      work.run();
    }
  }

  /** Why publications wait at the moment; empty if all is well. */
  public Optional<String> failure() {
    return failure;
  }

  /**
   * Waits until publications are public on this node, or until it is clear that they wait: a round
   * that began after they were committed has ended without them.
   *
   * @param ids of publications that have been committed
   * @param most how long to wait
   * @return false if they are not public yet
   */
  public boolean await(List<String> ids, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    for (int rounds = 0; ; rounds++) {
      CompletableFuture<Void> current = round;
      if (isApplied(ids)) {
        return true;
      }
      ring();
      // the round that runs now may have begun before
      if (rounds == 2 || !isOver(current, end)) {
        return false;
      }
    }
  }

  /** What cannot be told at the moment has not failed: the decision is on the disk. */
  private boolean isApplied(List<String> ids) {
    try {
      return ids.isEmpty() || database.query(tx -> tx.publications().areApplied(node, ids));
    } catch (StoreException e) {
      LOG.debug("Nobody knows whether {} are applied: {}", ids, e.getMessage());
      return false;
    }
  }

  private static boolean isOver(CompletableFuture<Void> round, long end) {
    try {
      round.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Rounds do not fail", e);
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
      } catch (RuntimeException | Error e) {
        broken(e);
      }
    }
  }

  private void failed(String why) {
    if (!failure.equals(Optional.of(why))) {
      LOG.warn("Publications wait: {}", why);
    }
    failure = Optional.of(why);
  }

  private void broken(Throwable fault) {
    if (!failure.equals(Optional.of(fault.toString()))) {
      LOG.error("A publication cannot be applied; this is a fault of Klartext", fault);
    }
    failure = Optional.of(fault.toString());
  }

  /**
   * Applies what is missing now, once.
   *
   * @throws InterruptedException if the thread is interrupted before readers see it
   */
  private void applyMissing() throws InterruptedException {
    synchronized (lock) {
      List<Publication> missing = read();
      steps.accept(Step.READ);
      Round now = apply(byPath(missing).values());
      publish(now);
      now.trouble().ifPresentOrElse(this::failed, () -> failure = Optional.empty());
      CompletableFuture<Void> done = round;
      round = new CompletableFuture<>();
      done.complete(null);
    }
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

  private Round apply(Collection<List<Publication>> paths) {
    Round now = new Round(new ArrayList<>(), new LinkedHashMap<>(), Optional.empty());
    Optional<String> trouble = Optional.empty();
    for (List<Publication> ofPath : paths) {
      try {
        apply(ofPath, now);
      } catch (IOException | UncheckedIOException e) {
        trouble = Optional.of(ofPath.getFirst().path() + ": " + reason(e));
      }
    }
    return new Round(now.applied(), now.conflicts(), trouble);
  }

  /** Without the names of temporary files: the same trouble is told once. */
  private static String reason(Exception e) {
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    return cause instanceof FileSystemException file
        ? Optional.ofNullable(file.getReason()).orElse(file.toString())
        : String.valueOf(cause.getMessage());
  }

  /** What counts in the end is the last one; only where the file is a stranger do all wait. */
  private void apply(List<Publication> ofPath, Round now) throws IOException {
    Publication last = ofPath.getLast();
    Optional<byte[]> found = Publisher.onDisk(site.content(), last.path());
    Optional<String> digest = found.map(Publisher::digest);
    if (!digest.equals(last.digest())) {
      if (ofPath.stream().noneMatch(it -> leadsOn(it, digest))) {
        now.conflicts().put(ofPath.getFirst(), found);
        return;
      }
      write(last);
      steps.accept(Step.WRITTEN);
    }
    now.applied().addAll(ofPath);
  }

  /** True if it starts from what stands there, or has brought it there before it was cut off. */
  private static boolean leadsOn(Publication publication, Optional<String> digest) {
    return publication.forced()
        || publication.expected().equals(digest)
        || publication.digest().equals(digest);
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
      throw new IOException(
          "The file is not what was written: somebody else writes it, or the disk is damaged");
    }
  }

  /** First what readers see, then the record: whoever asks the record may look at the page. */
  private void publish(Round now) throws InterruptedException {
    Map<String, Optional<String>> written = new LinkedHashMap<>();
    now.applied().forEach(it -> written.put(it.path(), it.digest()));
    if (!written.isEmpty()) {
      if (!areSeen(site.update(written))) {
        return; // the next start finds the files and goes on from there
      }
      steps.accept(Step.PUBLISHED);
    }
    Map<String, Optional<String>> known = now.known();
    if (!now.applied().isEmpty() || !known.equals(conflicts)) {
      record(now);
      steps.accept(Step.RECORDED);
    }
    conflicts = known;
  }

  private void record(Round now) {
    Instant instant = clock.instant();
    database.transact(tx -> {
      now.applied().forEach(it -> tx.publications().apply(node, it.id(), "applied", instant));
      now.conflicts()
          .forEach((it, found) -> tx.publications().addConflict(node, it.id(), found, instant));
      tx.publications().settle(instant.minus(ALIVE), instant.minus(kept));
      return true;
    });
  }

  /** False if the server ends while the pages cannot be written. */
  private boolean areSeen(CompletableFuture<Void> published) throws InterruptedException {
    while (true) {
      try {
        published.get(rhythm.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        site.failure().ifPresent(this::failed);
        if (!open && site.failure().isPresent()) {
          return false;
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("Publishing does not fail, it waits", e);
      }
    }
  }

  /**
   * Deletes what a killed process has left half-written: it may be a text that was erased since.
   *
   * @param before only what is older
   */
  public void sweep(Instant before) {
    try {
      AtomicFiles.sweep(site.content(), before);
    } catch (IOException e) {
      LOG.debug("Temporary files could not be looked for: {}", e.getMessage());
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

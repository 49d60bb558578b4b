package org.klartext.api.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ObjectId;
import org.klartext.api.config.GitConfig;
import org.klartext.api.publishing.PublicationRelay;
import org.klartext.api.store.Database;
import org.klartext.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tree and Git in step, on a thread of its own: at an interval, or when somebody asks for it.
 *
 * <p>What is not in Git yet is worked out anew each time: the publications without a record.
 * Commits of them are made on the newest commit of the remote and become a part of the local branch
 * only when the remote has taken them, so that nothing ever has to be taken back.
 */
public final class GitSync implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GitSync.class);
  private static final String LEASE = "git";
  private static final Duration LEASED = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_MILLIS = 50;

  private final GitClone clone;
  private final Journal journal;
  private final FastForward forward;
  private final Database database;
  private final String node;
  private final InstantSource clock;
  private final Duration interval;
  private final Consumer<Step> steps;
  private final Thread thread;
  private final Semaphore bell = new Semaphore(0);
  private final TreeSet<String> left = new TreeSet<>();
  private volatile CompletableFuture<SyncResult> next = new CompletableFuture<>();
  private volatile SyncResult status =
      new SyncResult(0, 0, 0, 0, List.of(), Optional.empty(), false);
  private volatile boolean open = true;

  /** Where a round can be cut off; tests do. */
  public enum Step {
    /** It is known where the remote is. */
    FETCHED,
    /** Commits have been made; nobody has them. */
    COMMITTED,
    /** They are in the branch. */
    PUSHED,
    /** That has been recorded. */
    RECORDED,
    /** The clone is where the remote is. */
    MOVED
  }

  /**
   * Where and for whom.
   *
   * @param content folder of the tree
   * @param host of the portal, for authors' addresses
   * @param node name of this server
   */
  public record Place(Path content, String host, String node) {}

  /** What one round has done so far. */
  private static final class Tally {
    private int fetched;
    private int committed;
    private int pushed;
  }

  private GitSync(
      GitClone clone,
      GitConfig config,
      Place place,
      Database database,
      PublicationRelay relay,
      InstantSource clock,
      Consumer<Step> steps) {
    this.clone = clone;
    this.journal = new Journal(database, clone, new Messages(place.host()), clock);
    this.forward = new FastForward(clone, database, relay);
    this.database = database;
    this.node = place.node();
    this.clock = clock;
    this.interval = config.interval();
    this.steps = steps;
    this.thread = Thread.ofPlatform().name("git").daemon().unstarted(this::work);
  }

  /**
   * Finds the clone that the content lies in; from now on publications are kept until Git has them.
   *
   * @param config how it is used
   * @param relay writes the same files
   * @param steps is told how far a round has come
   * @throws GitException if there is no clone, or if it cannot be used as it is
   */
  public static GitSync open(
      GitConfig config,
      Place place,
      Database database,
      PublicationRelay relay,
      InstantSource clock,
      Consumer<Step> steps)
      throws GitException {
    GitClone clone = GitClone.open(place.content(), config);
    if (!clone.hasRemote()) {
      LOG.warn(
          "The clone “{}” has no remote “{}”: publications are committed there, but pushed nowhere."
              + " “git remote add {} ADDRESS” makes one; then restart the server.",
          clone.workTree(),
          clone.remoteName(),
          clone.remoteName());
    }
    GitSync sync = new GitSync(clone, config, place, database, relay, clock, steps);
    sync.journal.announce();
    return sync;
  }

  /** Begins, and looks at once. */
  public void start() {
    bell.release();
    thread.start();
  }

  /** Asks for a round that begins after now; whoever asks while one runs shares the next. */
  public CompletableFuture<SyncResult> sync() {
    CompletableFuture<SyncResult> mine = next;
    bell.release();
    return mine;
  }

  /** What the last round has done. */
  public SyncResult status() {
    return status;
  }

  private void work() {
    while (open) {
      try {
        if (bell.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
        if (open) {
          CompletableFuture<SyncResult> mine = next;
          next = new CompletableFuture<>();
          SyncResult result = look();
          tell(result);
          status = result;
          mine.complete(result);
        }
      } catch (InterruptedException e) {
        open = false;
      }
    }
  }

  private SyncResult look() throws InterruptedException {
    Tally tally = new Tally();
    try {
      Optional<String> problem = round(tally);
      return result(tally, problem, false);
    } catch (RemoteException e) {
      return result(tally, Optional.ofNullable(e.getMessage()), true);
    } catch (GitException e) {
      return result(tally, Optional.ofNullable(e.getMessage()), false);
    } catch (StoreException | IOException | JGitInternalException e) {
      return result(tally, Optional.of("Git waits: " + e.getMessage()), false);
    } catch (RuntimeException | Error e) {
      if (!status.problem().equals(Optional.of(e.toString()))) {
        LOG.error("Git cannot be used; this is a fault of Klartext", e);
      }
      return result(tally, Optional.of(e.toString()), false);
    }
  }

  private SyncResult result(Tally tally, Optional<String> problem, boolean isRemoteAway) {
    return new SyncResult(
        tally.fetched,
        tally.committed,
        tally.pushed,
        waiting(),
        List.copyOf(left),
        problem,
        isRemoteAway);
  }

  private int waiting() {
    try {
      return journal.countWaiting();
    } catch (StoreException e) {
      LOG.debug("Nobody knows what waits for Git: {}", e.getMessage());
      return status.waiting();
    }
  }

  /** Each state once, not at each look. */
  private void tell(SyncResult result) {
    if (!result.problem().equals(status.problem())) {
      result
          .problem()
          .ifPresentOrElse(it -> LOG.warn("{}", it), () -> LOG.info("Git is in step again"));
    }
    List<String> news =
        result.leftAlone().stream().filter(it -> !status.leftAlone().contains(it)).toList();
    if (!news.isEmpty()) {
      LOG.warn(
          "Changed in Git, but left as somebody has changed them here: {}",
          String.join(", ", news));
    }
  }

  /** Returns what somebody has to mend, though everything was done that could be. */
  private Optional<String> round(Tally tally)
      throws GitException, IOException, InterruptedException {
    journal.announce();
    Optional<ObjectId> local = clone.head();
    Optional<ObjectId> there = clone.hasRemote() ? clone.fetch() : local;
    steps.accept(Step.FETCHED);
    if (there.isPresent()) {
      tally.fetched = clone.count(local, there.get());
    }
    if (takeLease()) {
      there = commit(local, there, tally);
      release();
    }
    Optional<String> problem = there.isPresent() ? follow(there.get()) : Optional.empty();
    forget();
    if (tally.committed + tally.fetched > 0) {
      clone.tidy();
    }
    return problem;
  }

  /** It saves work; if two nodes commit at once, the remote takes only the first. */
  private boolean takeLease() {
    Instant now = clock.instant();
    return database.isEmbedded()
        || database.transact(tx -> tx.leases().take(LEASE, node, now, now.plus(LEASED)));
  }

  private void release() {
    Instant now = clock.instant();
    if (!database.isEmbedded()) {
      database.transact(tx -> tx.leases().take(LEASE, node, now, now.minusMillis(1)));
    }
  }

  /** Makes commits until nothing is left, each time on what the remote has by then. */
  private Optional<ObjectId> commit(
      Optional<ObjectId> local, Optional<ObjectId> remote, Tally tally)
      throws GitException, IOException, InterruptedException {
    Optional<ObjectId> there = remote;
    int refusals = 0;
    while (true) {
      Draft draft = journal.draft(there.or(() -> local));
      steps.accept(Step.COMMITTED);
      Optional<String> refused = draft.commits() == 0 ? Optional.empty() : publish(draft, there);
      if (refused.isEmpty()) {
        steps.accept(Step.PUSHED);
        journal.record(draft);
        steps.accept(Step.RECORDED);
        tally.committed += draft.commits();
        tally.pushed += clone.hasRemote() ? draft.commits() : 0;
        there = draft.commits() == 0 ? there : draft.tip();
        if (draft.isWhole()) {
          return there;
        }
      } else {
        refusals++;
        if (refusals == ATTEMPTS) {
          throw new RemoteException(
              "The remote “%s” does not take what was committed: %s. It is tried again."
                  .formatted(clone.remoteName(), refused.get()));
        }
        Thread.sleep(FIRST_PAUSE_MILLIS << refusals);
        takeLease();
        there = clone.fetch();
      }
    }
  }

  /** Says why it was refused; empty if it was not. */
  private Optional<String> publish(Draft draft, Optional<ObjectId> there)
      throws GitException, IOException {
    ObjectId tip = draft.tip().orElseThrow();
    if (clone.hasRemote()) {
      return clone.push(tip, there);
    }
    left.addAll(forward.move(draft.base(), tip));
    return Optional.empty();
  }

  /** Brings the clone to where the remote is, if nobody has commits of his own here. */
  private Optional<String> follow(ObjectId there) throws GitException, IOException {
    Optional<ObjectId> here = clone.head();
    if (here.equals(Optional.of(there))) {
      return Optional.empty();
    }
    if (here.isEmpty() || clone.isAncestor(here.get(), there)) {
      left.addAll(forward.move(here, there));
      steps.accept(Step.MOVED);
      return Optional.empty();
    }
    return clone.isAncestor(there, here.get())
        ? Optional.empty()
        : Optional.of(
            "In “%s” there are commits that “%s” does not have, and the other way round, so edits of others do not arrive here; publications still reach the remote. To mend it there: commit all that is changed (“git add --all”, “git commit”), then “git pull --rebase”, then “git push”."
                .formatted(clone.workTree(), clone.remoteName()));
  }

  /** What has been left alone is shown until it is as the branch has it. */
  private void forget() throws GitException, IOException {
    Optional<ObjectId> head = clone.head();
    for (String path : List.copyOf(left)) {
      if (!forward.differs(path, head)) {
        left.remove(path);
      }
    }
  }

  /** Ends after the round that runs, or without it, if that takes too long. */
  @Override
  public void close() {
    open = false;
    bell.release();
    try {
      if (!thread.isAlive() || thread.join(PATIENCE)) {
        clone.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

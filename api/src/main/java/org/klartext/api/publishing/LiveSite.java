package org.klartext.api.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.build.BuildReport;
import org.klartext.build.SiteBuild;
import org.klartext.build.Watcher;
import org.klartext.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the output folder and the snapshot in step with the tree: after publications, after edits
 * by hand, and when something appears or goes by itself. One thread builds; a second one watches.
 */
public final class LiveSite implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSite.class);
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** All that follows from a publication waits for others that come at the same time. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** But not for ever: after so many it is done between two of them. */
  private static final int MOST_AHEAD = 50;

  /** The watcher tells late, and sometimes twice, what we have written. */
  private static final int MOST_OWN = 10_000;

  private final BuildOptions options;
  private final InstantSource clock;
  private final SiteBuild build;
  private final Watcher watcher;
  private final Thread builder;
  private final Thread observer;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Map<String, Optional<String>> own = new ConcurrentHashMap<>();
  private final List<Event.Written> waiting = new ArrayList<>();
  private volatile Snapshot snapshot;
  private volatile Follower follower = () -> {};
  private volatile BuildReport report;
  private volatile Optional<String> failure = Optional.empty();
  private Optional<Set<String>> todo = Optional.of(Set.of());
  private Set<Event.Written> covered = Set.of();
  private int ahead;
  private boolean remembered = true;
  private volatile boolean open = true;

  /** Somebody who keeps in step with the site; told on the builder's thread. */
  public interface Follower {
    /** A site has been read: it is shown when its pages are on the disk, or never. */
    default void coming(Site site) {}

    /** There is a new snapshot. */
    void shown();
  }

  /** Something that makes the builder look. */
  private sealed interface Event {
    /** Publications have been applied. */
    record Written(Set<String> paths, CompletableFuture<Void> published) implements Event {}

    /** Somebody has changed files. */
    record Seen(Watcher.Changes changes) implements Event {}

    /** It is over. */
    record Stop() implements Event {}
  }

  private LiveSite(BuildOptions options, InstantSource clock) throws BuildException, IOException {
    this.options = options;
    this.clock = clock;
    this.watcher = Watcher.of(List.of(options.content(), options.themes()));
    this.build = SiteBuild.open(options, clock, new Progress());
    this.report = build.run();
    this.snapshot = new Snapshot(build.live());
    this.builder = Thread.ofPlatform().name("site-builder").daemon().unstarted(this::build);
    this.observer = Thread.ofPlatform().name("site-watcher").daemon().unstarted(this::watch);
  }

  /**
   * Builds the site and begins to follow it.
   *
   * @param options content and themes must be absolute
   * @param clock tells when it is
   * @throws BuildException if there is nothing to build
   * @throws IOException if the folders cannot be watched
   */
  public static LiveSite start(BuildOptions options, InstantSource clock)
      throws BuildException, IOException {
    LiveSite site = new LiveSite(options, clock);
    site.builder.start();
    site.observer.start();
    return site;
  }

  /** What the server answers from now. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Has somebody told of every snapshot from the next one on. */
  public void follow(Follower newFollower) {
    follower = newFollower;
  }

  private void show(Snapshot now) {
    snapshot = now;
    follower.shown();
  }

  /** What the last build found. */
  public BuildReport report() {
    return report;
  }

  /** Why the output cannot be written at the moment; empty if all is well. */
  public Optional<String> failure() {
    return failure;
  }

  /** The folder of the tree. */
  public Path content() {
    return options.content();
  }

  /** The folder the site is written to. */
  public Path out() {
    return options.out();
  }

  /**
   * Tells that publications have been applied to the tree.
   *
   * @param written path → digest of what stands there now; empty for a file that is gone
   * @return completed as soon as readers can see them; may take long while the output cannot be
   *     written
   */
  public CompletableFuture<Void> update(Map<String, Optional<String>> written) {
    CompletableFuture<Void> published = new CompletableFuture<>();
    own.putAll(written);
    events.add(new Event.Written(Set.copyOf(written.keySet()), published));
    return published;
  }

  private void watch() {
    try {
      while (open) {
        Watcher.Changes changes = watcher.await(Duration.ofHours(1));
        if (!changes.isEmpty()) {
          events.add(new Event.Seen(changes));
        }
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | UncheckedIOException e) {
      LOG.error("The content can no longer be watched; restart the server: {}", e.getMessage());
    }
  }

  private boolean isBehind() {
    return !todo.equals(Optional.of(Set.of()));
  }

  /** What the builder does while it builds. */
  private final class Progress implements SiteBuild.Listener {
    @Override
    public void loaded(Site site) {
      follower.coming(site);
    }

    @Override
    public void rendered(List<String> paths) {
      published();
    }

    @Override
    public void pause() {
      takeAll(Optional.empty());
    }
  }

  private void build() {
    try {
      while (open) {
        Optional<Event> event =
            Optional.ofNullable(events.poll(pause().toMillis(), TimeUnit.MILLISECONDS));
        boolean wait = event.isPresent() && takeAll(event) && ahead < MOST_AHEAD;
        if (!wait) {
          work(event.isPresent());
        }
      }
      if (isBehind()) {
        work(true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes an event and those that have come with it; what was published is written at once, without
   * all that follows from it.
   *
   * @return true if all of it could be written so
   */
  private boolean takeAll(Optional<Event> first) {
    List<Event> taken = new ArrayList<>(first.stream().toList());
    events.drainTo(taken);
    taken.forEach(this::take);
    List<Event.Written> written =
        taken.stream()
            .flatMap(it -> it instanceof Event.Written one ? Stream.of(one) : null)
            .toList();
    boolean all = taken.stream().allMatch(Event.Written.class::isInstance);
    return written.isEmpty() ? all : bringAhead(written) && all;
  }

  private boolean bringAhead(List<Event.Written> written) {
    Set<Event.Written> before = covered;
    covered = Set.copyOf(written);
    try {
      Set<String> paths = new HashSet<>();
      written.forEach(it -> paths.addAll(it.paths()));
      boolean done = failure.isEmpty() && build.ahead(paths);
      ahead += done ? 1 : 0;
      return done;
    } catch (BuildException | RuntimeException e) {
      LOG.debug("What was published is written with the whole site", e);
      return false;
    } finally {
      covered = before;
    }
  }

  /** Until something appears or goes by itself, or until there is time for what follows. */
  private Duration pause() {
    if (isBehind() && failure.isEmpty()) {
      return ahead > 0 ? QUIET : Duration.ZERO;
    }
    Duration most = failure.isPresent() ? RETRY : (remembered ? Duration.ofMinutes(1) : IDLE);
    return report
        .nextChange()
        .map(next -> Duration.between(clock.instant(), next))
        .filter(wait -> wait.compareTo(most) < 0)
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait.plusMillis(1))
        .orElse(most);
  }

  private void take(Event event) {
    switch (event) {
      case Event.Written written -> {
        waiting.add(written);
        add(Optional.of(written.paths()));
      }
      case Event.Seen(Watcher.Changes changes) -> add(strange(changes));
      case Event.Stop() -> open = false;
    }
  }

  /** Empty stands for “anything”. */
  private void add(Optional<Set<String>> paths) {
    todo =
        todo.flatMap(known ->
            paths.map(more -> {
              Set<String> all = new HashSet<>(known);
              all.addAll(more);
              return all;
            }));
  }

  /** What others than we have changed; empty if it cannot be told by paths of the tree. */
  private Optional<Set<String>> strange(Watcher.Changes changes) {
    if (changes.others()) {
      return Optional.empty();
    }
    Set<String> paths = new HashSet<>();
    for (Path file : changes.edited()) {
      if (!file.startsWith(options.content())) {
        return Optional.empty();
      }
      String path = options.content().relativize(file).toString().replace('\\', '/');
      if (path.equals("site.yaml") || path.startsWith("_theme/")) {
        return Optional.empty();
      }
      if (!isOwn(path)) {
        own.remove(path);
        paths.add(path);
      }
    }
    return Optional.of(paths);
  }

  /** True if a file is as we left it: the watcher tells of our own changes, too. */
  private boolean isOwn(String path) {
    Optional<String> written = own.getOrDefault(path, Optional.of(""));
    try {
      return Publisher.onDisk(options.content(), path).map(Publisher::digest).equals(written);
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private void work(boolean asked) {
    boolean due = report.nextChange().filter(next -> !clock.instant().isBefore(next)).isPresent();
    if (due || todo.isEmpty()) {
      run(build::run);
      remembered = true;
    } else if (!todo.get().isEmpty()) {
      Set<String> paths = todo.get();
      run(() -> build.run(paths));
      remembered = false;
    } else if (!asked && !remembered) {
      remember();
    }
  }

  private interface Run {
    BuildReport run() throws BuildException;
  }

  private void run(Run run) {
    Optional<Set<String>> doing = todo;
    todo = Optional.of(Set.of());
    ahead = 0;
    covered = Set.copyOf(waiting);
    try {
      BuildReport now = run.run();
      show(new Snapshot(build.live()));
      report = now;
      if (doing.isEmpty() || own.size() > MOST_OWN) {
        own.clear();
      }
      failure = Optional.empty();
      finishCovered(); // nothing of it may have changed a page
    } catch (BuildException e) {
      failed(
          e.getMessage() + (e.hint().isEmpty() ? "" : " (" + e.hint() + ")"),
          why -> LOG.warn("The site cannot be built and will be tried again: {}", why));
      again(doing);
    } catch (RuntimeException | Error e) {
      failed(
          e.toString(), _ -> LOG.error("The site cannot be built; this is a fault of Klartext", e));
      again(doing);
    } finally {
      covered = Set.of();
    }
  }

  private void again(Optional<Set<String>> failed) {
    Optional<Set<String>> since = todo;
    todo = failed;
    add(since);
  }

  /** Tried again every second, but told only once. */
  private void failed(String why, Consumer<String> log) {
    if (!failure.equals(Optional.of(why))) {
      log.accept(why);
    }
    failure = Optional.of(why);
  }

  /** Pages are on the disk; the search and the checks follow. */
  private void published() {
    try {
      show(new Snapshot(build.live()));
      finishCovered();
    } catch (BuildException e) {
      LOG.warn("The theme cannot be read: {}", e.getMessage());
    }
  }

  private void finishCovered() {
    covered.forEach(it -> it.published().complete(null));
    waiting.removeAll(covered);
  }

  private void remember() {
    try {
      build.remember();
    } catch (BuildException e) {
      LOG.warn("{}", e.getMessage());
    }
    remembered = true;
  }

  /** Finishes what has been asked for and ends both threads. */
  @Override
  public void close() {
    events.add(new Event.Stop());
    try {
      builder.join();
      watcher.close();
      observer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("The watcher could not be closed", e);
    }
    remember();
    build.close();
  }

  /** As of when the snapshot is. */
  public Instant instant() {
    return snapshot.site().instant();
  }
}

package org.klartext.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.build.BuildReport;
import org.klartext.build.SiteBuild;
import org.klartext.build.Watcher;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/**
 * Keeps the built site in step with its files, until it is closed: builds, waits for a change, and
 * builds again.
 */
public final class Preview implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(2);

  private final BuildOptions options;
  private final InstantSource clock;
  private final SiteBuild build;
  private final Watcher watcher;
  private final PreviewServer server;
  private final Consumer<BuildReport> listener;
  private Optional<Instant> nextChange = Optional.empty();
  private boolean remembered = true;

  private Preview(
      BuildOptions options,
      InstantSource clock,
      SiteBuild build,
      Watcher watcher,
      PreviewServer server,
      Consumer<BuildReport> listener) {
    this.options = options;
    this.clock = clock;
    this.build = build;
    this.watcher = watcher;
    this.server = server;
    this.listener = listener;
  }

  /**
   * Builds the site for the first time and begins to serve it.
   *
   * @param options what to build and where to
   * @param server serves the output folder
   * @param clock tells when it is
   * @param listener is told of each build
   * @throws BuildException if there is nothing to build
   * @throws IOException if the folders cannot be watched
   */
  public static Preview start(
      BuildOptions options,
      PreviewServer server,
      InstantSource clock,
      Consumer<BuildReport> listener)
      throws BuildException, IOException {
    Watcher watcher = Watcher.of(List.of(options.content(), options.themes()));
    SiteBuild build = SiteBuild.open(options, clock, server::tellRendered);
    Preview preview = new Preview(options, clock, build, watcher, server, listener);
    preview.buildAll();
    return preview;
  }

  /**
   * Follows the files until the thread is interrupted.
   *
   * @throws InterruptedException when that happens
   * @throws IOException if the folders can no longer be watched
   */
  public void follow() throws InterruptedException, IOException {
    while (true) {
      Watcher.Changes changes = watcher.await(waiting());
      if (!changes.isEmpty()) {
        react(changes);
      } else if (nextChange.filter(change -> !clock.instant().isBefore(change)).isPresent()) {
        buildAll();
      } else if (!remembered) {
        remember();
      }
    }
  }

  /** Until a page appears or goes by itself, or until there is time to write things down. */
  private Duration waiting() {
    Duration longest = remembered ? Duration.ofHours(1) : IDLE;
    return nextChange
        .map(change -> Duration.between(clock.instant(), change))
        .filter(wait -> wait.compareTo(longest) < 0)
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait.plusMillis(1))
        .orElse(longest);
  }

  private void react(Watcher.Changes changes) {
    Optional<Set<String>> edited = changes.others() ? Optional.empty() : treePaths(changes);
    if (edited.isPresent()) {
      run(() -> build.run(edited.get()));
      remembered = false;
    } else {
      buildAll();
    }
  }

  /** Paths below the content folder; nothing if something else has changed, such as the theme. */
  private Optional<Set<String>> treePaths(Watcher.Changes changes) {
    Set<String> paths = new HashSet<>();
    for (Path file : changes.edited()) {
      boolean ofContent = file.startsWith(options.content());
      String path = ofContent ? options.content().relativize(file).toString() : "_";
      if (path.startsWith("_") || path.equals("site.yaml")) {
        return Optional.empty();
      }
      paths.add(path.replace('\\', '/'));
    }
    return Optional.of(paths);
  }

  private void buildAll() {
    run(build::run);
    remembered = true;
  }

  private interface Run {
    BuildReport run() throws BuildException;
  }

  private void run(Run run) {
    try {
      BuildReport report = run.run();
      nextChange = report.nextChange();
      server.tellProblems(report.problems());
      listener.accept(report);
    } catch (BuildException e) {
      server.tellProblems(List.of(problem(e)));
    }
  }

  private static Problem problem(BuildException e) {
    return Problem.error("build", "", Position.START, String.valueOf(e.getMessage()))
        .withHint(e.hint());
  }

  private void remember() {
    try {
      build.remember();
    } catch (BuildException e) {
      server.tellProblems(List.of(problem(e)));
    }
    remembered = true;
  }

  /** Ends watching and building; the server is ended by whoever began it. */
  @Override
  public void close() throws IOException {
    remember();
    watcher.close();
    build.close();
  }
}

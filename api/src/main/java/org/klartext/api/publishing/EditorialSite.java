package org.klartext.api.publishing;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.build.SiteBuild;

/**
 * The internal edition with drafts, for people of the house: read and planned when somebody asks
 * for it, and never written to the disk.
 */
public final class EditorialSite implements AutoCloseable {
  private final BuildOptions options;
  private final InstantSource clock;
  private final Supplier<Snapshot> published;
  private Optional<SiteBuild> build = Optional.empty();
  private Optional<Seen> last = Optional.empty();

  /** What the tree was made into, and which public snapshot was there at that time. */
  private record Seen(Snapshot snapshot, Snapshot published) {}

  /**
   * Of a tree that a server follows.
   *
   * @param options of the internal edition
   * @param clock tells when it is
   * @param published what is public; another one after every change of the tree
   */
  public EditorialSite(BuildOptions options, InstantSource clock, Supplier<Snapshot> published) {
    this.options = options;
    this.clock = clock;
    this.published = published;
  }

  /**
   * What people of the house see now; the first one takes as long as a server needs to start.
   *
   * @throws UnreadableTreeException if there is nothing to read
   */
  public synchronized Snapshot snapshot() {
    Snapshot now = published.get();
    Optional<Snapshot> known = last.filter(it -> isCurrent(it, now)).map(Seen::snapshot);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      if (build.isEmpty()) {
        build = Optional.of(SiteBuild.open(options, clock));
      }
      Snapshot snapshot = new Snapshot(build.get().look());
      last = Optional.of(new Seen(snapshot, now));
      return snapshot;
    } catch (BuildException e) {
      throw new UnreadableTreeException(e);
    }
  }

  private boolean isCurrent(Seen seen, Snapshot now) {
    return seen.published() == now
        && seen.snapshot()
            .site()
            .nextChange()
            .filter(change -> !clock.instant().isBefore(change))
            .isEmpty();
  }

  /** Ends the threads that read. */
  @Override
  public synchronized void close() {
    build.ifPresent(SiteBuild::close);
    build = Optional.empty();
    last = Optional.empty();
  }
}

package org.klartext.api.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.api.publishing.Snapshot;
import org.klartext.view.View;

/** The documents of what one edition shows at this moment. Safe for several threads. */
public final class Reading {
  private static final int KEPT_BYTES = 48 << 20;

  private final Supplier<Snapshot> snapshots;
  private final Optional<Path> out;
  private final InstantSource clock;
  private final Cache<View, Representation> made =
      Caffeine.newBuilder()
          .weakKeys()
          .maximumWeight(KEPT_BYTES)
          .weigher((View _, Representation it) -> it.length())
          .build();
  private volatile Optional<Documents> current = Optional.empty();

  /**
   * The documents of an edition.
   *
   * @param snapshots gives what it shows at this moment
   * @param out where the same documents are written to, if they are
   * @param clock tells when it is
   */
  public Reading(Supplier<Snapshot> snapshots, Optional<Path> out, InstantSource clock) {
    this.snapshots = snapshots;
    this.out = out;
    this.clock = clock;
  }

  /** The documents of this moment. */
  public Documents documents() {
    Snapshot snapshot = snapshots.get();
    Optional<Documents> known = current.filter(it -> it.isOf(snapshot));
    if (known.isPresent()) {
      return known.get();
    }
    Documents now = new Documents(snapshot, clock.instant(), out, made);
    current = Optional.of(now);
    return now;
  }
}

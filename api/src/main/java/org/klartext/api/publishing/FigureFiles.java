package org.klartext.api.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.klartext.api.contribution.Publication;
import org.klartext.api.figures.Chronicle;
import org.klartext.api.store.Database;

/** The service figures in the tree: one file a month, made again from the database. */
public final class FigureFiles {
  private final Database database;
  private final Publisher publisher;
  private final Chronicle chronicle;
  private Instant looked = Instant.EPOCH;
  private Optional<Chronicle.Sign> told = Optional.empty();
  private Optional<YearMonth> last = Optional.empty();

  /** Those of one portal. */
  public FigureFiles(Database database, Publisher publisher, Chronicle chronicle) {
    this.database = database;
    this.publisher = publisher;
    this.chronicle = chronicle;
  }

  /**
   * Publishes the figures that have changed. Looks at most once a minute, and only counts if
   * something has happened or another day has begun. Who has just started looks at all months, all
   * others at those since the last time.
   *
   * @return true if there is something new to apply
   */
  public boolean publish(Instant now) {
    Duration rest = Duration.between(looked, now);
    if (!rest.isNegative() && rest.compareTo(Chronicle.FRESH) < 0) {
      return false;
    }
    looked = now;
    Chronicle.Sign sign = chronicle.sign(now);
    if (told.equals(Optional.of(sign))) {
      return false;
    }
    SortedMap<YearMonth, byte[]> months = chronicle.since(last, now);
    boolean published = publish(months, now);
    told = Optional.of(sign);
    last = months.isEmpty() ? last : Optional.of(months.lastKey());
    return published;
  }

  private boolean publish(SortedMap<YearMonth, byte[]> months, Instant now) {
    List<Change> changes = new ArrayList<>();
    months.forEach(
        (month, bytes) -> changes.add(Change.to(TreePaths.figures(month), Optional.of(bytes))));
    List<Publication> publications = publisher.prepare(Optional.empty(), changes);
    if (!publications.isEmpty()) {
      database.transact(tx -> {
        publisher.add(tx, publications, now);
        return true;
      });
    }
    return !publications.isEmpty();
  }
}

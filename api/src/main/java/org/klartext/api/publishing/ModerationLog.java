package org.klartext.api.publishing;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Publication;
import org.klartext.api.store.Database;
import org.klartext.api.store.Decisions.Logged;
import org.klartext.api.store.Decisions.Newest;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * The public log of decisions: one file a month, made again from the database, without personal
 * data. What can still be undone is not in it yet.
 */
public final class ModerationLog {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private final Database database;
  private final Publisher publisher;
  private final Supplier<Snapshot> snapshot;
  private final Duration undo;
  private Optional<Newest> newest = Optional.empty();

  /**
   * A log of one portal.
   *
   * @param undo how long a decision can be undone
   */
  public ModerationLog(
      Database database, Publisher publisher, Supplier<Snapshot> snapshot, Duration undo) {
    this.database = database;
    this.publisher = publisher;
    this.snapshot = snapshot;
    this.undo = undo;
  }

  /**
   * Publishes what has been decided since, if anything has: the months from the last decision that
   * is in the log until now. Who has just started looks one month further back, because the server
   * may have ended before the last decisions of a month were logged.
   *
   * @return true if there is something new to apply
   */
  public boolean publish(Instant now) {
    Instant until = now.minus(undo);
    Optional<Newest> last = database.query(tx -> tx.decisions().newest(until));
    if (last.isEmpty() || last.equals(newest)) {
      return false;
    }
    ZoneId zone = snapshot.get().site().config().timeZone();
    YearMonth month =
        newest.map(it -> month(it, zone)).orElseGet(() -> month(last.get(), zone).minusMonths(1));
    boolean published = false;
    for (; !month.isAfter(month(last.get(), zone)); month = month.plusMonths(1)) {
      published |= publish(month, until, zone);
    }
    newest = last;
    return published;
  }

  private static YearMonth month(Newest decision, ZoneId zone) {
    return YearMonth.from(decision.at().atZone(zone));
  }

  private boolean publish(YearMonth month, Instant until, ZoneId zone) {
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    Instant to = end.isBefore(until) ? end : until;
    List<Logged> decisions = database.query(tx -> tx.decisions().logged(from, to));
    if (decisions.isEmpty()) {
      return false;
    }
    Change change = Change.to(TreePaths.log(month), Optional.of(json(month, decisions)));
    List<Publication> publications = publisher.prepare(Optional.empty(), List.of(change));
    database.transact(tx -> {
      publisher.add(tx, publications, until);
      return true;
    });
    return !publications.isEmpty();
  }

  private byte[] json(YearMonth month, List<Logged> decisions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ObjectWriteContext pretty =
        new ObjectWriteContext.Base() {
          @Override
          public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    try (JsonGenerator json = FACTORY.createGenerator(pretty, bytes)) {
      json.writeStartObject();
      json.writeStringProperty("month", month.toString());
      json.writeArrayPropertyStart("decisions");
      decisions.forEach(it -> write(json, it));
      json.writeEndArray();
      json.writeObjectPropertyStart("totals");
      totals(json, decisions);
      json.writeEndObject();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void write(JsonGenerator json, Logged logged) {
    Decision decision = logged.decision();
    json.writeStartObject();
    json.writeStringProperty("at", decision.at().truncatedTo(ChronoUnit.SECONDS).toString());
    json.writeStringProperty("kind", logged.kind().key());
    json.writeStringProperty("decision", decision.action().key());
    decision.reason().ifPresent(it -> json.writeStringProperty("reason", it));
    json.writeStringProperty("by", decision.by().key());
    page(logged).ifPresent(it -> json.writeStringProperty("page", it));
    json.writeEndObject();
  }

  /** Only where everybody can see it: what was refused stays out of sight. */
  private Optional<String> page(Logged logged) {
    return logged.wasPublic()
        ? snapshot.get().page(logged.page()).map(page -> page.meta().permalink().path())
        : Optional.empty();
  }

  private static void totals(JsonGenerator json, List<Logged> decisions) {
    for (Decision.Action action :
        List.of(
            Decision.Action.APPROVED,
            Decision.Action.REJECTED,
            Decision.Action.REMOVED,
            Decision.Action.WITHDRAWN,
            Decision.Action.ERASED)) {
      List<Logged> of = decisions.stream().filter(it -> it.decision().action() == action).toList();
      if (action == Decision.Action.REJECTED || action == Decision.Action.REMOVED) {
        json.writeObjectPropertyStart(action.key());
        byReason(of).forEach(json::writeNumberProperty);
        json.writeEndObject();
      } else {
        json.writeNumberProperty(action.key(), of.size());
      }
    }
  }

  private static Map<String, Integer> byReason(List<Logged> decisions) {
    Map<String, Integer> numbers = new TreeMap<>();
    decisions.forEach(it -> numbers.merge(it.decision().reason().orElse(""), 1, Integer::sum));
    return numbers;
  }
}

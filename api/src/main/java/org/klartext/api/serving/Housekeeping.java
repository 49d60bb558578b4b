package org.klartext.api.serving;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.klartext.api.feedback.Feedback;
import org.klartext.api.moderation.Ownership;
import org.klartext.api.publishing.FigureFiles;
import org.klartext.api.publishing.ModerationLog;
import org.klartext.api.publishing.PublicationRelay;
import org.klartext.api.publishing.StaleTreeException;
import org.klartext.api.store.Database;
import org.klartext.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server does by itself: the public log, the service figures, passing on questions whose
 * promise was broken or whose owner is gone, storing what was counted, and forgetting what need not
 * be kept.
 */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration RHYTHM = Duration.ofSeconds(2);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration CLEANING = Duration.ofMinutes(10);
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);
  private static final Duration REPETITIONS = Duration.ofHours(24);
  private static final Duration SENDERS = Duration.ofDays(2);

  private final Database database;
  private final ModerationLog log;
  private final FigureFiles figures;
  private final Ownership ownership;
  private final Feedback feedback;
  private final PublicationRelay relay;
  private final String node;
  private final InstantSource clock;
  private final Thread thread;
  private Instant cleaned = Instant.EPOCH;
  private volatile boolean open = true;

  Housekeeping(
      Database database,
      ModerationLog log,
      FigureFiles figures,
      Ownership ownership,
      Feedback feedback,
      PublicationRelay relay,
      String node,
      InstantSource clock) {
    this.database = database;
    this.log = log;
    this.figures = figures;
    this.ownership = ownership;
    this.feedback = feedback;
    this.relay = relay;
    this.node = node;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("housekeeping").daemon().unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  private void work() {
    while (open) {
      try {
        Thread.sleep(RHYTHM);
        round();
      } catch (InterruptedException e) {
        open = false;
      } catch (StoreException e) {
        LOG.debug("The database cannot be used: {}", e.getMessage());
      } catch (StaleTreeException e) {
        LOG.debug("Another node was faster: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("Housekeeping failed; this is a fault of Klartext", e);
      }
    }
  }

  private void round() {
    feedback.save();
    Instant now = clock.instant();
    boolean changed = isOurs("owners", now) && passOn();
    changed |= isOurs("log", now) && log.publish(now);
    changed |= isOurs("figures", now) && figures.publish(now);
    if (changed) {
      relay.ring();
    }
    if (cleaned.plus(CLEANING).isBefore(now)) {
      database.transact(tx -> {
        tx.repetitions().forget(now.minus(REPETITIONS));
        tx.contributions().forgetSenders(now.minus(SENDERS));
        tx.sessions().forget(now);
        return true;
      });
      feedback.tidy();
      database.tidy();
      relay.sweep(now.minus(LEFT_BEHIND));
      cleaned = now;
    }
  }

  private boolean passOn() {
    boolean replaced = ownership.replaceAbsent();
    return ownership.escalate() || replaced;
  }

  /** True if no other node does it. */
  private boolean isOurs(String what, Instant now) {
    return database.isEmbedded()
        || database.transact(tx -> tx.leases().take(what, node, now, now.plus(LEASE)));
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

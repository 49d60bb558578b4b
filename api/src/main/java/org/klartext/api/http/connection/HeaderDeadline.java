package org.klartext.api.http.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which a request has begun but its headers do not come to an end. What rests
 * between two requests is left to the idle timeout.
 */
public final class HeaderDeadline implements Connection.Listener {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int LOOKS = 2;

  private final Scheduler scheduler;

  /**
   * For all connections of a connector.
   *
   * @param scheduler of the connector
   */
  public HeaderDeadline(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * What a connection was like when it was looked at.
   *
   * @param requests whose headers have come
   * @param bytes that came before a request began
   * @param looks for how many looks it has been waited for the rest of the headers
   * @param busy true if a request was being answered; the rest of its body is no new request
   */
  private record Look(long requests, long bytes, int looks, boolean busy) {}

  @Override
  public void onOpened(Connection connection) {
    again(connection, new Look(0, 0, 0, false));
  }

  private void again(Connection connection, Look last) {
    scheduler.schedule(() -> look(connection, last), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Connection connection, Look last) {
    if (!connection.getEndPoint().isOpen()) {
      return;
    }
    long requests = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean busy = requests != last.requests() || requests > connection.getMessagesOut();
    if (busy || last.busy() || bytes == last.bytes()) {
      again(connection, new Look(requests, bytes, 0, busy));
    } else if (last.looks() + 1 < LOOKS) {
      again(connection, new Look(requests, last.bytes(), last.looks() + 1, false));
    } else {
      connection.getEndPoint().close();
    }
  }
}

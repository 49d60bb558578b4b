package org.klartext.api.http.connection;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Handles each request in a virtual thread of its own, as it may wait for the store or the client.
 * The few threads that read requests never wait, so what comes before this handler must not either.
 */
public final class OwnThread extends Handler.Wrapper {
  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());

  /** All requests of another handler. */
  public OwnThread(Handler handler) {
    super(handler);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    threads.execute(() -> handled(request, response, callback));
    return true;
  }

  private void handled(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Throwable e) {
      Response.writeError(request, response, callback, e); // Jetty logs it
    }
  }
}

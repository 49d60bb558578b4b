package org.klartext.api.http.connection;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;

/** Gives up on requests whose body comes too slowly; those that have none are not even watched. */
public final class SlowBodies extends MinimumDataRateHandler {
  /**
   * With the same limit for all.
   *
   * @param slowest bytes a second that are still waited for
   */
  public SlowBodies(int slowest) {
    super(slowest, 0);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Handler next = getHandler();
    boolean watched = next == null || hasBody(request.getHeaders());
    return watched
        ? super.handle(request, response, callback)
        : next.handle(request, response, callback);
  }

  private static boolean hasBody(HttpFields headers) {
    return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
        || headers.contains(HttpHeader.TRANSFER_ENCODING);
  }
}

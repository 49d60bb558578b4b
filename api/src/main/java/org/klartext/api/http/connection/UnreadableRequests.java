package org.klartext.api.http.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.klartext.api.config.SecurityHeaders;

/** Answers what is not even a request, before any route is looked for. */
public final class UnreadableRequests implements Request.Handler {
  private final Supplier<Optional<String>> page;
  private final IntFunction<byte[]> problem;

  /**
   * With the same answers to all of them.
   *
   * @param page for browsers; empty if it cannot be made
   * @param problem for programs: the problem document of a status
   */
  public UnreadableRequests(Supplier<Optional<String>> page, IntFunction<byte[]> problem) {
    this.page = page;
    this.problem = problem;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(request, response);
    Optional<String> html =
        request.getHeaders().contains(HttpHeader.ACCEPT, "text/html")
            ? page.get()
            : Optional.empty();
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    SecurityHeaders.of(request.isSecure()).forEach(headers::put);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(
        HttpHeader.CONTENT_TYPE,
        html.isPresent() ? "text/html; charset=utf-8" : "application/problem+json");
    byte[] body =
        html.map(it -> it.getBytes(StandardCharsets.UTF_8)).orElseGet(() -> problem.apply(status));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  /** A protocol that we do not speak is no fault of ours. */
  private static int status(Request request, Response response) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException e
            ? e.getCode()
            : response.getStatus();
    return status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505
            || status == HttpStatus.NOT_IMPLEMENTED_501
        ? HttpStatus.BAD_REQUEST_400
        : status;
  }
}

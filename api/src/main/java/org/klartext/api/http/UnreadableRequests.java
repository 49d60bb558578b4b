package org.klartext.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.klartext.api.config.SecurityHeaders;
import org.klartext.api.pages.MessagePage;

/** Answers what is not even a request, before any route is looked for. */
final class UnreadableRequests implements Request.Handler {
  private final Pages pages;
  private final String lang;

  /**
   * In the language of the portal; what the browser prefers cannot be known.
   *
   * @param lang language tag
   */
  UnreadableRequests(Pages pages, String lang) {
    this.pages = pages;
    this.lang = lang;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(request, response);
    Optional<String> page =
        request.getHeaders().contains(HttpHeader.ACCEPT, "text/html")
            ? pages.html(lang, new MessagePage("bad-request"))
            : Optional.empty();
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    SecurityHeaders.of(request.isSecure()).forEach(headers::put);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(
        HttpHeader.CONTENT_TYPE,
        page.isPresent() ? "text/html; charset=utf-8" : "application/problem+json");
    byte[] body =
        page.map(it -> it.getBytes(StandardCharsets.UTF_8)).orElseGet(() -> error(status).json());
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

  private static ApiError error(int status) {
    return switch (status) {
      case 408 -> ApiError.of(408, "incomplete-request", "The request did not arrive in time.");
      case 414 -> ApiError.of(414, "too-large", "The address is too long.");
      case 431 -> ApiError.of(431, "too-large", "The headers of the request are too large.");
      case 500 ->
          ApiError.of(500, "internal-error", "This is a fault of Klartext. It has been logged.");
      default ->
          ApiError.of(
              status, "malformed-request", "This is not a request of HTTP as it should be.");
    };
  }
}

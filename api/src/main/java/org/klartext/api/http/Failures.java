package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.api.publishing.UnreadableTreeException;
import org.klartext.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of requests that are not fulfilled: programs get a problem document, people a page.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final List<String> PAGES = List.of("ask", "pages/", "receipt/", "desk");

  private final Portal portal;
  private final Pages pages;
  private final SiteFiles files;

  Failures(Portal portal, Pages pages, SiteFiles files) {
    this.portal = portal;
    this.pages = pages;
    this.files = files;
  }

  void fail(Context context, ApiError error) {
    error.headers().forEach(context::header);
    if (isForPeople(context)) {
      pages.message(
          context, error.status(), pages.lang(context), error.code(), Pages.arguments(error));
    } else {
      Answers.problem(context, error);
    }
  }

  /** A form comes from a browser; a page is asked for by one, unless JSON comes or is wanted. */
  private boolean isForPeople(Context context) {
    boolean html = accepts(context, "text/html");
    if (RequestBody.isForm(context) && html) {
      return true;
    }
    boolean json = RequestBody.isJson(context) || (accepts(context, "json") && !html);
    return !json && isBelow(context, PAGES.stream());
  }

  private boolean isBelow(Context context, Stream<String> starts) {
    String path = context.path();
    return starts.anyMatch(it -> path.startsWith(portal.apiPath() + it));
  }

  static boolean accepts(Context context, String type) {
    return Optional.ofNullable(context.header("Accept")).orElse("").contains(type);
  }

  void unavailable(StoreException e, Context context) {
    LOG.error("{}", e.getMessage());
    fail(context, ApiError.unavailable());
  }

  void unreadable(UnreadableTreeException e, Context context) {
    LOG.error("The internal edition cannot be read: {}", e.getMessage());
    fail(
        context,
        ApiError.of(503, "unavailable", "The content cannot be read at the moment. Try again soon.")
            .withHeader("Retry-After", "5"));
  }

  void refused(HttpResponseException e, Context context) {
    boolean api =
        isBelow(context, Stream.of("api/"))
            || context.path().startsWith(portal.basePath() + "api/");
    if (e.getStatus() == 404 && !api) {
      files.notFound(context);
    } else {
      fail(context, error(e.getStatus()));
    }
  }

  private static ApiError error(int status) {
    return status == 404
        ? ApiError.of(404, "not-found", "There is nothing at this address.")
        : ApiError.of(status, "bad-request", "The server knows no such request.");
  }

  void broken(Exception e, Context context) {
    LOG.error(
        "{} {} failed; this is a fault of Klartext",
        context.method(),
        AccessLog.path(context.path()),
        e);
    fail(
        context,
        ApiError.of(500, "internal-error", "This is a fault of Klartext. It has been logged."));
  }

  /** The refusal of what is not even a request. */
  static ApiError unreadable(int status) {
    return switch (status) {
      case 408 -> ApiError.of(408, "incomplete-request", "The request did not arrive in time.");
      case 414 -> ApiError.of(414, "too-large", "The address is too long.");
      case 431 -> ApiError.of(431, "too-large", "The headers of the request are too large.");
      case 500 ->
          ApiError.of(500, "internal-error", "This is a fault of Klartext. It has been logged.");
      case 503 -> ApiError.unavailable(); // the server ends
      default ->
          ApiError.of(
              status, "malformed-request", "This is not a request of HTTP as it should be.");
    };
  }
}

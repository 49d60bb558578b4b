package org.klartext.api.description;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/** What the client of the JDK has sent and got. */
public final class Exchanges {
  private static final long LONGEST = 1_000_000;

  private Exchanges() {}

  /**
   * One exchange.
   *
   * @param base path below which the server answers
   */
  public static Exchange of(String base, HttpRequest request, HttpResponse<String> response) {
    String query = Optional.ofNullable(request.uri().getRawQuery()).map(it -> "?" + it).orElse("");
    return new Exchange(
        request.method(),
        below(base, request.uri().getRawPath() + query),
        Exchange.mediaType(request.headers().firstValue("Content-Type").orElse("")),
        request.bodyPublisher().filter(Exchanges::isShort).map(Exchanges::text),
        response.statusCode(),
        response.headers()::firstValue,
        response.body());
  }

  /** A path as the description has it. */
  public static String below(String base, String path) {
    return path.startsWith(base) ? path.substring(base.length() - 1) : path;
  }

  private static boolean isShort(BodyPublisher body) {
    return body.contentLength() >= 0 && body.contentLength() < LONGEST;
  }

  private static String text(BodyPublisher body) {
    BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    body.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            text.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer bytes) {
            text.onNext(List.of(bytes));
          }

          @Override
          public void onError(Throwable error) {
            text.onError(error);
          }

          @Override
          public void onComplete() {
            text.onComplete();
          }
        });
    return text.getBody().toCompletableFuture().join();
  }
}

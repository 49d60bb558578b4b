package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which handler answers which method of a path. Whoever asks with another method learns which there
 * are: HEAD is answered as GET is, OPTIONS with the list, all else with 405.
 */
final class RouteTable {
  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.HEAD,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.TRACE,
          HandlerType.OPTIONS);

  private static final Set<String> NAMES =
      METHODS.stream().map(HandlerType::name).collect(Collectors.toUnmodifiableSet());

  private final Map<String, Map<HandlerType, Handler>> paths = new LinkedHashMap<>();

  void get(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
    add(HandlerType.HEAD, path, handler);
  }

  void post(String path, Handler handler) {
    add(HandlerType.POST, path, handler);
  }

  void put(String path, Handler handler) {
    add(HandlerType.PUT, path, handler);
  }

  void delete(String path, Handler handler) {
    add(HandlerType.DELETE, path, handler);
  }

  /** Everything that no other path takes. */
  void rest(Handler get, Handler others) {
    METHODS.forEach(it -> add(it, "/*", others));
    get("/*", get);
  }

  private void add(HandlerType method, String path, Handler handler) {
    paths.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
  }

  /** Tells the server all of them. */
  void addTo(RoutesConfig routes) {
    paths.forEach((path, handlers) -> {
      String allowed = allowed(handlers);
      for (HandlerType method : METHODS) {
        routes.addHttpHandler(method, path, handlers.getOrDefault(method, other(method, allowed)));
      }
    });
  }

  private static String allowed(Map<HandlerType, Handler> handlers) {
    return Stream.concat(handlers.keySet().stream().map(HandlerType::name), Stream.of("OPTIONS"))
        .collect(Collectors.joining(", "));
  }

  private static Handler other(HandlerType method, String allowed) {
    return method.equals(HandlerType.OPTIONS)
        ? context -> context.status(204).header("Allow", allowed)
        : _ -> {
          throw notAllowed(allowed);
        };
  }

  /** True if there are routes for a method. */
  static boolean isKnown(String method) {
    return NAMES.contains(method);
  }

  /**
   * Lets only those pass that ask with a method for which there are routes.
   *
   * @throws ApiException if it is another, or if a header is to make it another
   */
  static void requireKnownMethod(Context context) {
    if (!isKnown(context.req().getMethod())) {
      throw notAllowed(METHODS.stream().map(HandlerType::name).collect(Collectors.joining(", ")));
    }
    if (context.header("X-HTTP-Method-Override") != null) {
      throw ApiError.of(400, "method-override", "Send the method itself; no header changes it.")
          .exception();
    }
  }

  /** The refusal of a method that a path does not know. */
  static ApiException notAllowed(String allowed) {
    return ApiError.of(405, "method-not-allowed", "Possible here: " + allowed + ".")
        .withHeader("Allow", allowed)
        .exception();
  }
}

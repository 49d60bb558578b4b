package org.klartext.api.http.message;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The parameters of a request: those that are known, each at most once. */
public final class Query {
  /** The longest page of a list. */
  public static final int LARGEST_PAGE = 100;

  private static final int USUAL_PAGE = 20;

  private final Context context;

  private Query(Context context) {
    this.context = context;
  }

  /**
   * Those of a request.
   *
   * @param known names of parameters
   * @throws ApiException if there are others, or if one is there twice
   */
  public static Query of(Context context, List<String> known) {
    context
        .queryParamMap()
        .forEach((name, values) -> {
          if (!known.contains(name)) {
            throw invalid(name, "Known are: " + String.join(", ", known) + ".");
          }
          if (values.size() > 1) {
            throw invalid(name, "Name it once.");
          }
        });
    return new Query(context);
  }

  /** A parameter; empty if it is not there or says nothing. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(it -> !it.isEmpty());
  }

  /**
   * A parameter that has to be there.
   *
   * @throws ApiException if it is not, or if there are only blanks in it
   */
  public String required(String name) {
    return text(name)
        .filter(it -> !it.isBlank())
        .orElseThrow(() -> invalid(name, "Say what is looked for."));
  }

  /**
   * A parameter that names something.
   *
   * @param reader finds what is named
   * @throws ApiException if there is no such thing
   */
  public <T> Optional<T> named(String name, Function<String, Optional<T>> reader) {
    return text(name)
        .map(text ->
            reader
                .apply(text)
                .orElseThrow(() -> invalid(name, "“" + text + "” is not possible here.")));
  }

  /**
   * How long a page of a list may be, from the parameter {@code limit}.
   *
   * @throws ApiException if it is no number from 1 to {@link #LARGEST_PAGE}
   */
  public int limit() {
    return size("limit", LARGEST_PAGE).orElse(USUAL_PAGE);
  }

  /**
   * How long a page of a list may be.
   *
   * @throws ApiException if it is no number from 1 to the largest
   */
  public Optional<Integer> size(String name, int largest) {
    return named(name, text -> length(text, largest));
  }

  private static Optional<Integer> length(String text, int largest) {
    return text.matches("\\d{1,4}")
        ? Optional.of(Integer.parseInt(text)).filter(it -> it > 0 && it <= largest)
        : Optional.empty();
  }

  private static ApiException invalid(String name, String detail) {
    return ApiError.of(400, "invalid-parameter", name + ": " + detail).exception();
  }
}

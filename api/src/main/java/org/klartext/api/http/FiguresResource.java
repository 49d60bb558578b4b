package org.klartext.api.http;

import io.javalin.http.Context;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.klartext.api.figures.Chronicle;
import org.klartext.api.http.message.Query;

/** How the house keeps its promises, for everybody. */
final class FiguresResource {
  private static final List<String> PARAMETERS = List.of("month");
  private static final String MONTH = "\\d{4}-(0[1-9]|1[0-2])";

  private final Portal portal;

  FiguresResource(Portal portal) {
    this.portal = portal;
  }

  /** {@code GET /api/v1/dialogue/figures}: of one month, the present one if none is named. */
  void show(Context context) {
    Query query = Query.of(context, PARAMETERS);
    Optional<YearMonth> month = query.named("month", FiguresResource::month);
    byte[] figures = portal.figures().month(month, portal.clock().instant());
    context
        .header("Cache-Control", "public, max-age=" + Chronicle.FRESH.toSeconds())
        .contentType("application/json")
        .result(figures);
  }

  private static Optional<YearMonth> month(String text) {
    return text.matches(MONTH) ? Optional.of(YearMonth.parse(text)) : Optional.empty();
  }
}

package org.klartext.api.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.StoreException;

/** How the server is. */
final class HealthResource {
  private final Portal portal;
  private final Authentication authentication;
  private final Visitors visitors;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private volatile boolean ending;

  HealthResource(Portal portal, Authentication authentication, Visitors visitors) {
    this.portal = portal;
    this.authentication = authentication;
    this.visitors = visitors;
    new JvmMemoryMetrics().bindTo(registry);
    Gauge.builder("klartext.pages", () -> portal.snapshot().site().pages().size())
        .description("Pages of the public edition")
        .register(registry);
    Gauge.builder(
            "klartext.publications.waiting", () -> portal.relay().failure().isPresent() ? 1 : 0)
        .description("1 while publications cannot be applied")
        .register(registry);
    Gauge.builder("klartext.store.failing", () -> portal.database().failure().isPresent() ? 1 : 0)
        .description("1 while nothing can be stored")
        .register(registry);
  }

  /** Counts an answer; what methods strangers invent, they do not fill our memory. */
  void count(Context context, float milliseconds) {
    String method = context.req().getMethod();
    registry
        .timer(
            "klartext.http",
            "method",
            RouteTable.isKnown(method) ? method : "other",
            "status",
            String.valueOf(context.status().getCode() / 100) + "xx")
        .record(Duration.ofNanos((long) (milliseconds * 1_000_000)));
  }

  /** From now on the server is not ready: it ends. */
  void end() {
    ending = true;
  }

  /** {@code GET /health/live}: the process answers. */
  void live(Context context) {
    context.header("Cache-Control", "no-store");
    Answers.json(context, json -> json.writeStringProperty("status", "up"));
  }

  /** {@code GET /health/ready}: requests can be fulfilled; details only for those who may know. */
  void ready(Context context) {
    Optional<String> store = storeFailure();
    boolean ready = store.isEmpty() && !ending;
    context.status(ready ? 200 : 503).header("Cache-Control", "no-store");
    boolean details = mayKnow(context);
    Answers.json(
        context,
        json -> {
          json.writeStringProperty("status", ready ? "up" : "down");
          if (details) {
            json.writeStringProperty("store", store.orElse("up"));
            json.writeStringProperty("publications", portal.relay().failure().orElse("up"));
            if (store.isEmpty()) {
              json.writeNumberProperty("conflicts", conflicts());
            }
            json.writeStringProperty("site", portal.site().failure().orElse("up"));
            json.writeNumberProperty("pages", portal.snapshot().site().pages().size());
            json.writeNumberProperty("contentErrors", portal.site().report().errors());
          }
        });
  }

  /** Whether the store can be read shows now; whether it can be written, the last time it was. */
  private Optional<String> storeFailure() {
    try {
      portal.database().query(tx -> tx.contributions().find(""));
      return portal.database().failure();
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private int conflicts() {
    return portal.dialogue().conflicts().count();
  }

  private boolean mayKnow(Context context) {
    return visitors.isLocal(context)
        || authentication.identity(context).filter(it -> it.may(Scope.METRICS)).isPresent();
  }

  /** {@code GET /metrics}: for Prometheus, on this machine or with a token. */
  void metrics(Context context) {
    if (!visitors.isLocal(context)) {
      authentication.require(context, Scope.METRICS);
    }
    StringBuilder counts = new StringBuilder();
    counts.append("# TYPE klartext_conflicts gauge\n");
    counts.append("klartext_conflicts %d\n".formatted(conflicts()));
    counts.append("# TYPE klartext_contributions gauge\n");
    portal
        .database()
        .query(tx -> tx.contributions().counts())
        .forEach((state, count) ->
            counts.append("klartext_contributions{state=\"%s\"} %d\n".formatted(state, count)));
    context
        .header("Cache-Control", "no-store")
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(registry.scrape() + counts);
  }
}

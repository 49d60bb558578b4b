package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.klartext.api.git.GitSync;
import org.klartext.api.git.SyncResult;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/** How the server is, and whether its tree is in step with Git. */
final class HealthResource {
  private static final Logger LOG = LoggerFactory.getLogger(HealthResource.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Portal portal;
  private final Authentication authentication;
  private final Visitors visitors;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();
  private volatile boolean ending;

  /** What is counted together. */
  private record Answered(String method, int statusClass) {}

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
    portal.git().ifPresent(this::measure);
    Gauge.builder("klartext.store.failing", () -> portal.database().failure().isPresent() ? 1 : 0)
        .description("1 while nothing can be stored")
        .register(registry);
  }

  private void measure(GitSync git) {
    Gauge.builder("klartext.git.failing", () -> git.status().problem().isPresent() ? 1 : 0)
        .description("1 while tree and Git cannot be brought in step")
        .register(registry);
    Gauge.builder("klartext.git.waiting", () -> git.status().waiting())
        .description("Publications that are not in Git yet")
        .register(registry);
  }

  /** Counts an answer; what methods strangers invent, they do not fill our memory. */
  void count(String method, int status, long nanos) {
    Answered kind = new Answered(RouteTable.isKnown(method) ? method : "other", status / 100);
    timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered kind) {
    return registry.timer(
        "klartext.http", "method", kind.method(), "status", kind.statusClass() + "xx");
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
            portal
                .git()
                .map(GitSync::status)
                .ifPresent(it -> json.writeStringProperty("git", it.problem().orElse("up")));
            json.writeStringProperty(
                "search", portal.search().published().searcher().isPresent() ? "up" : "starting");
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

  /** {@code POST /api/v1/sync}: brings tree and Git in step now. */
  void sync(Context context) {
    authentication.require(context, Scope.EDITORIAL);
    GitSync git =
        portal
            .git()
            .orElseThrow(() ->
                ApiError.of(409, "git-off", "This server does not use Git. Start it with --git.")
                    .exception());
    SyncResult result = await(git.sync());
    if (result.isRemoteAway()) {
      throw ApiError.of(502, "git-remote", result.problem().orElse("")).exception();
    }
    context.header("Cache-Control", "no-store");
    Answers.json(context, json -> write(json, result));
  }

  private static SyncResult await(CompletableFuture<SyncResult> round) {
    try {
      return round.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("Git takes its time: {}", e.toString());
    }
    throw ApiError.of(
            503, "git-busy", "Git takes longer than usual and goes on. Ask again in a while.")
        .withHeader("Retry-After", "30")
        .exception();
  }

  private static void write(JsonGenerator json, SyncResult result) {
    json.writeNumberProperty("fetched", result.fetched());
    json.writeNumberProperty("committed", result.committed());
    json.writeNumberProperty("pushed", result.pushed());
    json.writeNumberProperty("waiting", result.waiting());
    json.writeArrayPropertyStart("leftAlone");
    result.leftAlone().forEach(json::writeString);
    json.writeEndArray();
    result.problem().ifPresent(it -> json.writeStringProperty("problem", it));
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

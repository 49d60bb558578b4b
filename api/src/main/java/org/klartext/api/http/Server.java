package org.klartext.api.http;

import org.klartext.api.http.document.DocumentLane;
import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.klartext.api.config.Settings;
import org.klartext.api.http.connection.HeaderDeadline;
import org.klartext.api.http.connection.NoSessions;
import org.klartext.api.http.connection.OwnThread;
import org.klartext.api.http.connection.SecuredAnswers;
import org.klartext.api.http.connection.SlowBodies;
import org.klartext.api.http.connection.UnreadableRequests;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.pages.MessagePage;
import org.klartext.api.publishing.UnreadableTreeException;
import org.klartext.api.store.StoreException;

/** The HTTP server: what every request has to pass, and what becomes of failures. */
public final class Server implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");
  private static final int SLOWEST_BYTES_A_SECOND = 100;

  private final Portal portal;
  private final Visitors visitors;
  private final Pages pages;
  private final Routes.Resources resources;
  private final Failures failures;
  private final Javalin javalin;

  private Server(Portal portal) {
    this.portal = portal;
    this.visitors =
        new Visitors(
            portal.keys(), portal.config().proxies(), portal.config().limits(), portal.clock());
    FormTimes times = new FormTimes(portal.keys(), portal.clock());
    this.pages = new Pages(portal, times);
    this.resources = resources(times);
    this.failures = new Failures(portal, pages, resources.files());
    this.javalin = Javalin.create(this::configure);
  }

  private Routes.Resources resources(FormTimes times) {
    Authentication authentication = new Authentication(portal);
    FormResource forms = new FormResource(portal, pages);
    SiteFiles files = new SiteFiles(portal.site().out(), portal.basePath());
    SearchResource.VainSearches vain = portal.feedback()::searchedInVain;
    ContributionJson json = new ContributionJson(portal);
    return new Routes.Resources(
        new SearchResource(portal, authentication, visitors, vain),
        new SearchPageResource(portal, visitors, pages, files, vain),
        new SubmissionResource(portal, authentication, visitors, times, forms),
        forms,
        new ReportResource(portal, visitors, times, forms),
        new ReceiptResource(portal, pages),
        new QueueResource(portal, authentication, json),
        new ContributionResource(portal, authentication, json),
        new QuestionResource(portal, authentication),
        new FiguresResource(portal),
        new ContentResource(portal, authentication),
        new FeedbackResource(portal, authentication, visitors),
        new BulkResource(portal, authentication),
        new ConflictResource(portal, authentication),
        new DeskResource(portal, pages, authentication, visitors),
        new HealthResource(portal, authentication, visitors),
        new DescriptionResource(portal, pages),
        files);
  }

  /**
   * Begins to answer.
   *
   * @throws BindException with a sentence for people if the port cannot be used
   */
  public static Server start(Portal portal) throws BindException {
    Server server = new Server(portal);
    try {
      server.javalin.start(portal.config().host(), portal.config().port());
      return server;
    } catch (JavalinException e) {
      BindException failure =
          new BindException(
              "Port "
                  + portal.config().port()
                  + " of "
                  + portal.config().host()
                  + " cannot be used. Choose another with --port.");
      failure.initCause(e);
      throw failure;
    }
  }

  /** The port it listens at. */
  public int port() {
    return javalin.port();
  }

  /** Path of the portal, with slashes around it. */
  public String basePath() {
    return portal.basePath();
  }

  /** Path below which the server answers, with slashes around it. */
  public String apiPath() {
    return portal.apiPath();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = portal.config().limits().request();
    config.jetty.modifyHttpConfiguration(Server::restrict);
    config.jetty.modifyServer(this::harden);
    config.jetty.modifyServletContextHandler(it -> {
      it.setErrorHandler(unreadable());
      it.setSessionHandler(new NoSessions());
    });
    config.jetty.addConnector(this::connector);
    config.requestLogger.http(this::log);
    config.routes.before(this::begin);
    new Routes(resources, portal.apiPath(), portal.basePath()).add(config.routes);
    config.routes.exception(
        RefusedException.class, (e, it) -> failures.fail(it, ApiError.of(e.refusals())));
    config.routes.exception(ApiException.class, (e, it) -> failures.fail(it, e.error()));
    config.routes.exception(StoreException.class, failures::unavailable);
    config.routes.exception(UnreadableTreeException.class, failures::unreadable);
    config.routes.exception(HttpResponseException.class, failures::refused);
    config.routes.exception(Exception.class, failures::broken);
  }

  private void harden(org.eclipse.jetty.server.Server server) {
    DocumentLane documents =
        new DocumentLane(
            new OwnThread(new SlowBodies(SLOWEST_BYTES_A_SECOND)),
            Routes.contentStarts(portal.apiPath(), portal.basePath()),
            vary(),
            portal.content().published()::documents,
            portal.clock(),
            this::answered);
    server.setHandler(
        new GracefulHandler(new SecuredAnswers(documents, portal.config().proxies())));
    server.setErrorHandler(unreadable());
    server.setStopTimeout(GRACE.toMillis());
  }

  private DocumentLane.Vary vary() {
    List<String> allowed = portal.config().cors();
    if (allowed.isEmpty()) {
      return DocumentLane.Vary.NOT;
    }
    return allowed.contains(Settings.EVERY_ORIGIN)
        ? DocumentLane.Vary.FOR_EVERY_ORIGIN
        : DocumentLane.Vary.BY_ORIGIN;
  }

  private UnreadableRequests unreadable() {
    String lang = portal.snapshot().site().config().defaultLanguage();
    return new UnreadableRequests(
        () -> pages.html(lang, new MessagePage("bad-request")),
        status -> Failures.unreadable(status).json());
  }

  private Connector connector(org.eclipse.jetty.server.Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(portal.config().host());
    connector.setPort(portal.config().port());
    connector.addBean(new HeaderDeadline(connector.getScheduler()));
    return connector;
  }

  /** Slow clients are not waited for; nobody learns what runs here. */
  private static void restrict(HttpConfiguration http) {
    http.setIdleTimeout(IDLE.toMillis());
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(16 * 1024);
  }

  private void begin(Context context) {
    cors(context);
    RouteTable.requireKnownMethod(context);
    String query = Optional.ofNullable(context.req().getQueryString()).orElse("");
    if (query.contains("%00") || context.path().indexOf('\0') >= 0) {
      throw ApiError.of(400, "invalid-characters", "The address contains a NUL byte.").exception();
    }
    boolean api = context.path().startsWith(portal.apiPath() + "api/");
    if (api && query.indexOf('%') >= 0 && BROKEN_ESCAPE.matcher(query).find()) {
      throw ApiError.of(400, "malformed-query", "A “%” stands before two hexadecimal digits only.")
          .exception();
    }
  }

  private void cors(Context context) {
    List<String> allowed = portal.config().cors();
    if (allowed.isEmpty()) {
      return;
    }
    boolean all = allowed.contains(Settings.EVERY_ORIGIN);
    String origin = Optional.ofNullable(context.header("Origin")).orElse("");
    if (!all) {
      context.res().addHeader("Vary", "Origin");
    }
    if (!origin.isEmpty() && (all || allowed.contains(origin))) {
      context
          .header("Access-Control-Allow-Origin", all ? Settings.EVERY_ORIGIN : origin)
          .header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE")
          .header(
              "Access-Control-Allow-Headers",
              "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match")
          .header("Access-Control-Expose-Headers", "ETag, Retry-After, Link");
      boolean asks = context.header("Access-Control-Request-Method") != null;
      if (asks && context.req().getMethod().equals("OPTIONS")) {
        context.status(204).header("Access-Control-Max-Age", "600").skipRemainingHandlers();
      }
    }
  }

  private void log(Context context, float milliseconds) {
    long nanos = (long) (milliseconds * 1_000_000);
    answered(context.req().getMethod(), context.path(), context.statusCode(), nanos);
  }

  private void answered(String method, String path, int status, long nanos) {
    resources.health().count(method, status, nanos);
    AccessLog.write(method, path, status);
  }

  /** Takes no more requests, finishes those that run. */
  @Override
  public void close() {
    resources.health().end();
    javalin.stop();
  }
}

package org.klartext.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.klartext.TreeArchive;
import org.klartext.api.account.AccountException;
import org.klartext.api.account.ApiTokens;
import org.klartext.api.account.Passwords;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.config.ConfigException;
import org.klartext.api.config.ConfigLoader;
import org.klartext.api.config.LoadedConfig;
import org.klartext.api.contribution.Ids;
import org.klartext.api.description.Contract;
import org.klartext.api.description.Exchanges;
import org.klartext.api.git.GitException;
import org.klartext.api.git.GitSync;
import org.klartext.api.identity.Role;
import org.klartext.api.identity.Scope;
import org.klartext.api.publishing.PublicationRelay;
import org.klartext.api.serving.Service;
import org.klartext.api.store.Database;
import org.klartext.build.BuildException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server on a small portal, and a client of it. */
public final class TestServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, String> flags;
  private final InstantSource clock;
  private final Consumer<PublicationRelay.Step> steps;
  private final Consumer<GitSync.Step> gitSteps;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private Service service;
  private Optional<String> token = Optional.empty();

  private TestServer(
      Path folder,
      Map<String, String> flags,
      InstantSource clock,
      Consumer<PublicationRelay.Step> steps,
      Consumer<GitSync.Step> gitSteps)
      throws IOException, BuildException {
    this.folder = folder;
    this.flags = Map.copyOf(flags);
    this.clock = clock;
    this.steps = steps;
    this.gitSteps = gitSteps;
    this.service = start();
  }

  /** How a test wants its server. */
  public static final class Plan {
    private final Path folder;
    private final Map<String, String> flags = new HashMap<>();
    private String archive = TestPortal.ARCHIVE;
    private InstantSource clock = InstantSource.system();
    private Consumer<PublicationRelay.Step> steps = _ -> {};
    private Consumer<GitSync.Step> gitSteps = _ -> {};

    private Plan(Path folder) {
      this.folder = folder;
      flag("--content", folder.resolve("content").toString());
      flag("--themes", folder.resolve("themes").toString());
      flag("--out", folder.resolve("site").toString());
      flag("--state", folder.resolve("var").toString());
      flag("--port", "0");
      flag("--limits-per-address", "1000000");
      flag("--limits-global", "1000000");
    }

    /** On this database. */
    public Plan on(TestDatabases database) {
      return database == TestDatabases.SQLITE
          ? this
          : flag("--database", database.url(folder)).flag("--secret", "x".repeat(40));
    }

    /** With this content. */
    public Plan with(String newArchive) {
      archive = newArchive;
      return this;
    }

    /** With an option. */
    public Plan flag(String name, String value) {
      flags.put(name, value);
      return this;
    }

    /** At this time. */
    public Plan at(InstantSource newClock) {
      clock = newClock;
      return this;
    }

    /** Telling how far the relay has come. */
    public Plan telling(Consumer<PublicationRelay.Step> newSteps) {
      steps = newSteps;
      return this;
    }

    /** Telling how far a round with Git has come. */
    public Plan tellingOfGit(Consumer<GitSync.Step> newSteps) {
      gitSteps = newSteps;
      return this;
    }

    /** Writes the content and starts the server. */
    public TestServer start() throws IOException, BuildException {
      if (!Files.exists(folder.resolve("content"))) {
        TreeArchive.write(folder.resolve("content"), archive);
      }
      return new TestServer(folder, flags, clock, steps, gitSteps);
    }
  }

  /** A plan for a server in a folder. */
  public static Plan in(Path folder) {
    return new Plan(folder);
  }

  private Service start() throws IOException, BuildException {
    try {
      LoadedConfig loaded = ConfigLoader.load(flags, Map.of(), folder);
      return Service.start(
          loaded.config(), new Service.Surroundings(clock, new SecureRandom(), steps, gitSteps));
    } catch (ConfigException | GitException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Ends the server and starts it again on the same folder. */
  public void restart() throws IOException, BuildException {
    service.close();
    service = start();
  }

  /** The folder of the content. */
  public Path content() {
    return folder.resolve("content");
  }

  /** The folder of the finished site. */
  public Path out() {
    return folder.resolve("site");
  }

  /** The server itself. */
  public Service service() {
    return service;
  }

  /** The address of a path. */
  public String url(String path) {
    return "http://localhost:" + service.port() + path;
  }

  /** Opens the database of the server once more. */
  public Database database() {
    return flags.containsKey("--database")
        ? Database.open(String.valueOf(flags.get("--database")))
        : Database.embedded(folder.resolve("var/klartext.db"));
  }

  /** From now on requests carry the token of a new account with this role. */
  public TestServer as(Role role) throws AccountException {
    try (Database database = database()) {
      token = Optional.of(token(database, role, clock));
      return this;
    }
  }

  /** A token of a new account with this role. */
  public static String token(Database database, Role role, InstantSource clock)
      throws AccountException {
    SecureRandom random = new SecureRandom();
    Ids ids = new Ids(clock, random);
    String name = role.key() + "-" + ids.question();
    new StaffAccounts(database, new Passwords(random), clock, ids)
        .add(StaffAccounts.TERMINAL, name, role, "vier muntere Laternen am Deich");
    Set<Scope> scopes = role.scopes();
    return new ApiTokens(database, clock, random)
        .create(StaffAccounts.TERMINAL, name, "test", scopes, Optional.empty())
        .key();
  }

  /**
   * Gives an expert an account.
   *
   * @return the header that makes a request the expert's, name and value
   */
  public String[] expert(String name, String slug) throws AccountException {
    SecureRandom random = new SecureRandom();
    try (Database database = database()) {
      new StaffAccounts(database, new Passwords(random), clock, new Ids(clock, random))
          .addExpert(StaffAccounts.TERMINAL, name, slug, "vier muntere Laternen am Deich");
      String key =
          new ApiTokens(database, clock, random)
              .create(StaffAccounts.TERMINAL, name, "test", Role.EXPERT.scopes(), Optional.empty())
              .key();
      return new String[] {"Authorization", "Bearer " + key};
    }
  }

  /** The token that requests carry. */
  public String token() {
    return token.orElse("");
  }

  /** An answer. */
  public record Answer(HttpResponse<String> response) {
    /** Its status. */
    public int status() {
      return response.statusCode();
    }

    /** Its body. */
    public String body() {
      return response.body();
    }

    /** Its body as JSON. */
    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    /** A text of its JSON; empty if it is not there. */
    public String text(String name) {
      return json().path(name).asString("");
    }

    /** A header; empty if it is not there. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Reads. */
  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Sends JSON. */
  public Answer post(String path, Map<String, ?> body, String... headers) {
    return json("POST", path, body, headers);
  }

  /** Sends JSON with any method. */
  public Answer json(String method, String path, Map<String, ?> body, String... headers) {
    return raw(method, path, "application/json", JSON.writeValueAsString(body), headers);
  }

  /** Sends anything. */
  public Answer raw(String method, String path, String type, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body)));
  }

  /** Sends a form as a browser does. */
  public Answer form(String path, Map<String, String> values, String... headers) {
    String body =
        values.entrySet().stream()
            .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
            .collect(Collectors.joining("&"));
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Accept", "text/html"));
    return raw("POST", path, "application/x-www-form-urlencoded", body, all.toArray(String[]::new));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A request that carries the token, if there is one. */
  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
    token
        .filter(_ -> !List.of(headers).contains("Authorization"))
        .ifPresent(it -> request.header("Authorization", "Bearer " + it));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  /** Sends a request, and holds the answer against the description of the API. */
  public Answer send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      Answer answer =
          new Answer(client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
      Contract.hold(Exchanges.of(service.basePath(), request, answer.response()));
      return answer;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The id of the contribution that a receipt leads to. */
  public static String idOf(String receipt) {
    return receipt.split("/", -1)[2];
  }

  /** What waits, as the queue tells it. */
  public JsonNode queued(String id) {
    return get("/api/v1/contributions/" + id).json();
  }

  /** Decides on a contribution as it stands now. */
  public Answer decide(String id, Map<String, String> decision) {
    String tag = queued(id).path("etag").asString();
    return json(
        "PUT",
        "/api/v1/contributions/" + id + "/decision",
        decision,
        "If-Match",
        "\"" + tag + "\"");
  }

  /** Approves a contribution as it stands now. */
  public Answer approve(String id) {
    return decide(id, Map.of("decision", "approved"));
  }

  @Override
  public void close() {
    service.close();
  }
}

package org.klartext.api.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A moderator's view of a server: the HTTP API and nothing else. */
final class ModerationClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI server;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER) // the token is for this server alone
          .build();

  /**
   * A client of one server.
   *
   * @param server address below which it answers, with a slash at the end
   * @param token of somebody who may moderate
   */
  ModerationClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /**
   * A part of the queue.
   *
   * @param entries the oldest first
   * @param after where the next part begins; absent if there is none
   */
  record Part(List<Entry> entries, Optional<String> after) {}

  /**
   * Reads a part of the queue.
   *
   * @param filter parameters of the request
   * @param after where it begins
   * @param limit at most so many, up to 100
   */
  Part queue(Map<String, String> filter, Optional<String> after, int limit)
      throws CommandException, NotDoneException {
    Map<String, String> all = new LinkedHashMap<>(filter);
    all.put("limit", String.valueOf(limit));
    after.ifPresent(it -> all.put("after", it));
    String query =
        all.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    JsonNode answer = send(request("moderation/queue?" + query).GET(), "");
    List<Entry> entries = answer.path("data").valueStream().map(Entry::new).toList();
    return new Part(
        entries, Optional.of(answer.path("after").asString("")).filter(it -> !it.isEmpty()));
  }

  /** Readers' reports that nobody has looked at. */
  List<JsonNode> reports() throws CommandException, NotDoneException {
    return send(request("moderation/reports").GET(), "").path("data").valueStream().toList();
  }

  /** One entry with its wordings, decisions and reports. */
  Entry entry(String id) throws CommandException, NotDoneException {
    return new Entry(send(request("contributions/" + known(id)).GET(), id));
  }

  /**
   * Decides.
   *
   * @param etag of the entry as it was seen
   * @return how it stands now
   */
  Entry decide(String id, String etag, Ruling ruling) throws CommandException, NotDoneException {
    BodyPublisher body = BodyPublishers.ofString(JSON.writeValueAsString(ruling.fields()));
    return new Entry(
        send(
            request(decision(id))
                .header("If-Match", '"' + etag + '"')
                .header("Content-Type", "application/json")
                .PUT(body),
            id));
  }

  /** Undoes the last decision. */
  Entry undo(String id, String etag) throws CommandException, NotDoneException {
    return new Entry(send(request(decision(id)).header("If-Match", '"' + etag + '"').DELETE(), id));
  }

  private static String decision(String id) throws NotDoneException {
    return "contributions/" + known(id) + "/decision";
  }

  /**
   * Closes the reports on an entry, which stays.
   *
   * @return how many there were
   */
  int keep(String id) throws CommandException, NotDoneException {
    return send(request("moderation/reports/" + known(id)).DELETE(), id).path("closed").asInt(0);
  }

  /** What cannot be the id of anything does not become part of an address. */
  private static String known(String id) throws NotDoneException {
    if (!id.matches("[0-9A-Za-z-]{1,64}")) {
      throw new NotDoneException("“" + TerminalText.line(id, 40) + "” is no id.");
    }
    return id;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("api/v1/" + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  private JsonNode send(HttpRequest.Builder request, String id)
      throws CommandException, NotDoneException {
    HttpResponse<String> response = exchange(request.build());
    JsonNode json = json(response.body());
    if (response.statusCode() == 200 && json.isObject()) {
      return json;
    }
    throw refusal(response, json, id);
  }

  private HttpResponse<String> exchange(HttpRequest request) throws CommandException {
    try {
      return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw failure(
          "No server answers at "
              + server
              + ". Start one with “klartext serve”, or say where it is with --server.",
          e);
    } catch (IOException e) {
      throw failure("The connection to " + server + " broke: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("Interrupted.", new InterruptedIOException());
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : TerminalText.line(message);
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance(); // a page for people, perhaps
    }
  }

  /** What concerns one entry is returned; what would happen to all others, too, is thrown. */
  private NotDoneException refusal(HttpResponse<String> response, JsonNode json, String id)
      throws CommandException {
    String detail = TerminalText.line(json.path("detail").asString(""));
    if (json.path("code").asString("").isEmpty()) {
      throw stranger(response);
    }
    return switch (response.statusCode()) {
      case 404 -> new NotDoneException("There is no contribution “" + id + "”.");
      case 412 ->
          new NotDoneException(
              "Somebody was faster: "
                  + id
                  + " has changed since you saw it, and nothing has happened. Look again: klartext"
                  + " moderate show "
                  + id);
      case 401 -> throw failure(unknownToken());
      case 403 ->
          throw failure(
              "The token may not moderate. Make one with --scope moderation for somebody whose role"
                  + " allows it: “klartext token create --help”.");
      case 400, 409, 422, 428 -> new NotDoneException(detail);
      default -> throw failure("The server at " + server + " cannot do it now: " + detail);
    };
  }

  private static String unknownToken() {
    return "The server does not know this token, or it has ended. " + MAKE_ONE;
  }

  /** How to come by a token. */
  static final String MAKE_ONE =
      "Make one where the server runs: klartext token create NAME --scope moderation --label TEXT;"
          + " then set KLARTEXT_TOKEN to it, or write it to a file and name that with --token-file.";

  private CommandException stranger(HttpResponse<String> response) {
    Optional<String> elsewhere = response.headers().firstValue("Location");
    String hint =
        elsewhere.isPresent()
            ? "It sends to "
                + TerminalText.line(elsewhere.get(), 200)
                + "; name that with --server."
            : "Is this the address of the portal, with its path?";
    return failure(
        "What answers at "
            + server
            + " (status "
            + response.statusCode()
            + ") is not Klartext's API. "
            + hint);
  }

  private static CommandException failure(String sentence) {
    return failure(sentence, new IOException(sentence));
  }

  private static CommandException failure(String sentence, IOException cause) {
    return new CommandException(ExitStatus.WRONG_USE, sentence, cause);
  }

  @Override
  public void close() {
    http.close();
  }
}

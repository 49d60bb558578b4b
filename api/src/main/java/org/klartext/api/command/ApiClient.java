package org.klartext.api.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartext.api.identity.Scope;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a command knows of a server: the HTTP API and nothing else. */
final class ApiClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI server;
  private final String token;
  private final Scope scope;
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
   * @param token of somebody who may do what is asked for
   * @param scope what the token has to allow
   */
  ApiClient(URI server, String token, Scope scope) {
    this.server = server;
    this.token = token;
    this.scope = scope;
  }

  /** A request that carries the token; {@code path} is below {@code api/v1/}. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("api/v1/" + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  /** The same with parameters. */
  HttpRequest.Builder request(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return request(query.isEmpty() ? path : path + "?" + query);
  }

  /**
   * Sends a request. What concerns one thing is a {@link NotDoneException}; what would happen to
   * all others, too, ends the command.
   *
   * @param sentences what a status means to whoever typed the command
   */
  JsonNode send(HttpRequest.Builder request, Map<Integer, String> sentences)
      throws CommandException, NotDoneException {
    HttpResponse<String> response = exchange(request.build());
    JsonNode json = json(response.body());
    if (response.statusCode() == 200 && json.isObject()) {
      return json;
    }
    throw refusal(response, json, sentences);
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

  private NotDoneException refusal(
      HttpResponse<String> response, JsonNode json, Map<Integer, String> sentences)
      throws CommandException {
    String detail = TerminalText.line(json.path("detail").asString(""));
    if (json.path("code").asString("").isEmpty()) {
      throw stranger(response);
    }
    int status = response.statusCode();
    if (sentences.containsKey(status)) {
      return new NotDoneException(String.valueOf(sentences.get(status)));
    }
    return switch (status) {
      case 401 ->
          throw failure(
              "The server does not know this token, or it has ended. " + makeToken(scope));
      case 403 ->
          throw failure(
              "The token may not "
                  + deed()
                  + ". Make one with --scope "
                  + scope.key()
                  + " for somebody whose role allows it: “klartext token create --help”.");
      case 400, 404, 409, 412, 422, 428 -> new NotDoneException(detail);
      default -> throw failure("The server at " + server + " cannot do it now: " + detail);
    };
  }

  private String deed() {
    return scope == Scope.MODERATION ? "moderate" : "do this";
  }

  /** How to come by a token. */
  static String makeToken(Scope scope) {
    return "Make one where the server runs: klartext token create NAME --scope "
        + scope.key()
        + " --label TEXT; then set KLARTEXT_TOKEN to it, or write it to a file and name that with"
        + " --token-file.";
  }

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

package org.klartext.api.dialogue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.TreeArchive;
import org.klartext.api.Klartext;
import org.klartext.api.TestPortal;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.account.AccountException;
import org.klartext.api.description.Contract;
import org.klartext.api.description.Exchanges;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;
import tools.jackson.databind.json.JsonMapper;

/** The real program in a process of its own, which can be ended as an operating system does it. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("are at http://localhost:(\\d+)/");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final int port;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServerProcess(Process process, int port, String token) {
    this.process = process;
    this.port = port;
    this.token = token;
  }

  /**
   * Makes a portal to start on.
   *
   * @return the token of a moderator
   */
  static String prepare(Path folder) throws IOException, AccountException {
    TreeArchive.write(folder.resolve("content"), TestPortal.ARCHIVE);
    try (Database database = database(folder)) {
      return TestServer.token(database, Role.MODERATOR, InstantSource.system());
    }
  }

  /** The database of a portal, also while it runs. */
  static Database database(Path folder) {
    return Database.embedded(folder.resolve("var/klartext.db"));
  }

  /** Starts on a prepared folder and waits until it answers. */
  static ServerProcess start(Path folder, String token) throws Exception {
    Path log = folder.resolve("log.txt");
    Files.deleteIfExists(log);
    File output = Files.createFile(log).toFile();
    Process process =
        new ProcessBuilder(command(folder))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    Conversation.until(() -> port(log).isPresent() || !process.isAlive());
    String said = text(log);
    int port = port(log).orElseThrow(() -> new IllegalStateException(said));
    return new ServerProcess(process, port, token);
  }

  private static List<String> command(Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx160m"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Klartext.class.getName(), "serve", "--port", "0", "--log", "error"));
    command.addAll(List.of("--limits-per-address", "1000000", "--limits-global", "1000000"));
    for (Map.Entry<String, String> each :
        Map.of("--content", "content", "--themes", "themes", "--out", "site", "--state", "var")
            .entrySet()) {
      command.addAll(List.of(each.getKey(), folder.resolve(each.getValue()).toString()));
    }
    return command;
  }

  private static Optional<Integer> port(Path log) throws IOException {
    Matcher address = ADDRESS.matcher(text(log));
    return address.find() ? Optional.of(Integer.valueOf(address.group(1))) : Optional.empty();
  }

  private static String text(Path log) throws IOException {
    return Files.readString(log);
  }

  /** Reads, with the moderator's token. */
  Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  /** Sends JSON, with the moderator's token. */
  Answer send(String method, String path, Map<String, String> body, String... headers)
      throws IOException {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Decides on a contribution as it stands now. */
  Answer decide(String id, Map<String, String> decision) throws IOException {
    String path = "/api/v1/contributions/" + id;
    String tag = get(path).header("ETag");
    return send("PUT", path + "/decision", decision, "If-Match", tag);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder builder) throws IOException {
    HttpRequest request = builder.build();
    try {
      Answer answer = new Answer(client.send(request, BodyHandlers.ofString()));
      Contract.hold(Exchanges.of("/", request, answer.response()));
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, as {@code kill} does. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end. */
  int status() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
  }
}

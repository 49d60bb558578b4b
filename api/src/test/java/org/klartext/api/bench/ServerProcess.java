package org.klartext.api.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server as a process of its own, which answers. */
final class ServerProcess implements AutoCloseable {
  private static final String MANY = "1000000";

  private final Process process;
  private final int port;
  private final Path log;

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** The server of this project, on a port that is free. */
  static ServerProcess klartext(Portal portal) throws IOException, InterruptedException {
    String command = System.getProperty("klartext.bench.command", "");
    List<String> words =
        new ArrayList<>(command.isEmpty() ? java("org.klartext.api.Klartext") : List.of(command));
    words.add("serve");
    Map.of(
            "--content", portal.content().toString(),
            "--themes", portal.folder().resolve("themes").toString(),
            "--out", portal.out().toString(),
            "--state", portal.state().toString(),
            "--limits-per-address", MANY,
            "--limits-global", MANY)
        .forEach((name, value) -> words.addAll(List.of(name, value)));
    words.add("--port");
    return start(words, portal.folder().resolve("klartext.log"));
  }

  /** One that does nothing but store. */
  static ServerProcess bare(Portal portal) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(java(BareServer.class.getName()));
    words.add(portal.folder().resolve("bare.db").toString());
    return start(words, portal.folder().resolve("bare.log"));
  }

  /** One that does nothing but send prepared bytes. */
  static ServerProcess bareReads(Portal portal, Path prepared)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(java(BareReads.class.getName()));
    words.add(prepared.toString());
    return start(words, portal.folder().resolve("bare.log"));
  }

  /** One that does nothing but look words up. */
  static ServerProcess bareSearch(Portal portal, Path pages)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(java(BareSearch.class.getName()));
    words.add(pages.toString());
    return start(words, portal.folder().resolve("bare.log"));
  }

  private static List<String> java(String mainClass) {
    List<String> words = new ArrayList<>();
    words.addAll(words("klartext.bench.prefix"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(words("klartext.bench.jvm"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return words;
  }

  private static List<String> words(String property) {
    return Stream.of(System.getProperty(property, "").split(" ", -1))
        .filter(it -> !it.isBlank())
        .toList();
  }

  /** The port is the last word. */
  private static ServerProcess start(List<String> words, Path log)
      throws IOException, InterruptedException {
    int port = freePort();
    words.add(String.valueOf(port));
    File file = log.toFile();
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(file).start();
    ServerProcess server = new ServerProcess(process, port, log);
    server.awaitAnswer();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    while (!answers()) {
      if (!process.isAlive()) {
        throw new IOException(Files.readString(log));
      }
      Thread.sleep(5);
    }
  }

  private boolean answers() {
    try (Connection connection = new Connection(port)) {
      return connection.get("/", List.of()).status() == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  int port() {
    return port;
  }

  /** How long the process has computed, which other processes of the machine hardly change. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident memory in bytes, on Linux. */
  long memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

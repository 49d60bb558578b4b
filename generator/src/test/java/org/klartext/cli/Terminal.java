package org.klartext.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** Types commands and reads what they say. */
final class Terminal {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Path folder;

  Terminal(Path folder) {
    this.folder = folder;
  }

  /**
   * What a command left.
   *
   * @param status of its end
   * @param out what it printed
   * @param err what it complained about
   */
  record Session(int status, String out, String err) {
    String all() {
      return out + err;
    }
  }

  Path content() {
    return folder.resolve("content");
  }

  Path out() {
    return folder.resolve("site");
  }

  /** Builds with the usual folders, unless the options name others. */
  Session build(String... options) {
    return run("build", Map.of("--content", content(), "--out", out()), options);
  }

  Session check(String... options) {
    return run("check", Map.of("--content", content()), options);
  }

  private Session run(String command, Map<String, Path> folders, String... options) {
    Map<String, Path> usual = new TreeMap<>(folders);
    usual.put("--themes", folder.resolve("themes"));
    usual.put("--state", folder.resolve("var"));
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(options));
    usual.forEach((option, value) -> {
      if (!arguments.contains(option)) {
        arguments.addAll(List.of(option, value.toString()));
      }
    });
    return type(arguments.toArray(String[]::new));
  }

  /** Whatever happens, nobody sees a stack trace. */
  static Session type(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Commands.commandLine(InstantSource.fixed(NOW));
    commands.setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(err));
    Session session = new Session(commands.execute(arguments), out.toString(), err.toString());
    assertFalse(session.all().contains("\tat "), session.all());
    assertFalse(session.all().contains("fault of Klartext"), session.all());
    return session;
  }
}

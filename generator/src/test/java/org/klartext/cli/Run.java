package org.klartext.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;

/**
 * A command that has been run.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it complained of
 */
record Run(int status, String out, String err) {
  /** All that it said. */
  String all() {
    return out + err;
  }

  /** When all of them run: 09:30:45 in Berlin. */
  static final Instant NOW = Instant.parse("2026-11-21T08:30:45Z");

  /** Runs a command. */
  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands =
        Commands.commandLine(InstantSource.fixed(NOW), List.of(arguments))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    commands.getSubcommands().values().forEach(it -> it.setOut(commands.getOut()));
    commands.getSubcommands().values().forEach(it -> it.setErr(commands.getErr()));
    int status = commands.execute(arguments);
    return new Run(status, out.toString(), err.toString());
  }

  /** Checks a content folder. */
  static Run check(Path content) {
    Path state = content.resolveSibling("var-of-check");
    String themes = content.resolveSibling("themes").toString();
    return of(
        "check",
        "--strict",
        "--content",
        content.toString(),
        "--themes",
        themes,
        "--state",
        state.toString());
  }
}

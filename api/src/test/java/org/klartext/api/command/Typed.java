package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.klartext.cli.Commands;
import picocli.CommandLine;

/**
 * A command that has been typed. Whatever happens, nobody sees a stack trace.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it complained of
 */
record Typed(int status, String out, String err) {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T10:00:00Z"));

  /** Runs a command in an environment, with something at its standard input. */
  static Typed with(Map<String, String> variables, String input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Surroundings surroundings =
        new Surroundings(
            CLOCK, new SecureRandom(), variables, PasswordInput.of(in), () -> TypedInput.of(in));
    CommandLine commands =
        Commands.commandLine(CLOCK, List.of(arguments), ServerCommands.all(surroundings))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    Typed typed = new Typed(commands.execute(arguments), out.toString(), err.toString());
    assertFalse(typed.all().contains("\tat "), typed.all());
    assertFalse(typed.all().contains("fault of Klartext"), typed.all());
    return typed;
  }

  static Typed of(String... arguments) {
    return with(Map.of(), "", arguments);
  }

  String all() {
    return out + err;
  }
}

package org.klartext.api;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.klartext.api.command.PasswordInput;
import org.klartext.api.command.ServerCommands;
import org.klartext.api.command.Surroundings;
import org.klartext.api.command.TypedInput;
import org.klartext.api.config.Log;
import org.klartext.api.config.Variables;
import org.klartext.cli.Commands;

/** The program: the generator's commands, and the server's. */
public final class Klartext {
  /** The command that runs long enough to need a log. */
  private static final String SERVER = "serve";

  private Klartext() {}

  /**
   * Runs one command and ends the process with its status.
   *
   * @param arguments what was typed after the program's name
   */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    if (words.isEmpty() || !words.getFirst().equals(SERVER)) {
      Log.off();
    }
    InstantSource clock = InstantSource.system();
    Surroundings surroundings =
        new Surroundings(
            clock,
            new SecureRandom(),
            Variables.ofThisProcess(),
            PasswordInput.ofThisProcess(),
            TypedInput::ofThisProcess);
    System.exit(
        Commands.commandLine(clock, words, ServerCommands.all(surroundings)).execute(arguments));
  }
}

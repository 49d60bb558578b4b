package org.klartext.api;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.klartext.api.command.PasswordInput;
import org.klartext.api.command.ServerCommands;
import org.klartext.api.command.Surroundings;
import org.klartext.api.config.Variables;
import org.klartext.cli.Commands;

/** The program: the generator's commands, and the server's. */
public final class Klartext {
  private Klartext() {}

  /**
   * Runs one command and ends the process with its status.
   *
   * @param arguments what was typed after the program's name
   */
  public static void main(String[] arguments) {
    InstantSource clock = InstantSource.system();
    Surroundings surroundings =
        new Surroundings(
            clock, new SecureRandom(), Variables.ofThisProcess(), PasswordInput.ofThisProcess());
    System.exit(
        Commands.commandLine(clock, List.of(arguments), ServerCommands.all(surroundings))
            .execute(arguments));
  }
}

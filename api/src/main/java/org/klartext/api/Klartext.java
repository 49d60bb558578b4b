package org.klartext.api;

import java.time.InstantSource;
import java.util.List;
import org.klartext.cli.Commands;

/** The program: the generator's commands, and later the server's. */
public final class Klartext {
  private Klartext() {}

  /**
   * Runs one command and ends the process with its status.
   *
   * @param arguments what was typed after the program's name
   */
  public static void main(String[] arguments) {
    InstantSource clock = InstantSource.system();
    System.exit(Commands.commandLine(clock, List.of(arguments)).execute(arguments));
  }
}

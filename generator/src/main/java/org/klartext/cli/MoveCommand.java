package org.klartext.cli;

import java.time.InstantSource;
import picocli.CommandLine.Command;

/** {@code klartext move}. */
@Command(name = "move", mixinStandardHelpOptions = true)
final class MoveCommand implements Runnable {
  private final InstantSource clock;

  MoveCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    System.out.println(clock.instant());
  }
}

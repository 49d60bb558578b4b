package org.klartext.cli;

import java.time.InstantSource;
import picocli.CommandLine.Command;

/** {@code klartext new}. */
@Command(name = "new", mixinStandardHelpOptions = true)
final class NewCommand implements Runnable {
  private final InstantSource clock;

  NewCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    System.out.println(clock.instant());
  }
}
